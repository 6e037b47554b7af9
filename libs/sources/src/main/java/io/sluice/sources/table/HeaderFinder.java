package io.sluice.sources.table;

import io.sluice.sources.time.TimeNames;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;

/**
 * Finds the names of the columns among the first rows of a file: what most rows look like tells
 * which row is the first of values, and the names are in the best of the rows right before it.
 */
final class HeaderFinder {

  /** Share of the fields of a column that look alike, so that it can tell rows of values. */
  private static final double STRONG = 0.6;

  /** Share of the rows that have a field more than there are names where a name is not written. */
  private static final double NEARLY_ALL = 0.9;

  /** Rows of descriptions and units between names and values. */
  private static final int MOST_DESCRIPTIONS = 4;

  /** What a row is worth whose fields are all single words, as names of tags are. */
  private static final double SINGLE_WORDS = 0.25;

  /** LabVIEW writes a column more than it fills. */
  private static final Set<String> SELDOM_FILLED = Set.of("comment", "kommentar", "remark", "note");

  private final String source;
  private final TableOptions options;
  private final List<TableRow> rows;
  private final boolean padded;
  private final int columns;
  private final FieldLook[] looks;

  /** Texts that were asked for: the rows of a body may have the same one each. */
  private final Map<String, Boolean> timeNames = new HashMap<>();

  private HeaderFinder(List<TableRow> rows, boolean padded, String source, TableOptions options) {
    this.source = source;
    this.options = options;
    this.padded = padded;
    this.rows = rows.stream().filter(row -> row.line() >= options.headerLine()).toList();
    this.columns = usualColumns();
    this.looks = looks();
  }

  /**
   * @param rows the first ones; blank and faulty ones among them
   * @param padded whether missing fields at the end of a row are only not written
   * @throws TableFormatException if no row has the names
   */
  static Header of(List<TableRow> rows, boolean padded, String source, TableOptions options)
      throws TableFormatException {
    return new HeaderFinder(rows, padded, source, options).header();
  }

  private Header header() throws TableFormatException {
    if (columns == 0 && options.headerLine() > 0) {
      throw new TableFormatException(
          "%s has no names of columns in line %d, nor anything after it"
              .formatted(source, options.headerLine()));
    }
    if (columns == 0) {
      throw new TableFormatException(
          source + " has nothing but blank lines, expected a line with the column names");
    }
    int data = firstData();
    if (!options.columns().isEmpty()) {
      return given(data);
    }
    int names = options.headerLine() > 0 ? named() : withWantedTime();
    names = names < 0 ? best(data) : names;
    if (names < 0) {
      throw noNames(data);
    }
    return header(names, data);
  }

  private Header header(int names, int data) {
    TableRow row = rows.get(names);
    String[] fields = withoutSign(row);
    List<String> columnNames = new ArrayList<>(Arrays.asList(fields));
    List<TableRow> under = rows.subList(names + 1, rows.size());
    int filled = filledWidth(under);
    while (columnNames.size() > Math.max(1, filled) && columnNames.getLast().isEmpty()) {
      columnNames.removeLast();
    }
    List<String> notes = new ArrayList<>();
    int least = columnNames.size();
    if (fields.length == columns - 1 && filled == columns && nearlyAllHaveOneMore(under)) {
      boolean firstIsTime = looks[0] == FieldLook.TIME && hasTimeName(new String[] {fields[0]});
      if (firstIsTime || padded) {
        columnNames.addLast("");
      } else {
        // R writes names of rows into a column without a name.
        columnNames.addFirst("");
      }
      least++;
      notes.add(
          "rows have a field more than line %d has names: the %s is taken for one without a name"
              .formatted(row.line(), firstIsTime || padded ? "last" : "first"));
    } else if (SELDOM_FILLED.contains(columnNames.getLast().toLowerCase(Locale.ROOT))) {
      least--;
    }
    List<String[]> between = new ArrayList<>();
    long lastBetween = row.line();
    for (int i = names + 1; i < rows.size(); i++) {
      TableRow further = rows.get(i);
      if (isRemark(further) && UnitsRow.isBetween(Remark.content(further.fields()))) {
        between.add(Remark.content(further.fields()));
        continue;
      }
      if (further.isBlank() || isRemark(further)) {
        continue;
      }
      if (isDescription(further, i, data)) {
        notes.add(
            "line %d is taken for descriptions of the columns: %s"
                .formatted(further.line(), Quote.list(Arrays.asList(further.fields()))));
        lastBetween = further.line();
        continue;
      }
      if (!UnitsRow.isBetween(further.fields())) {
        break;
      }
      between.add(further.fields());
      lastBetween = further.line();
    }
    return new Header(
        row.line(),
        columnNames,
        UnitsRow.of(between, columnNames.size()),
        row.line(),
        lastBetween + 1,
        padded ? 1 : least,
        time(columnNames),
        notes);
  }

