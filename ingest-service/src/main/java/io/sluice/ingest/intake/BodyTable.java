package io.sluice.ingest.intake;

import io.sluice.ingest.profile.KnownProfile;
import io.sluice.ingest.profile.KnownProfiles;
import io.sluice.sources.flow.FlowFinding;
import io.sluice.sources.flow.FlowOptions;
import io.sluice.sources.flow.FlowSource;
import io.sluice.sources.table.QualifiedSource;
import io.sluice.sources.table.Table;
import io.sluice.sources.table.TableFormat;
import io.sluice.sources.table.TableFormatException;
import io.sluice.sources.table.TableOptions;
import io.sluice.sources.table.TableOptions.Tall;
import io.sluice.sources.table.TableRow;
import io.sluice.sources.table.TableSource;
import io.sluice.sources.table.Tables;
import java.io.IOException;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * Finds the table of a CSV body as that of a file is found, with more to go by: the profiles tell
 * which names are tags. A body whose columns are all the tags of one has a row a line, whatever the
 * columns are called; one with a column of such names has a line for each tag and time, one with
 * pairs of a time and a value a few of them in a line.
 */
final class BodyTable {

  /** Rows that tell whether a column holds names of tags. */
  private static final int SAMPLE = 200;

  private final Body body;
  private final TableOptions options;
  private final CsvParameters parameters;
  private final List<KnownProfile> profiles;

  /**
   * @param options how to read what does not speak for itself
   */
  BodyTable(Body body, TableOptions options, CsvParameters parameters, KnownProfiles known) {
    this.body = body;
    this.options = options;
    this.parameters = parameters;
    var names = parameters.profile() == null ? known.names() : List.of(parameters.profile());
    profiles = names.stream().map(known::find).flatMap(Optional::stream).toList();
  }

  /**
   * What was found.
   *
   * @param isPutTogether whether its rows are made of several lines, or of parts of one, by their
   *     times
   * @param flow what was found out about flows; null if it has none
   */
  record Found(TableSource source, boolean isPutTogether, @Nullable FlowFinding flow) {

    /** Whether its records are in JSON. */
    boolean isJson() {
      return source.finding().format() == TableFormat.JSON
          || source.finding().format() == TableFormat.NDJSON;
    }

    /** Whether all of it has to be held for that, as its rows are in no order. */
    boolean needsSorting() {
      var tall = source.finding().tall();
      return isPutTogether && (tall == null || !tall.sorted());
    }
  }

  /**
   * @throws TableFormatException if the body holds no table; one sentence
   * @throws IOException never, of what is in memory
   */
  Found find() throws TableFormatException, IOException {
    if (parameters.namesTall()) {
      return new Found(
          find(new Tall(true, parameters.tagColumn(), parameters.valueColumn())), true, null);
    }
    var wide = find(Tall.NEVER);
    var columns = wide.finding().columns();
    if (!fits(columns)) {
      var other = find(new Tall(true, columnOfTags(wide), null));
      if (!other.finding().columns().equals(columns)) {
        return new Found(other, true, null);
      }
    }
    var flows =
        FlowSource.of(QualifiedSource.of(wide, this::isTag), FlowOptions.FIND, this::isNamed);
    return new Found(flows, false, flows.flow());
  }

  private boolean isNamed(String name) {
    return isTag(name) || name.equalsIgnoreCase(parameters.timeColumn());
  }

  private TableSource find(Tall tall) throws TableFormatException, IOException {
    return Tables.find(
        body.bytes(), body.start(), body.length(), "the body", options.withTall(tall));
  }

  private boolean fits(List<String> columns) {
    return profiles.stream().anyMatch(profile -> columns.containsAll(profile.tags()));
  }

  private boolean isTag(String name) {
    return profiles.stream().anyMatch(profile -> profile.indexOf(name) != KnownProfile.UNKNOWN);
  }

  /** Null if no column holds more names of tags than others. */
  private @Nullable String columnOfTags(TableSource wide) throws IOException {
    var columns = wide.finding().columns();
    int[] tags = new int[columns.size()];
    int rows = 0;
    try (Table table = wide.open()) {
      for (TableRow row = table.next(); row != null && rows < SAMPLE; row = table.next()) {
        rows += row.fault() == null ? 1 : 0;
        for (int i = 0; i < row.fields().length; i++) {
          tags[i] += isTag(row.fields()[i]) ? 1 : 0;
        }
      }
    }
    for (int i = 0; i < tags.length; i++) {
      if (2 * tags[i] > rows) {
        return columns.get(i);
      }
    }
    return null;
  }
}
