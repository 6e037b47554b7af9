package io.sluice.sources.readings;

import io.sluice.contracts.PlainText;
import io.sluice.sources.column.ColumnEvidence;
import io.sluice.sources.column.ColumnFinding;
import io.sluice.sources.column.ColumnFindings;
import io.sluice.sources.column.ColumnOptions;
import io.sluice.sources.column.ColumnRole;
import io.sluice.sources.column.RowTimes;
import io.sluice.sources.flow.FlowFinding;
import io.sluice.sources.flow.FlowSource;
import io.sluice.sources.table.Delimiter;
import io.sluice.sources.table.QualifiedSource;
import io.sluice.sources.table.Quote;
import io.sluice.sources.table.Table;
import io.sluice.sources.table.TableFinding;
import io.sluice.sources.table.TableFormatException;
import io.sluice.sources.table.TableOptions;
import io.sluice.sources.table.TableRow;
import io.sluice.sources.table.TableSource;
import io.sluice.sources.time.TimeEvidence;
import io.sluice.sources.time.TimeFinding;
import io.sluice.sources.time.TimeNames;
import io.sluice.sources.time.TimeReader;
import java.io.IOException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * The first pass over files of the same columns: of each its table and its times, of all together
 * what their columns hold.
 */
final class Inspection {

  private final ReadingOptions options;
  private final List<Seen> files = new ArrayList<>();

  /** By the column's name, or its number where it has none. */
  private final Map<String, ColumnEvidence> columns = new LinkedHashMap<>();

  Inspection(ReadingOptions options) {
    this.options = options;
  }

  /** How to find a file's table. */
  @FunctionalInterface
  interface Finder {
    TableSource find(TableOptions options) throws TableFormatException, IOException;
  }

  /**
   * What was seen of a file.
   *
   * @param besides columns that are no tags, whatever they hold
   */
  private record Seen(
      TableSource source,
      Set<String> besides,
      @Nullable FlowFinding flow,
      boolean hasTimes,
      TimeColumn timeColumn,
      TimeFinding time,
      LikelyAssets assets,
      @Nullable ConsecutiveAssets consecutive,
      long rows) {}

  void add(Finder finder) throws UnusableFileException, IOException {
    FlowSource flows;
    Set<String> besides;
    try {
      TableSource read =
          ExportedSource.of(finder.find(options.table()), options.table().maxColumns());
      besides = ExportedSource.besides(read);
      flows = FlowSource.of(QualifiedSource.of(read, this::isTold), options.flows(), this::isNamed);
    } catch (TableFormatException e) {
      throw new UnusableFileException(e);
    }
    checkNames(flows.finding());
    OwnExports.refuseOthersThanReadings(flows.finding());
    TimeColumn found = timeColumn(flows);
    TableSource source = found == null ? new OrderedSource(flows) : flows;
    TableFinding table = source.finding();
    TimeColumn timeColumn =
        found == null ? TimeColumn.of(table.columns(), table.columns().size() - 1) : found;
    var time =
        new TimeEvidence(timeColumn.name(), options.zone(), options.timeFormat(), Instant.now());
    int asset = Names.find(table.columns(), options.assetColumnOrUsual());
    ColumnEvidence[] evidences = evidences(table);
    List<ColumnEvidence> absent = new ArrayList<>(columns.values());
    absent.removeAll(List.of(evidences));
    var assets = new LikelyAssets(table.columns().size());
    long rows = 0;
    boolean anyTime = false;
    TableRow fault = null;
    try (Table all = source.open()) {
      for (TableRow row = all.next(); row != null; row = all.next()) {
        if (row.fault() == null) {
          rows++;
          String[] fields = row.fields();
          String timeText = timeColumn.text(fields);
          boolean isTime = time.add(asset < 0 ? null : fields[asset], timeText);
          if (!isTime && (anyTime || !TimeReader.mayBeTime(timeText))) {
            // Totals and extremes in the middle of a file say nothing of its values.
            continue;
          }
          anyTime |= isTime;
          if (asset < 0 && flows.flow() == null) {
            assets.add(timeText, fields);
          }
          for (int column = 0; column < evidences.length; column++) {
            evidences[column].add(fields[column]);
          }
          for (ColumnEvidence other : absent) {
            other.add("");
          }
        } else if (fault == null) {
          fault = row;
        }
      }
    }
    if (rows == 0) {
      throw new UnusableFileException(
          fault == null
              ? table.source() + " has names of columns, but no rows"
              : "no row of %s can be read, the first: line %d: %s"
                  .formatted(table.source(), fault.line(), fault.fault()));
    }
    TimeFinding times = time.finish();
    // Flows of many machines take turns, and are of one network all the same.
    boolean mayBeSeveral = asset < 0 && flows.flow() == null && found != null;
    ConsecutiveAssets consecutive =
        mayBeSeveral && assets.column() < 0 && times.question() == null && times.outOfOrder() > 0
            ? ConsecutiveAssets.find(source, timeColumn, times)
            : null;
    files.add(
        new Seen(
            source,
            besides,
            flows.flow(),
            found != null,
            timeColumn,
            times,
            mayBeSeveral ? assets : new LikelyAssets(table.columns().size()),
            consecutive,
            rows));
  }