  /** What tags are, in words, as historians write it between names and units. */
  private boolean isDescription(TableRow row, int index, int data) {
    return !options.rowsOnly()
        && index < data
        && data < rows.size()
        && data - index <= MOST_DESCRIPTIONS
        && row.fault() == null
        && written(row.fields()) > 1
        && mayBeNames(row)
        && !FieldLook.anyValue(row.fields(), 0)
        && !UnitsRow.isBetween(row.fields());
  }

  private Header given(int data) throws TableFormatException {
    List<String> names = options.columns();
    if (names.size() != columns) {
      throw new TableFormatException(
          "%s: --columns names %d columns, but rows have %d fields, such as line %d: %s"
              .formatted(
                  source,
                  names.size(),
                  columns,
                  rows.get(Math.min(data, rows.size() - 1)).line(),
                  Quote.list(Arrays.asList(rows.get(Math.min(data, rows.size() - 1)).fields()))));
    }
    long firstRow = data < rows.size() ? rows.get(data).line() : 1;
    return new Header(
        0,
        names,
        Collections.nCopies(columns, ""),
        firstRow,
        firstRow,
        padded ? 1 : columns,
        time(names),
        List.of());
  }

  /** The column with the times, by its name or by what it holds; -1 if none is known. */
  private int time(List<String> names) {
    int found = -1;
    for (int i = names.size() - 1; i >= 0; i--) {
      boolean holdsTimes = i < looks.length && looks[i] == FieldLook.TIME;
      if (holdsTimes || found < 0 && hasTimeName(new String[] {names.get(i)})) {
        found = i;
      }
    }
    return looks[0] == FieldLook.TIME || hasTimeName(new String[] {names.getFirst()}) ? 0 : found;
  }

  private int named() throws TableFormatException {
    if (rows.isEmpty()
        || rows.getFirst().line() != options.headerLine()
        || rows.getFirst().isBlank()
        || rows.getFirst().fault() != null) {
      throw new TableFormatException(
          "%s has no names of columns in line %d".formatted(source, options.headerLine()));
    }
    return 0;
  }

  /**
   * Index of the row with the name of the time's column that a person gave, -1 if there is none.
   */
  private int withWantedTime() {
    for (int i = 0; i < rows.size(); i++) {
      if (Arrays.stream(rows.get(i).fields()).anyMatch(this::isWantedTime)) {
        return i;
      }
    }
    return -1;
  }

  private TableFormatException noNames(int data) {
    for (TableRow row : rows.subList(0, data)) {
      if (row.fault() != null) {
        return new TableFormatException(
            "%s: the names of the columns are not found; line %d %s"
                .formatted(source, row.line(), row.fault()));
      }
    }
    TableRow row = rows.get(Math.min(data, rows.size() - 1));
    return new TableFormatException(
        ("%s has no line with the names of its columns: line %d already holds values (%s); give the"
                + " names by --columns, %d of them, or the line that has them by --header-line")
            .formatted(source, row.line(), Quote.list(Arrays.asList(row.fields())), columns));
  }

