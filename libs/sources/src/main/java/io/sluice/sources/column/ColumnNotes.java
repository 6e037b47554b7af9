package io.sluice.sources.column;

import io.sluice.sources.value.NumberStyle;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.function.Predicate;

/** The sentences about the columns of a file: what they were taken for, and what to ask. */
final class ColumnNotes {

  /** Of a column that nobody can name either. */
  static final String NO_NAME = "has no name";

  /** Of a column that a person does not want. */
  static final String EXCLUDED = "is excluded";

  private final FileColumns columns;
  private final List<ColumnFinding> found;
  private final ColumnOptions options;
  private final List<String> notes = new ArrayList<>();
  private final List<String> questions = new ArrayList<>();

  /**
   * @param found what the columns are, in their order
   */
  ColumnNotes(FileColumns columns, List<ColumnFinding> found) {
    this.columns = columns;
    this.found = found;
    this.options = columns.options();
  }

  void write() {
    askForFactors();
    askForMark();
    noteTags();
    noteLeftOut();
  }

  List<String> notes() {
    return notes;
  }

  List<String> questions() {
    return questions;
  }

  /** 1.2K beside 950 or 3M: numbers that must not come into one series as they stand. */
  private void askForFactors() {
    for (int i = 0; i < found.size(); i++) {
      ColumnFinding column = found.get(i);
      NumberStyle style = columns.evidence(i).numbers().style(columns.mark());
      if (column.isTag() && style.mayBeFactor() && isMixed(i, column.reader().isOfTexts())) {
        questions.add(
            "column '%s' holds numbers with %s behind them and others without: a unit, or a factor? Write all of them in one unit, or leave the column out: --exclude '%s'"
                .formatted(column.name(), style.unit(), column.name()));
      }
    }
  }

  /** 4,480 is about four and a half, or thousands of it. */
  private void askForMark() {
    if (!columns.isMarkOpen()) {
      return;
    }
    for (int i = 0; i < found.size(); i++) {
      ColumnFinding column = found.get(i);
      NumberEvidence numbers = columns.evidence(i).numbers();
      String example = numbers.marked();
      if (column.isTag()
          && !column.reader().isOfTexts()
          && numbers.isOpen()
          && example != null
          && (options.pointsMayGroup() || example.indexOf(',') >= 0)) {
        questions.add(
            "column '%s' holds %s and the like, and nothing tells whether that %s is the decimal mark or stands between thousands: name the decimal mark, --decimal . or --decimal ,"
                .formatted(column.name(), example, example.indexOf(',') >= 0 ? "comma" : "point"));
        return;
      }
    }
  }

  /** Texts only if all of them are numbers with a factor, and nobody says that they are texts. */
  private boolean isMixed(int column, boolean areTexts) {
    var plain = new NumberStyle(columns.mark(), NumberStyle.NONE, null);
    var words =
        columns.evidence(column).words(columns.mark()).most(ColumnEvidence.MAX_WORDS).keySet();
    Predicate<String> hasFactor =
        word -> {
          NumberStyle widened = plain.widenedFor(word);
          return widened != null && widened.mayBeFactor();
        };
    return areTexts
        ? words.stream().allMatch(hasFactor)
            && !columns.isTag(column)
            && !ColumnOptions.names(options.categorical(), columns.name(column))
        : columns.evidence(column).numbers().lacksUnits(columns.mark())
            || words.stream().anyMatch(hasFactor);
  }

  private void noteTags() {
    for (int i = 0; i < found.size(); i++) {
      ColumnFinding column = found.get(i);
      if (!column.isTag()) {
        continue;
      }
      if (!column.states().isEmpty()) {
        notes.add("%s: %s".formatted(column.name(), states(column)));
      }
      NumberStyle style = column.style();
      boolean isOdd =
          style.groupMark() != NumberStyle.NONE
              || style.unit() != null
              || columns.evidence(i).numbers().isOpen();
      if (isOdd && !column.reader().isOfTexts()) {
        notes.add("%s is read with %s".formatted(column.name(), style.inWords()));
      }
      if (!column.reader().isOfTexts() && column.wordRows() > 0) {
        notes.add("%s: %s: no value there".formatted(column.name(), words(column)));
      }
      noteMissing(i, column);
      if (column.onlyRises()) {
        notes.add(onlyRises(i, column));
      }
    }
  }

  private String onlyRises(int index, ColumnFinding column) {
    Series series = columns.evidence(index).numbers().series(columns.mark());
    String way = series.falls() == 0 ? "rises" : "falls";
    String why = Counting.whySteadySignal(column.name(), columns.unit(index), series);
    String steadily =
        why == null
            ? ""
            : ", by %s from row to row, and is taken for a signal, as %s"
                .formatted(Numerals.text(Math.abs(series.fixedStep())), why);
    return "%s only ever %s in this file%s: what comes later lies outside of what is seen here; --exclude '%s' leaves it out"
        .formatted(column.name(), way, steadily, column.name());
  }

  private static String states(ColumnFinding column) {
    var states = new ArrayList<String>();
    for (String word : column.states()) {
      states.add("%s is %s".formatted(word, Numerals.text(column.reader().number(word))));
    }
    return String.join(", ", states);
  }

  private static String words(ColumnFinding column) {
    var words = new ArrayList<String>();
    column.words().forEach((word, rows) -> words.add("'%s' in %,d rows".formatted(word, rows)));
    long listed = column.words().values().stream().mapToLong(Long::longValue).sum();
    return String.join(", ", words)
        + (listed < column.wordRows()
            ? " and other words in %,d".formatted(column.wordRows() - listed)
            : "");
  }

  private void noteMissing(int index, ColumnFinding column) {
    Series series = columns.evidence(index).numbers().series(columns.mark());
    for (double number : column.missing()) {
      long rows = rows(series, number);
      if (rows > 0) {
        notes.add(
            "%s in %,d rows of %s is taken as missing; --missing none takes it as a value"
                .formatted(Numerals.text(number), rows, column.name()));
      }
    }
    if (options.profile() != null && !column.reader().isOfTexts()) {
      for (var sentinel : Sentinels.of(series)) {
        if (!column.missing().contains(sentinel.value())) {
          notes.add(
              "%s in %,d rows of %s looks as if it stood for no value, but profile %s takes it for one"
                  .formatted(
                      Numerals.text(sentinel.value()),
                      sentinel.rows(),
                      column.name(),
                      options.profile().name()));
        }
      }
    }
  }

  private static long rows(Series series, double number) {
    for (int i = 0; i < series.suspected(); i++) {
      if (series.suspect(i) == number) {
        return series.countOfSuspect(i);
      }
    }
    for (int i = 0; i < series.distinct(); i++) {
      if (series.value(i) == number) {
        return series.countOf(i);
      }
    }
    return 0;
  }

  private void noteLeftOut() {
    var byReason = new LinkedHashMap<String, List<String>>();
    for (int i = 0; i < found.size(); i++) {
      ColumnFinding column = found.get(i);
      if (column.role() == ColumnRole.LEFT_OUT && column.reason() != null) {
        byReason
            .computeIfAbsent(column.reason(), reason -> new ArrayList<>())
            .add(column.name().isEmpty() ? "column " + (i + 1) : column.name());
      }
    }
    byReason.forEach(
        (reason, left) -> {
          boolean canBeTaken = !reason.equals(NO_NAME) && !reason.equals(EXCLUDED);
          notes.add(
              "left out: %s: %s%s"
                  .formatted(
                      FileColumns.listed(left),
                      reason,
                      canBeTaken ? "; --include '" + left.getFirst() + "' takes it in" : ""));
        });
  }
}