  private ColumnEvidence[] evidences(TableFinding table) {
    var evidences = new ColumnEvidence[table.columns().size()];
    for (int column = 0; column < evidences.length; column++) {
      evidences[column] =
          columns.computeIfAbsent(
              Names.called(table.columns(), column), name -> new ColumnEvidence());
    }
    return evidences;
  }

  private static void checkNames(TableFinding table) throws UnusableFileException {
    for (String name : table.columns()) {
      if (name.length() > PlainText.MAX_NAME_LENGTH) {
        throw new UnusableFileException(
            "%s: column name %s in line %d is longer than %d characters"
                .formatted(
                    table.source(), Quote.of(name), table.headerLine(), PlainText.MAX_NAME_LENGTH));
      }
    }
  }

  /** Null if there is none, and there need not be one. */
  private @Nullable TimeColumn timeColumn(FlowSource source)
      throws UnusableFileException, IOException {
    TableFinding table = source.finding();
    FlowFinding flow = source.flow();
    String ofFlow = flow == null || options.timeColumn() != null ? null : flow.timeColumn();
    TimeColumn column =
        ofFlow == null
            ? new TimeColumns(source, options).find()
            : TimeColumn.find(table.columns(), ofFlow);
    boolean mayHaveNone = options.takesRecordsWithoutTimes() && options.timeColumn() == null;
    if (column == null && !mayHaveNone) {
      throw new UnusableFileException(
          "%s has no time column: found %s; expected %s%s"
              .formatted(
                  table.source(),
                  Quote.list(table.columns()),
                  options.timeColumn() == null
                      ? "one named " + TimeNames.USUAL + ", or its name by --time-column"
                      : Quote.of(options.timeColumn()),
                  table.part() == null || table.notes().isEmpty()
                      ? ""
                      : "; " + table.notes().getFirst()));
    }
    return column;
  }

  List<ReadingFile> finish() throws UnusableFileException {
    var read = new ArrayList<ReadingFile>();
    for (Seen file : files) {
      read.add(read(file));
    }
    return read;
  }

  private ReadingFile read(Seen file) throws UnusableFileException {
    TableFinding table = file.source.finding();
    ColumnFindings found = columns(file, table);
    if (found.tags().length == 0 && file.time.question() == null) {
      throw new UnusableFileException(
          "%s has no columns with values besides %s; found %s%s"
              .formatted(
                  table.source(),
                  file.timeColumn.name(),
                  Quote.list(table.columns()),
                  found.notes().isEmpty() ? "" : "; " + String.join("; ", found.notes())));
    }
    var questions = new ArrayList<String>(found.questions());
    if (file.time.question() != null) {
      questions.addFirst(file.time.question());
    }
    askForAssets(file.assets, found, questions);
    if (file.consecutive != null) {
      askForAssets(file.consecutive, found, questions);
    }
    var notes = new ArrayList<String>(table.notes());
    boolean isNamed =
        !file.hasTimes
            || file.flow != null && file.flow.timeColumn() != null
            || TimeColumn.find(table.columns(), options.timeColumn()) != null;
    if (!isNamed) {
      notes.add(
          "%s is taken for the time by what it holds; --time-column names another"
              .formatted(file.timeColumn.name()));
    }
    file.time.notes().stream()
        .filter(note -> !isWithoutSteps(file) || !file.time.stepNotes().contains(note))
        // Flows are written when they end, in no order of their beginnings.
        .filter(note -> file.flow == null || !note.equals(file.time.disorder()))
        .forEach(notes::add);
    String zoneNote = file.time.zoneNote();
    if (zoneNote != null) {
      notes.add(zoneNote);
    }
    notes.addAll(found.notes());
    var findings =
        new FileFindings(
            table, file.time, found, file.flow, file.hasTimes, file.rows, notes, questions);
    return new ReadingFile(
        file.source, findings, new RowReader.Layout(file.timeColumn, file.time, found), options);
  }

