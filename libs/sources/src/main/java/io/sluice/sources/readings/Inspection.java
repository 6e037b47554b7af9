package io.sluice.sources.readings;

import io.sluice.contracts.PlainText;
import io.sluice.sources.column.ColumnEvidence;
import io.sluice.sources.column.ColumnFinding;
import io.sluice.sources.column.ColumnFindings;
import io.sluice.sources.column.ColumnOptions;
import io.sluice.sources.column.ColumnRole;
import io.sluice.sources.column.RowTimes;
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

  /** What was seen of a file. */
  private record Seen(
      TableSource source,
      TimeColumn timeColumn,
      TimeFinding time,
      LikelyAssets assets,
      @Nullable ConsecutiveAssets consecutive,
      long rows) {}

  void add(Finder finder) throws UnusableFileException, IOException {
    TableSource source;
    try {
      source = QualifiedSource.of(finder.find(options.table()), this::isTold);
    } catch (TableFormatException e) {
      throw new UnusableFileException(e);
    }
    TableFinding table = source.finding();
    checkNames(table);
    OwnExports.refuseOthersThanReadings(table);
    TimeColumn timeColumn = timeColumn(source);
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
          if (asset < 0) {
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
    TimeFinding found = time.finish();
    ConsecutiveAssets consecutive =
        asset < 0 && assets.column() < 0 && found.question() == null && found.outOfOrder() > 0
            ? ConsecutiveAssets.find(source, timeColumn, found)
            : null;
    files.add(new Seen(source, timeColumn, found, assets, consecutive, rows));
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

  private TimeColumn timeColumn(TableSource source) throws UnusableFileException, IOException {
    TableFinding table = source.finding();
    TimeColumn column = new TimeColumns(source, options).find();
    if (column == null) {
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
    if (TimeColumn.find(table.columns(), options.timeColumn()) == null) {
      notes.add(
          "%s is taken for the time by what it holds; --time-column names another"
              .formatted(file.timeColumn.name()));
    }
    file.time.notes().stream()
        .filter(note -> options.resample() == null || !file.time.stepNotes().contains(note))
        .forEach(notes::add);
    String zoneNote = file.time.zoneNote();
    if (zoneNote != null) {
      notes.add(zoneNote);
    }
    notes.addAll(found.notes());
    var findings = new FileFindings(table, file.time, found, file.rows, notes, questions);
    return new ReadingFile(
        file.source, findings, new RowReader.Layout(file.timeColumn, file.time, found), options);
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
    Set<String> ofTheExport = OwnExports.columnsBesideReadings(table);
    if (!ofTheExport.isEmpty()) {
      var exclude = new HashSet<>(wanted.exclude());
      exclude.addAll(ofTheExport);
      wanted = wanted.withExclude(exclude);
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