  /** How many fields most rows have. */
  private int usualColumns() {
    var counts = new FieldCounts();
    int widest = 0;
    for (TableRow row : rows) {
      if (row.fault() == null && !row.isBlank() && !Remark.is(row.fields())) {
        counts.add(row.fields().length);
        widest = Math.max(widest, row.fields().length);
      }
    }
    return padded ? widest : counts.usual();
  }

  /** What the columns of the last rows hold, where it is least likely that there are names. */
  private FieldLook[] looks() {
    List<String[]> usual = new ArrayList<>();
    for (TableRow row : rows) {
      if (fits(row) && !isRemark(row) && !hasTimeName(row.fields())) {
        usual.add(row.fields());
      }
    }
    List<String[]> last = usual.subList(usual.size() * 3 / 4, usual.size());
    FieldLook[] found = new FieldLook[columns];
    Arrays.fill(found, FieldLook.TEXT);
    for (int i = 0; i < columns; i++) {
      int numbers = 0;
      int times = 0;
      int written = 0;
      for (String[] row : last) {
        FieldLook look = i < row.length ? FieldLook.of(row[i]) : FieldLook.EMPTY;
        numbers += look == FieldLook.NUMBER ? 1 : 0;
        times += look == FieldLook.TIME ? 1 : 0;
        written += look == FieldLook.EMPTY ? 0 : 1;
      }
      if (written > 0 && numbers >= STRONG * written) {
        found[i] = FieldLook.NUMBER;
      } else if (written > 0 && times >= STRONG * written) {
        found[i] = FieldLook.TIME;
      }
    }
    return found;
  }

  private boolean fits(TableRow row) {
    if (row.isBlank() || row.fault() != null) {
      return false;
    }
    return padded ? written(row.fields()) * 2 >= columns : row.fields().length == columns;
  }

  private boolean isRemark(TableRow row) {
    return Remark.is(row.fields(), columns);
  }

  /** How many columns rows of the usual width fill, the empty ones at the end apart. */
  private int filledWidth(List<TableRow> under) {
    int filled = 0;
    for (TableRow row : under) {
      String[] fields = row.fields();
      if (row.fault() != null || fields.length > columns || isRemark(row)) {
        continue;
      }
      int last = fields.length;
      while (last > filled && fields[last - 1].isEmpty()) {
        last--;
      }
      filled = Math.max(filled, last);
    }
    return filled;
  }

  /** Whether it is not some rows that have a field more than there are names, but the table. */
  private boolean nearlyAllHaveOneMore(List<TableRow> under) {
    long written = under.stream().filter(row -> !row.isBlank() && !isRemark(row)).count();
    long full = under.stream().filter(row -> row.fields().length == columns).count();
    long asNames = under.stream().filter(row -> row.fields().length == columns - 1).count();
    return padded || full * 2 > written && full >= NEARLY_ALL * (full + asNames);
  }

  /** Index of the first row of values, the number of rows if there is none. */
  private int firstData() {
    boolean times = Arrays.asList(looks).contains(FieldLook.TIME);
    for (int i = 0; i < rows.size(); i++) {
      if (isData(rows.get(i), times)) {
        return i;
      }
    }
    return rows.size();
  }

  /**
   * Whether most of a row looks as the last rows do.
   *
   * @param withTime whether its time has to: before the names numbers are settings of the logger
   */
  private boolean isData(TableRow row, boolean withTime) {
    if (!fits(row) || isRemark(row) || hasTimeName(row.fields())) {
      return false;
    }
    int numbers = 0;
    int written = 0;
    boolean timed = false;
    for (int i = 0; i < row.fields().length && i < columns; i++) {
      FieldLook look = FieldLook.of(row.fields()[i]);
      timed |= look == FieldLook.TIME && looks[i] == FieldLook.TIME;
      if (looks[i] == FieldLook.NUMBER && look != FieldLook.EMPTY) {
        written++;
        numbers += look == FieldLook.NUMBER ? 1 : 0;
      }
    }
    // A setting such as "Start:,3/16/2026 6:00,," has a time where rows have theirs, and no more.
    boolean hasValues = numbers > 0 || written(row.fields()) * 2 > columns;
    return timed && hasValues || !withTime && written > 0 && numbers * 2 >= written;
  }