  /** Steps are made even, or nobody cares for them: flows end as they will. */
  private boolean isWithoutSteps(Seen file) {
    return options.resample() != null || file.flow != null;
  }

  /** Unless it is said that the column is a tag. */
  private void askForAssets(LikelyAssets assets, ColumnFindings found, List<String> questions) {
    int column = assets.column();
    if (column < 0) {
      return;
    }
    ColumnFinding likely = found.columns().get(column);
    String name = likely.name();
    if (likely.isTag() && likely.reader().isOfTexts() && !isTold(name)) {
      questions.add(
          "each time has one row for each of %s in column '%s': if these are assets, say --asset-column '%s'; if they are values of a tag, --categorical '%s'; if they are names of tags, --tag-column '%s' and --value-column"
              .formatted(Quote.list(List.copyOf(likely.words().keySet())), name, name, name, name));
    }
  }

  /**
   * Numbers may change by chance where a clock goes back once: they have to do so more often, or to
   * be called what assets are.
   */
  private void askForAssets(
      ConsecutiveAssets assets, ColumnFindings found, List<String> questions) {
    ColumnFinding likely = found.columns().get(assets.column());
    String name = likely.name();
    boolean isOfNumbers = !likely.reader().isOfTexts();
    boolean isLikely = !isOfNumbers || assets.begun() > 1 || Names.isOfAssets(name);
    boolean isSomethingElse =
        likely.role() != ColumnRole.TAG && likely.role() != ColumnRole.LEFT_OUT;
    if (isLikely && !isSomethingElse && !name.isEmpty() && !isTold(name)) {
      questions.add(
          "its times begin anew where column '%s' goes from %s to %s: if these are assets, say --asset-column '%s'; if not, --exclude '%s' and sort the rows"
              .formatted(name, Quote.of(assets.before()), Quote.of(assets.after()), name, name));
    }
  }

  /** Whether a person or a profile calls a column by this name. */
  private boolean isNamed(String name) {
    var names = new ArrayList<>(options.columns().labels().columns());
    names.addAll(options.columns().missing().byTag().keySet());
    if (options.timeColumn() != null) {
      names.add(options.timeColumn());
    }
    if (options.columns().assetColumn() != null) {
      names.add(options.columns().assetColumn());
    }
    return isTold(name) || Names.find(names, name) >= 0;
  }

  /** Whether a person or a profile says what a column is. */
  private boolean isTold(String name) {
    ColumnOptions told = options.columns();
    return Stream.of(told.include(), told.exclude(), told.categorical())
            .anyMatch(names -> Names.find(List.copyOf(names), name) >= 0)
        || (told.profile() != null
            && told.profile().tags().stream().anyMatch(tag -> tag.name().equals(name)));
  }

  private ColumnFindings columns(Seen file, TableFinding table) {
    var evidences = List.of(evidences(table));
    // Who writes points between thousands writes decimal commas, and separates fields otherwise.
    ColumnOptions wanted =
        options.columns().withPointsMayGroup(table.delimiter() == Delimiter.SEMICOLON);
    if (!file.besides.isEmpty()) {
      var exclude = new HashSet<>(wanted.exclude());
      exclude.addAll(file.besides);
      wanted = wanted.withExclude(exclude);
    }
    FlowFinding flow = file.flow;
    if (flow != null) {
      var categorical = new HashSet<>(wanted.categorical());
      categorical.addAll(flow.categorical());
      var include = new HashSet<>(wanted.include());
      flow.measured().stream()
          .filter(name -> Names.find(List.copyOf(options.columns().exclude()), name) < 0)
          .forEach(include::add);
      wanted = wanted.withCategorical(categorical).withInclude(include).withBesides(flow.leftOut());
    }
    TimeReader times = file.time.reader();
    return ColumnFindings.of(
        table.columns(),
        table.units(),
        evidences,
        new RowTimes(
            file.timeColumn.columns(), file.timeColumn.parts(), text -> times.read(null, text)),
        wanted);
  }
}
