package io.sluice.sources.table;

import io.sluice.sources.time.TimeNames;
import io.sluice.sources.time.TimeReader;
import java.io.IOException;
import java.util.ArrayDeque;
import java.util.Arrays;
import java.util.EnumMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * The rows under the names of a table, without what files hold besides: remarks, names that come
 * again, other tables, and lines at the end that are no rows.
 */
final class HeadedTable implements Table {

  /** Lines at the end that may be no rows; more of them are rows that cannot be read. */
  private static final int LONGEST_FOOTER = 20;

  private final TableRows rows;
  private final TableFinding finding;
  private final Header header;
  private final boolean rowsOnly;
  private final String[] names;

  /** Odd rows, of which the next ones tell whether they are the end of the file. */
  private final ArrayDeque<Odd> waiting = new ArrayDeque<>();

  private final ArrayDeque<TableRow> ready = new ArrayDeque<>();
  private final Map<LeftOut.Kind, LeftOut> leftOut = new EnumMap<>(LeftOut.Kind.class);

  /** The time of the last row that had one, as it is written. */
  private @Nullable String time;

  private boolean afterGap;
  private boolean inOtherTable;
  private boolean ended;

  /**
   * A row that may be none.
   *
   * @param written all its fields
   * @param row what it is if it is a row
   * @param likeNames whether it may be the names of another table
   * @param afterGap whether a blank line or a remark came before it
   */
  private record Odd(TableRow written, TableRow row, boolean likeNames, boolean afterGap) {}

  /**
   * @param rows from the first of the file; closed with this
   * @param rowsOnly whether lines of another table and after the last row are faults
   */
  HeadedTable(TableRows rows, TableFinding finding, Header header, boolean rowsOnly) {
    this.rows = rows;
    this.finding = finding;
    this.header = header;
    this.rowsOnly = rowsOnly;
    this.names = header.names().toArray(String[]::new);
  }

  @Override
  public TableFinding finding() {
    return finding;
  }

  @Override
  public List<LeftOut> leftOut() {
    return List.copyOf(leftOut.values());
  }

  @Override
  public @Nullable TableRow next() throws IOException {
    while (true) {
      if (!ready.isEmpty()) {
        return ready.remove();
      }
      if (ended) {
        return null;
      }
      TableRow row = rows.next();
      if (row == null) {
        ended = true;
        end();
      } else if (row.line() < header.firstRow()) {
        beforeRows(row);
      } else if (isUsual(row)) {
        time = row.fields()[Math.max(0, header.time())];
        return row;
      } else {
        take(row);
      }
    }
  }

  private void beforeRows(TableRow row) {
    if (row.line() < header.begin() && !row.isBlank() && !isRemark(row)) {
      leaveOut(LeftOut.Kind.PREAMBLE, row);
    }
  }

  private boolean isRemark(TableRow row) {
    return Remark.is(row.fields(), names.length);
  }

  /** What nearly all rows are, told apart at once: as wide as the names, beginning with a digit. */
  private boolean isUsual(TableRow row) {
    String[] fields = row.fields();
    if (fields.length != names.length
        || inOtherTable
        || afterGap
        || !waiting.isEmpty()
        || fields[0].isEmpty()) {
      return false;
    }
    char first = fields[0].charAt(0);
    char last = fields[0].charAt(fields[0].length() - 1);
    // A letter at the end may be that of a zone, or of words: "24h mean".
    return first >= '0' && first <= '9' && (last <= '9' || last == 'Z' || last == 'M');
  }

  private void take(TableRow row) {
    String[] fields = row.fields();
    if (row.isBlank()) {
      afterGap = true;
    } else if (isRemark(row)) {
      afterGap = true;
      leaveOut(LeftOut.Kind.REMARK, row);
    } else if (isNames(fields)) {
      release();
      inOtherTable = false;
      afterGap = false;
      leaveOut(LeftOut.Kind.REPEATED_NAMES, row);
    } else if (inOtherTable) {
      ofOtherTable(row);
    } else if (!beginsOtherTable(row)) {
      row(row);
    }
  }

  private void row(TableRow written) {
    TableRow row = fitted(written);
    boolean likeNames = isLikeNames(written.fields());
    boolean gap = afterGap;
    afterGap = false;
    if (waiting.size() < LONGEST_FOOTER
        && (row.fault() != null
            || likeNames
            || hasOneText(row.fields())
            || isWithoutTime(row.fields()))) {
      waiting.add(new Odd(written, row, likeNames, gap));
      return;
    }
    release();
    ready.add(row);
    if (row.fault() == null && TimeReader.mayBeTime(row.fields()[Math.max(0, header.time())])) {
      time = row.fields()[Math.max(0, header.time())];
    }
    if (row.fault() == null && endsEarly(written)) {
      leaveOut(LeftOut.Kind.MISSING_FIELDS, written);
    }
  }

  private boolean endsEarly(TableRow row) {
    return row.fields().length < header.leastFields();
  }