  /** Names do not stand beside times; words that are names of times too, such as UTC, do. */
  private boolean hasTimeName(String[] fields) {
    if (options.timeColumn() != null) {
      return Arrays.stream(fields).anyMatch(this::isWantedTime);
    }
    boolean named = false;
    for (String field : fields) {
      FieldLook look = FieldLook.of(field);
      if (look == FieldLook.TIME) {
        return false;
      }
      named |= look == FieldLook.TEXT && timeNames.computeIfAbsent(field, TimeNames::isTime);
    }
    return named;
  }

  private boolean isWantedTime(String field) {
    return options.timeColumn() != null && normal(field).equals(normal(options.timeColumn()));
  }

  private static String normal(String name) {
    return name.replaceAll("\\s", "").toLowerCase(Locale.ROOT);
  }

  /** Index of the row before the first of values that looks most like names; -1 if none does. */
  private int best(int data) {
    int best = -1;
    double highest = 0;
    for (int i = data - 1; i >= 0; i--) {
      TableRow row = rows.get(i);
      if (!mayBeNames(row)) {
        // Names, units and kinds follow each other; what is before a gap is something else.
        if (best >= 0 && data < rows.size()) {
          break;
        }
        continue;
      }
      double score = score(row);
      if (score > highest) {
        highest = score;
        best = i;
      }
    }
    return best;
  }

  private boolean mayBeNames(TableRow row) {
    if (row.isBlank() || row.fault() != null) {
      return false;
    }
    return padded
        ? written(row.fields()) * 2 >= columns
        : Math.abs(withoutSign(row).length - columns) <= 1;
  }

  /** Names may stand in a remark. */
  private static String[] withoutSign(TableRow row) {
    return Remark.is(row.fields()) ? Remark.content(row.fields()) : row.fields();
  }

  private static int written(String[] fields) {
    return (int) Arrays.stream(fields).filter(field -> !field.isEmpty()).count();
  }

  private double score(TableRow row) {
    String[] fields = withoutSign(row);
    Set<String> different = new HashSet<>();
    double values = 0;
    double words = 0;
    for (String field : fields) {
      words += field.indexOf(' ') < 0 ? 1 : 0;
      FieldLook look = FieldLook.of(field);
      values += look == FieldLook.NUMBER || look == FieldLook.TIME ? 1 : 0;
      if (look != FieldLook.EMPTY) {
        different.add(field);
      }
    }
    double score = (different.size() - values) / columns;
    score += SINGLE_WORDS * words / fields.length;
    score += hasTimeName(fields) && !repeatsTimeName(fields) ? 2 : 0;
    score -= UnitsRow.is(fields) ? 0.5 : 0;
    score -= Remark.is(row.fields()) ? 0.5 : 0;
    score -= isLoggerLine(fields) ? 1 : 0;
    return score;
  }

  /** {@code X_Dimension,Time,Time}, as LabVIEW describes its columns. */
  private static boolean repeatsTimeName(String[] fields) {
    var names = new HashSet<String>();
    return Arrays.stream(fields).anyMatch(field -> TimeNames.isTime(field) && !names.add(field));
  }

  /** The first line of a file of a Campbell Scientific logger. */
  private static boolean isLoggerLine(String[] fields) {
    return fields[0].equals("TOA5") || fields[0].equals("TOACI1") || fields[0].equals("TOB1");
  }
}
