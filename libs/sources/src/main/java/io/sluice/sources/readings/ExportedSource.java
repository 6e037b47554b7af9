package io.sluice.sources.readings;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import io.sluice.contracts.CsvLine;
import io.sluice.contracts.Messages;
import io.sluice.contracts.Quality;
import io.sluice.sources.table.ConvertedTable;
import io.sluice.sources.table.Quote;
import io.sluice.sources.table.Table;
import io.sluice.sources.table.TableFinding;
import io.sluice.sources.table.TableFormatException;
import io.sluice.sources.table.TableRow;
import io.sluice.sources.table.TableSource;
import java.io.IOException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/**
 * Readings that query-api has written, as they were: texts without the apostrophe that keeps
 * spreadsheets from running them, tags that only some rows have in columns of their own, and values
 * of bad quality missing, as scoring-service takes them.
 */
final class ExportedSource implements TableSource {

  private final TableSource source;
  private final TableFinding finding;
  private final List<String> names;
  private final List<String> others;
  private final int otherTags;
  private final int quality;

  private ExportedSource(
      TableSource source, TableFinding finding, List<String> names, List<String> others) {
    this.source = source;
    this.finding = finding;
    this.names = names;
    this.others = others;
    this.otherTags = names.indexOf(OwnExports.OTHER_TAGS);
    this.quality = names.indexOf(OwnExports.QUALITY);
  }

  /**
   * The table itself if it is none of these; of which tags there are, all rows are asked.
   *
   * @param maxColumns how many columns it may have
   * @throws TableFormatException if it has more; one sentence
   * @throws IOException if the file cannot be read
   */
  static TableSource of(TableSource source, int maxColumns)
      throws TableFormatException, IOException {
    TableFinding table = source.finding();
    if (!OwnExports.isOfReadings(table.columns())) {
      return source;
    }
    List<String> names = table.columns().stream().map(CsvLine::unquoted).toList();
    var known = new HashSet<>(names);
    var others = new TreeSet<String>();
    long bad = 0;
    var plain = new ExportedSource(source, table, names, List.of());
    try (Table all = source.open()) {
      for (TableRow row = all.next(); row != null; row = all.next()) {
        JsonNode more = row.fault() == null ? json(row.fields()[plain.otherTags]) : null;
        JsonNode qualities = row.fault() == null ? json(row.fields()[plain.quality]) : null;
        if (more != null) {
          more.fieldNames().forEachRemaining(others::add);
        }
        if (qualities != null) {
          bad += qualities.valueStream().filter(ExportedSource::isBad).count();
        }
        if (known.size() + others.size() > maxColumns) {
          throw new TableFormatException(
              "%s has more than %,d tags by its column '%s', the limit"
                  .formatted(table.source(), maxColumns, OwnExports.OTHER_TAGS));
        }
      }
    }
    others.removeAll(known);
    var columns = new ArrayList<>(names);
    columns.addAll(others);
    var units = new ArrayList<>(table.units());
    if (!units.isEmpty()) {
      units.addAll(Collections.nCopies(others.size(), ""));
    }
    var notes = new ArrayList<>(table.notes());
    if (!others.isEmpty()) {
      notes.add(
          "tags that only some rows have are in its column '%s': %s"
              .formatted(OwnExports.OTHER_TAGS, Quote.list(List.copyOf(others))));
    }
    if (bad > 0) {
      notes.add(
          "values of bad quality by its column '%s' are taken for missing: %,d"
              .formatted(OwnExports.QUALITY, bad));
    }
    return new ExportedSource(
        source, table.with(columns, units, table.tall(), notes), names, List.copyOf(others));
  }

  private static boolean isBad(JsonNode quality) {
    return Quality.BAD.name().equals(quality.textValue());
  }

  /** Null if it is no JSON object. */
  private static @Nullable JsonNode json(String text) {
    try {
      JsonNode json = Messages.mapper().readTree(text.isEmpty() ? "{}" : text);
      return json.isObject() ? json : null;
    } catch (JsonProcessingException e) {
      return null;
    }
  }

  /** Columns that are no tags. */
  static Set<String> besides(TableSource source) {
    return source instanceof ExportedSource exported
        ? OwnExports.besides(exported.names)
        : Set.of();
  }

  @Override
  public TableFinding finding() {
    return finding;
  }

  @Override
  public Table open() throws IOException {
    return new ConvertedTable(source.open(), finding, this::asItWas);
  }

  private TableRow asItWas(TableRow row) {
    String[] fields = Arrays.copyOf(row.fields(), names.size() + others.size());
    JsonNode more = json(fields[otherTags]);
    JsonNode qualities = json(fields[quality]);
    if (more == null || qualities == null) {
      String column = more == null ? OwnExports.OTHER_TAGS : OwnExports.QUALITY;
      return TableRow.faulty(
          row.line(),
          "%s: found %s, expected tags as JSON"
              .formatted(column, Quote.of(more == null ? fields[otherTags] : fields[quality])));
    }
    for (int i = 0; i < fields.length; i++) {
      String name = i < names.size() ? names.get(i) : others.get(i - names.size());
      boolean isMissing = !qualities.isEmpty() && isBad(qualities.path(name));
      fields[i] =
          isMissing
              ? ""
              : i < names.size() ? CsvLine.unquoted(fields[i]) : more.path(name).asText("");
    }
    return TableRow.of(row.line(), fields);
  }
}