  /** Whether the row before had the names of another table, of which this is the first row. */
  private boolean beginsOtherTable(TableRow row) {
    Odd last = waiting.peekLast();
    if (last == null
        || !last.likeNames
        || last.written.fields().length != row.fields().length
        || !FieldLook.anyValue(row.fields(), 0)
        || !(last.afterGap || hasTimeUnderItsName(last.written.fields(), row.fields()))) {
      return false;
    }
    waiting.removeLast();
    release();
    inOtherTable = true;
    ofOtherTable(last.written);
    ofOtherTable(row);
    return true;
  }

  /** A table that begins right behind a row of this one shows its times where its names say so. */
  private static boolean hasTimeUnderItsName(String[] names, String[] fields) {
    for (int i = 0; i < names.length; i++) {
      if (TimeNames.isTime(names[i]) && FieldLook.isTimeOrCount(fields[i])) {
        return true;
      }
    }
    return false;
  }

  private void ofOtherTable(TableRow row) {
    if (rowsOnly) {
      ready.add(
          TableRow.faulty(
              row.line(), "is of another table than the names in line " + header.line()));
    } else {
      leaveOut(LeftOut.Kind.OTHER_TABLE, row);
    }
  }

  /** Texts alone, each once, after a gap or in another number than this table has columns. */
  private boolean isLikeNames(String[] fields) {
    if (fields.length < 2) {
      return false;
    }
    Set<String> different = new HashSet<>();
    boolean time = false;
    for (String field : fields) {
      if (FieldLook.of(field) != FieldLook.TEXT || !different.add(field)) {
        return false;
      }
      // One letter is too little for a table to begin with it.
      time |= field.chars().filter(Character::isLetter).count() > 1 && TimeNames.isTime(field);
    }
    return afterGap || time || fields.length != names.length;
  }

  /** Extremes, totals and means at the end of a report. */
  private boolean isWithoutTime(String[] fields) {
    if (time == null || header.time() < 0 || fields.length <= header.time()) {
      return false;
    }
    String text = fields[header.time()];
    boolean isOther =
        !TimeReader.mayBeTime(text)
            || FieldLook.of(text) == FieldLook.TEXT && FieldLook.of(time) != FieldLook.TEXT;
    return isOther
        && Arrays.stream(fields).noneMatch(field -> FieldLook.of(field) == FieldLook.TIME);
  }

  private boolean hasOneText(String[] fields) {
    int written = 0;
    boolean text = false;
    for (String field : fields) {
      if (!field.isEmpty()) {
        written++;
        text = FieldLook.of(field) == FieldLook.TEXT;
      }
    }
    return names.length > 2 && written == 1 && text;
  }

  /** Files put behind each other have their byte order marks in the middle. */
  private boolean isNames(String[] fields) {
    if (fields.length < names.length || !names[0].equals(fields[0].replace("\ufeff", ""))) {
      return false;
    }
    return Arrays.equals(fields, 1, names.length, names, 1, names.length);
  }

  /** Whether it is a row of which only the end is not written, rather than another line. */
  private static boolean hasTimeAndValue(String[] fields) {
    int times = 0;
    int others = 0;
    for (String field : fields) {
      FieldLook look = FieldLook.of(field);
      times += look == FieldLook.TIME ? 1 : 0;
      others += look == FieldLook.TIME || look == FieldLook.EMPTY ? 0 : 1;
    }
    boolean countsTime = FieldLook.of(fields[0]) == FieldLook.NUMBER;
    return times > 0 ? others > 0 : countsTime && others > 1;
  }

  /** The row with as many fields as there are names; delimiters at the end make none. */
  private TableRow fitted(TableRow row) {
    String[] fields = row.fields();
    if (row.fault() != null || fields.length == names.length) {
      return row;
    }
    int last = fields.length;
    while (last > names.length && fields[last - 1].isEmpty()) {
      last--;
    }
    if (last > names.length || endsEarly(row) && !hasTimeAndValue(fields)) {
      return TableRow.faulty(
          row.line(), "has %d fields, expected %d".formatted(fields.length, names.length));
    }
    String[] fitted = Arrays.copyOf(fields, names.length);
    Arrays.fill(fitted, Math.min(last, names.length), names.length, "");
    return TableRow.of(row.line(), fitted);
  }

  /** What waited was in the middle of the file after all. */
  private void release() {
    while (!waiting.isEmpty()) {
      ready.add(waiting.remove().row);
    }
  }

  private void end() {
    while (!waiting.isEmpty()) {
      Odd odd = waiting.remove();
      if (rowsOnly || isCutOff(odd.written)) {
        ready.add(odd.row);
      } else {
        leaveOut(LeftOut.Kind.FOOTER, odd.written);
      }
    }
  }

  /** Whether a line is the beginning of a row rather than a remark. */
  private boolean isCutOff(TableRow row) {
    if (row.fault() != null) {
      return true;
    }
    String[] fields = row.fields();
    FieldLook first = FieldLook.of(fields[0]);
    boolean mayBegin = first == FieldLook.NUMBER || first == FieldLook.TIME;
    // Where rows begin with something else, it is the time that a row has.
    return mayBegin && !(header.time() > 0 && isWithoutTime(fields));
  }

  private void leaveOut(LeftOut.Kind kind, TableRow row) {
    leftOut.merge(kind, LeftOut.of(kind, row), (before, one) -> before.oneMore());
  }

  @Override
  public void close() throws IOException {
    rows.close();
  }
}
