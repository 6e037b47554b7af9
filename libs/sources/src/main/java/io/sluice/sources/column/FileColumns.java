package io.sluice.sources.column;

import io.sluice.sources.value.NumberStyle;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** The columns of a file, of which one after the other gets its role. */
final class FileColumns {

  private static final int NAMED = 8;

  private final List<String> names;
  private final List<String> units;
  private final List<ColumnEvidence> evidences;
  private final ColumnOptions options;
  private final char mark;
  private final ColumnJudge judge;
  private final @Nullable ColumnFinding[] found;

  /**
   * @param units of the columns, as a row of their own says them; empty where there is none
   * @param times tells columns that say the time once more
   */
  FileColumns(
      List<String> names,
      List<String> units,
      List<ColumnEvidence> evidences,
      TimeCopies times,
      ColumnOptions options) {
    this.names = names;
    this.units = units;
    this.evidences = evidences;
    this.options = options;
    mark = usualMark();
    judge = new ColumnJudge(options, mark, times);
    found = new ColumnFinding[names.size()];
  }

  /** The mark that most columns show that show one. */
  private char usualMark() {
    long points = telling('.');
    long commas = telling(',');
    if (points != commas) {
      return points > commas ? '.' : ',';
    }
    return options.decimalMark() == NumberStyle.NONE ? '.' : options.decimalMark();
  }

  private long telling(char one) {
    return evidences.stream().filter(evidence -> evidence.decimalMark() == one).count();
  }

  /** Whether the columns together tell no decimal mark, and no person does. */
  boolean isMarkOpen() {
    return options.decimalMark() == NumberStyle.NONE && telling('.') == telling(',');
  }

  char mark() {
    return mark;
  }

  ColumnOptions options() {
    return options;
  }

  int size() {
    return names.size();
  }

  List<String> names() {
    return names;
  }

  String name(int column) {
    return names.get(column);
  }

  /** The unit that a row of units, or else the fields, say; empty if none does. */
  String unit(int column) {
    String inFields = evidence(column).numbers().style(mark).unit();
    return units.get(column).isEmpty() && inFields != null ? inFields : units.get(column);
  }

  ColumnEvidence evidence(int column) {
    return evidences.get(column);
  }

  /** Different values with their counts, the empty text for fields without anything. */
  Map<String, Long> values(int column) {
    var values = new LinkedHashMap<>(evidence(column).values(mark));
    if (evidence(column).blanks() > 0) {
      values.put("", evidence(column).blanks());
    }
    return values;
  }

  boolean hasManyValues(int column) {
    return evidence(column).hasManyValues(mark);
  }

  /** Whether a column has a role already. */
  boolean isTaken(int column) {
    return found[column] != null;
  }

  /** Whether a column has no role yet, and neither a person nor a profile says that it is a tag. */
  boolean isOpen(int column) {
    return !isTaken(column) && !isTag(column);
  }

  /** Whether it is said, or known, that a column is a tag. */
  boolean isTag(int column) {
    String name = names.get(column);
    return ColumnOptions.names(options.include(), name)
        || (options.profile() != null
            && options.profile().tags().stream().anyMatch(tag -> tag.name().equals(name)));
  }

  void take(int column, ColumnRole role, @Nullable String reason) {
    found[column] = judge.as(role, name(column), evidence(column), reason);
  }

  void leaveOut(int column, String reason) {
    found[column] = judge.leftOut(name(column), evidence(column), reason);
  }

  /** Judges what no one else has taken. */
  List<ColumnFinding> judgeOthers() {
    var columns = new ArrayList<ColumnFinding>();
    for (int i = 0; i < found.length; i++) {
      if (found[i] == null) {
        found[i] = judge.judge(name(i), unit(i), evidence(i));
      }
      columns.add(Objects.requireNonNull(found[i]));
    }
    return columns;
  }

  /** Names for a sentence, not too many of them. */
  static String listed(List<String> names) {
    String first = String.join(", ", names.stream().limit(NAMED).toList());
    return names.size() > NAMED ? first + " and " + (names.size() - NAMED) + " more" : first;
  }
}
