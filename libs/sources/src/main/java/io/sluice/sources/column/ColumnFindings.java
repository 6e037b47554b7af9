package io.sluice.sources.column;

import io.sluice.sources.column.Labels.LabelColumn;
import io.sluice.sources.value.NumberStyle;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.function.Predicate;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;

/**
 * What the columns of a file are, by all of its rows.
 *
 * @param columns a finding for each column, in the order of the file
 * @param labels the ground truth of rows
 * @param decimalMark how the file writes numbers: {@code .} or {@code ,}
 * @param notes what was found out, left out or taken for something, a sentence each
 * @param questions what nobody can tell but a person, and options that name what is not there; a
 *     sentence each. With one of these the file must not be read
 */
public record ColumnFindings(
    List<ColumnFinding> columns,
    Labels labels,
    char decimalMark,
    List<String> notes,
    List<String> questions) {

  public ColumnFindings {
    columns = List.copyOf(columns);
    notes = List.copyOf(notes);
    questions = List.copyOf(questions);
  }

  /**
   * @param names of the columns, in their order; empty where one has none
   * @param evidences what was seen of each
   * @param time which columns make up the time, in this order; empty if there is none
   * @param reader reads times, to tell columns that say the time once more
   * @throws IllegalArgumentException if there are not as many names as evidences
   */
  public static ColumnFindings of(
      List<String> names,
      List<ColumnEvidence> evidences,
      int[] time,
      TimeParser reader,
      ColumnOptions options) {
    if (names.size() != evidences.size()) {
      throw new IllegalArgumentException(
          names.size() + " names of " + evidences.size() + " columns");
    }
    return new Finder(names, evidences, time, reader, options).find();
  }

  /** The finding of a column, null if there is none of that name. */
  public @Nullable ColumnFinding column(String name) {
    return columns.stream().filter(column -> column.name().equals(name)).findFirst().orElse(null);
  }

  /** Indices of the tags, ascending. */
  public int[] tags() {
    return indices(ColumnRole.TAG);
  }

  /** Indices of the columns with a role, ascending. */
  public int[] indices(ColumnRole role) {
    return IntStream.range(0, columns.size())
        .filter(column -> columns.get(column).role() == role)
        .toArray();
  }

  /** Index of the first column with a role, -1 if there is none. */
  public int index(ColumnRole role) {
    return Arrays.stream(indices(role)).findFirst().orElse(-1);
  }

  /** Puts the findings together. */
  private static final class Finder {

    private static final int NAMED = 8;

    private final List<String> names;
    private final List<ColumnEvidence> evidences;
    private final ColumnOptions options;
    private final char mark;
    private final ColumnJudge judge;
    private final @Nullable ColumnFinding[] found;
    private final List<String> notes = new ArrayList<>();
    private final List<String> questions = new ArrayList<>();
    private Labels labels = Labels.NONE;

    private Finder(
        List<String> names,
        List<ColumnEvidence> evidences,
        int[] time,
        TimeParser reader,
        ColumnOptions options) {
      this.names = names;
      this.evidences = evidences;
      this.options = options;
      this.mark = mark();
      found = new ColumnFinding[names.size()];
      judge =
          new ColumnJudge(
              options,
              mark,
              new TimeCopies(Arrays.stream(time).mapToObj(evidences::get).toList(), reader));
      for (int column : time) {
        take(column, ColumnRole.TIME, null);
      }
    }

    /** The mark that most columns show that show one. */
    private char mark() {
      long points = telling('.');
      long commas = telling(',');
      if (points != commas) {
        return points > commas ? '.' : ',';
      }
      return options.decimalMark() == NumberStyle.NONE ? '.' : options.decimalMark();
    }

    private long telling(char mark) {
      return evidences.stream().filter(evidence -> evidence.decimalMark() == mark).count();
    }

    private ColumnFindings find() {
      askForAbsent("--include", options.include());
      askForAbsent("--exclude", options.exclude());
      askForAbsent("--label-column", options.labels().columns());
      if (options.assetColumn() != null) {
        askForAbsent("--asset-column", List.of(options.assetColumn()));
      }
      for (int i = 0; i < names.size(); i++) {
        if (found[i] == null && names.get(i).isEmpty()) {
          leaveOut(i, "has no name");
        } else if (found[i] == null && ColumnOptions.names(options.exclude(), names.get(i))) {
          leaveOut(i, "is excluded");
        }
      }
      takeNamed(options.assetColumn() == null ? "asset" : options.assetColumn(), ColumnRole.ASSET);
      takeNamed("profile", ColumnRole.PROFILE);
      findRecovery();
      findLabels();
      findEvents();
      for (int i = 0; i < names.size(); i++) {
        if (found[i] == null) {
          found[i] = judge.judge(names.get(i), evidences.get(i));
        }
      }
      var columns = new ArrayList<ColumnFinding>();
      for (int i = 0; i < names.size(); i++) {
        columns.add(Objects.requireNonNull(found[i]));
      }
      askForFactors(columns);
      askForMark(columns);
      noteTags(columns);
      noteLeftOut(columns);
      return new ColumnFindings(columns, labels, mark, notes, questions);
    }

    private void askForAbsent(String option, Iterable<String> given) {
      for (String name : ColumnOptions.absent(given, names)) {
        questions.add(
            "there is no column '%s', which %s names; found %s"
                .formatted(name, option, listed(names)));
      }
    }

    private static String listed(List<String> names) {
      String first = String.join(", ", names.stream().limit(NAMED).toList());
      return names.size() > NAMED ? first + " and " + (names.size() - NAMED) + " more" : first;
    }

    private void take(int column, ColumnRole role, @Nullable String reason) {
      found[column] = judge.as(role, names.get(column), evidences.get(column), reason);
    }

    private void leaveOut(int column, String reason) {
      found[column] = judge.leftOut(names.get(column), evidences.get(column), reason);
    }

    /** Whether it is said, or known, that a column is a tag. */
    private boolean isTag(int column) {
      String name = names.get(column);
      return ColumnOptions.names(options.include(), name)
          || (options.profile() != null
              && options.profile().tags().stream().anyMatch(tag -> tag.name().equals(name)));
    }

    private void takeNamed(String name, ColumnRole role) {
      for (int i = 0; i < names.size(); i++) {
        if (found[i] == null
            && !isTag(i)
            && ColumnNames.normal(names.get(i)).equals(ColumnNames.normal(name))) {
          take(i, role, null);
          return;
        }
      }
    }

    /** What recovers may also be a rate of a plant, which is no mark. */
    private void findRecovery() {
      for (int i = 0; i < names.size(); i++) {
        if (isOpen(i) && ColumnNames.normal(names.get(i)).equals("recovery") && isMark(i)) {
          take(i, ColumnRole.RECOVERY, null);
          return;
        }
      }
    }

    private boolean isMark(int column) {
      if (evidences.get(column).hasManyValues(mark)) {
        return false;
      }
      var vocabulary = LabelVocabulary.of(names.get(column), values(column), LabelOptions.NONE);
      return vocabulary.question() == null && vocabulary.normal() + vocabulary.anomalous() > 0;
    }

    private void findLabels() {
      List<Integer> chosen = options.labels().columns().isEmpty() ? likely() : named();
      var columns = new ArrayList<LabelColumn>();
      for (int column : chosen) {
        LabelVocabulary vocabulary = vocabulary(column);
        String name = names.get(column);
        columns.add(new LabelColumn(column, name, vocabulary));
        take(column, ColumnRole.LABEL, vocabulary.note());
        if (vocabulary.question() != null) {
          questions.add(
              options.labels().columns().isEmpty()
                  ? vocabulary.question() + "; --include '%s' takes it as a tag".formatted(name)
                  : vocabulary.question());
        } else if (vocabulary.note() != null) {
          notes.add("label column %s: %s".formatted(name, vocabulary.note()));
        } else if (options.labels().columns().isEmpty()) {
          notes.add(
              "label column %s: a label by its name and values; --include '%s' takes it as a tag"
                  .formatted(name, name));
        }
      }
      labels = new Labels(columns);
      if (columns.size() > 1 && options.labels().columns().isEmpty()) {
        notes.add(
            "a row is anomalous if any of %s says so; --label-column chooses"
                .formatted(listed(columns.stream().map(LabelColumn::name).toList())));
      }
      for (int i = 0; i < names.size(); i++) {
        if (isOpen(i) && ColumnNames.isVerdict(names.get(i))) {
          leaveOut(i, "what another detector says");
        } else if (isOpen(i) && isFurtherLabel(i)) {
          leaveOut(
              i,
              columns.isEmpty()
                  ? "a label by its name, and empty"
                  : "a further label beside %s; --label-column chooses"
                      .formatted(columns.getFirst().name()));
        }
      }
    }

    private boolean isOpen(int column) {
      return found[column] == null && !isTag(column);
    }

    private List<Integer> named() {
      var named = new ArrayList<Integer>();
      for (String label : options.labels().columns()) {
        for (int i = 0; i < names.size(); i++) {
          if (ColumnNames.normal(names.get(i)).equals(ColumnNames.normal(label))
              && found[i] == null) {
            named.add(i);
          }
        }
      }
      return named;
    }

    /** The one with the best name, or all that are labels of parts. */
    private List<Integer> likely() {
      List<Integer> byName =
          IntStream.range(0, names.size())
              .boxed()
              .filter(column -> isOpen(column) && ColumnNames.labelRank(names.get(column)) >= 0)
              .sorted(Comparator.comparingInt(column -> ColumnNames.labelRank(names.get(column))))
              .filter(this::looksLikeLabels)
              .toList();
      if (!byName.isEmpty()) {
        return byName.subList(0, 1);
      }
      return IntStream.range(0, names.size())
          .boxed()
          .filter(column -> isOpen(column) && ColumnNames.isFurtherLabel(names.get(column)))
          .filter(column -> !ColumnNames.isEvent(names.get(column)))
          .filter(this::looksLikeLabels)
          .toList();
    }

    /** A column that is wholly empty is none, and neither is one that measures or names. */
    private boolean looksLikeLabels(int column) {
      ColumnEvidence evidence = evidences.get(column);
      if (evidence.filled() == 0 || evidence.hasManyValues(mark)) {
        return false;
      }
      if (options.labels().saysMeaning()) {
        return true;
      }
      LabelVocabulary vocabulary = vocabulary(column);
      if (vocabulary.question() == null) {
        return vocabulary.normal() + vocabulary.anomalous() > 0;
      }
      String name = names.get(column);
      boolean saysSo =
          ColumnNames.labelRank(name) < ColumnNames.SURE_LABELS || vocabulary.namesAnomalies();
      return saysSo && !ColumnNames.isEvent(name) && vocabulary.isAboutLabels();
    }

    private boolean isFurtherLabel(int column) {
      String name = names.get(column);
      if (!ColumnNames.isFurtherLabel(name)
          || (ColumnNames.isEvent(name) && !(name.equalsIgnoreCase("attack") && isMark(column)))) {
        return false;
      }
      ColumnEvidence evidence = evidences.get(column);
      if (evidence.filled() == 0) {
        return true;
      }
      if (labels.isEmpty() || evidence.hasManyValues(mark)) {
        return false;
      }
      LabelVocabulary vocabulary = LabelVocabulary.of(name, values(column), LabelOptions.NONE);
      return vocabulary.question() == null || vocabulary.isAboutLabels();
    }

    private LabelVocabulary vocabulary(int column) {
      return LabelVocabulary.of(names.get(column), values(column), options.labels());
    }

    private Map<String, Long> values(int column) {
      var values = new LinkedHashMap<>(evidences.get(column).values(mark));
      if (evidences.get(column).blanks() > 0) {
        values.put("", evidences.get(column).blanks());
      }
      return values;
    }

    /** Ids and names of attacks and faults, only where they are no tags that are known. */
    private void findEvents() {
      for (int i = 0; i < names.size(); i++) {
        if (isOpen(i) && ColumnNames.isEvent(names.get(i))) {
          take(i, ColumnRole.EVENT, null);
        } else if (isOpen(i) && ColumnNames.normal(names.get(i)).equals("changepoint")) {
          leaveOut(i, "marks changes, and is neither value nor label");
        }
      }
    }

    /** 1.2K beside 950 or 3M: numbers that must not come into one series as they stand. */
    private void askForFactors(List<ColumnFinding> columns) {
      for (int i = 0; i < columns.size(); i++) {
        ColumnFinding column = columns.get(i);
        NumberStyle style = evidences.get(i).numbers().style(mark);
        if (column.isTag() && style.mayBeFactor() && isMixed(i, column.reader().isOfTexts())) {
          questions.add(
              "column '%s' holds numbers with %s behind them and others without: a unit, or a factor? Write all of them in one unit, or leave the column out: --exclude '%s'"
                  .formatted(column.name(), style.unit(), column.name()));
        }
      }
    }

    /** 4,480 is about four and a half, or thousands of it. */
    private void askForMark(List<ColumnFinding> columns) {
      if (options.decimalMark() != NumberStyle.NONE || telling('.') != telling(',')) {
        return;
      }
      for (int i = 0; i < columns.size(); i++) {
        ColumnFinding column = columns.get(i);
        NumberEvidence numbers = evidences.get(i).numbers();
        String example = numbers.marked();
        if (column.isTag()
            && !column.reader().isOfTexts()
            && numbers.isOpen()
            && example != null
            && (options.pointsMayGroup() || example.indexOf(',') >= 0)) {
          questions.add(
              "column '%s' holds %s and the like, and nothing tells whether that %s is the decimal mark or stands between thousands: name the decimal mark, --decimal . or --decimal ,"
                  .formatted(
                      column.name(), example, example.indexOf(',') >= 0 ? "comma" : "point"));
          return;
        }
      }
    }

    /** Texts only if all of them are numbers with a factor, and nobody says that they are texts. */
    private boolean isMixed(int column, boolean areTexts) {
      var plain = new NumberStyle(mark, NumberStyle.NONE, null);
      var words = evidences.get(column).words(mark).most(ColumnEvidence.MAX_WORDS).keySet();
      Predicate<String> hasFactor =
          word -> {
            NumberStyle widened = plain.widenedFor(word);
            return widened != null && widened.mayBeFactor();
          };
      return areTexts
          ? words.stream().allMatch(hasFactor)
              && !isTag(column)
              && !ColumnOptions.names(options.categorical(), names.get(column))
          : evidences.get(column).numbers().lacksUnits(mark) || words.stream().anyMatch(hasFactor);
    }

    private void noteTags(List<ColumnFinding> columns) {
      for (int i = 0; i < columns.size(); i++) {
        ColumnFinding column = columns.get(i);
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
                || evidences.get(i).numbers().isOpen();
        if (isOdd && !column.reader().isOfTexts()) {
          notes.add("%s is read with %s".formatted(column.name(), style.inWords()));
        }
        if (!column.reader().isOfTexts() && column.wordRows() > 0) {
          notes.add("%s: %s: no value there".formatted(column.name(), words(column)));
        }
        noteMissing(i, column);
        if (column.onlyRises()) {
          notes.add(
              "%s only ever %s in this file: what comes later lies outside of what is seen here"
                  .formatted(
                      column.name(),
                      evidences.get(i).numbers().series(mark).falls() == 0 ? "rises" : "falls"));
        }
      }
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
      Series series = evidences.get(index).numbers().series(mark);
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

    private void noteLeftOut(List<ColumnFinding> columns) {
      var byReason = new LinkedHashMap<String, List<String>>();
      for (int i = 0; i < columns.size(); i++) {
        ColumnFinding column = columns.get(i);
        if (column.role() == ColumnRole.LEFT_OUT && column.reason() != null) {
          byReason
              .computeIfAbsent(column.reason(), reason -> new ArrayList<>())
              .add(column.name().isEmpty() ? "column " + (i + 1) : column.name());
        }
      }
      byReason.forEach(
          (reason, left) -> {
            boolean canBeTaken = !reason.equals("has no name") && !reason.equals("is excluded");
            notes.add(
                "left out: %s: %s%s"
                    .formatted(
                        listed(left),
                        reason,
                        canBeTaken ? "; --include '" + left.getFirst() + "' takes it in" : ""));
          });
    }
  }
}
