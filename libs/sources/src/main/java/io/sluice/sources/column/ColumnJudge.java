package io.sluice.sources.column;

import io.sluice.contracts.profile.Tag;
import io.sluice.contracts.profile.TagKind;
import io.sluice.sources.column.Sentinels.Sentinel;
import io.sluice.sources.value.FieldReader;
import io.sluice.sources.value.MissingWords;
import io.sluice.sources.value.NumberStyle;
import io.sluice.sources.value.StateWords;
import io.sluice.sources.value.WordCounts;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Says of one column whether it is a tag, of what kind, or why it is none. */
final class ColumnJudge {

  /** An actuator has a handful of states; more whole numbers than this are a measurement. */
  private static final int MAX_STATES = 10;

  /** However often a few words stand beside many different numbers, the numbers are the values. */
  private static final int FEW_WORDS = 5;

  /** Different texts among all texts from which on they are names of single rows. */
  private static final double UNIQUE = 0.9;

  private static final double UNIQUE_UNTIL_FULL = 0.5;
  private static final int FEWEST_TEXTS = 20;

  /** From so many rows on a column with one value says something of the file. */
  private static final int FEWEST_ROWS_OF_ONE_VALUE = 20;

  /** Of the words in a column of states: how many may say that there is no state. */
  private static final double OTHER_WORDS_OF_STATES = 0.1;

  private final ColumnOptions options;
  private final char usualMark;
  private final TimeCopies times;

  ColumnJudge(ColumnOptions options, char usualMark, TimeCopies times) {
    this.options = options;
    this.usualMark = usualMark;
    this.times = times;
  }

  ColumnFinding judge(String name, String unit, ColumnEvidence evidence) {
    @Nullable Tag known = known(name);
    if (known != null) {
      return new Of(name, evidence).known(known);
    }
    return new Of(name, evidence).found(unit);
  }

  private @Nullable Tag known(String name) {
    return options.profile() == null
        ? null
        : options.profile().tags().stream()
            .filter(tag -> tag.name().equals(name))
            .findFirst()
            .orElse(null);
  }

  /** A column that is neither a tag nor anything else. */
  ColumnFinding leftOut(String name, ColumnEvidence evidence, String reason) {
    return new Of(name, evidence).leftOut(reason);
  }

  /** A column with a role of its own. */
  ColumnFinding as(ColumnRole role, String name, ColumnEvidence evidence, @Nullable String reason) {
    return new Of(name, evidence)
        .finding(role, reason, null, FieldReader.texts(), List.of(), List.of());
  }

  /** One column. */
  private final class Of {

    private final String name;
    private final ColumnEvidence evidence;
    private final Series series;
    private final NumberStyle style;
    private final WordCounts counts;
    private final Map<String, Long> words;

    private Of(String name, ColumnEvidence evidence) {
      this.name = name;
      this.evidence = evidence;
      series = evidence.numbers().series(usualMark);
      style = evidence.numbers().style(usualMark);
      counts = evidence.words(usualMark);
      words = counts.most(ColumnEvidence.MAX_WORDS);
    }

    private ColumnFinding known(Tag tag) {
      FieldReader reader = FieldReader.of(tag, style);
      return finding(
          ColumnRole.TAG,
          null,
          tag.kind(),
          reader,
          reader.isOfTexts() ? List.of() : stateWords(),
          tag.missing());
    }

    private ColumnFinding found(String unit) {
      boolean isIncluded = ColumnOptions.names(options.include(), name);
      if (ColumnOptions.names(options.categorical(), name)) {
        return texts(null);
      }
      if (evidence.filled() == 0) {
        return isIncluded ? number(List.of()) : leftOut("is empty");
      }
      if (!isIncluded && evidence.filled() == 1 && evidence.rows() >= FEWEST_ROWS_OF_ONE_VALUE) {
        return leftOut("has a value in one row alone");
      }
      if (isOfStates()) {
        return finding(
            ColumnRole.TAG,
            null,
            TagKind.DISCRETE,
            FieldReader.states(style),
            stateWords(),
            List.of());
      }
      if (isOfNumbers()) {
        List<Sentinel> sentinels = options.missing().find() ? Sentinels.of(series) : List.of();
        String reason = isIncluded ? null : whyNoTag(unit, sentinels);
        return reason == null ? number(sentinels) : leftOut(reason);
      }
      String reason = isIncluded ? null : whyNoTexts();
      return reason == null ? texts(null) : leftOut(reason);
    }

    private ColumnFinding number(List<Sentinel> sentinels) {
      return finding(
          ColumnRole.TAG,
          null,
          series.isIntegral()
                  && !series.hasMoreValues()
                  && series.distinct() - sentinels.size() <= MAX_STATES
              ? TagKind.DISCRETE
              : TagKind.CONTINUOUS,
          FieldReader.numbers(style),
          List.of(),
          missing(sentinels));
    }

    private List<Double> missing(List<Sentinel> sentinels) {
      var missing = new ArrayList<>(options.missing().of(name));
      sentinels.stream()
          .map(Sentinel::value)
          .filter(value -> !missing.contains(value))
          .forEach(missing::add);
      return missing;
    }

    private ColumnFinding texts(@Nullable String reason) {
      return finding(
          ColumnRole.TAG, reason, TagKind.CATEGORICAL, FieldReader.texts(), List.of(), List.of());
    }

    private ColumnFinding leftOut(String reason) {
      return finding(
          ColumnRole.LEFT_OUT, reason, null, FieldReader.numbers(style), List.of(), List.of());
    }

    /** Numbers, if any, are 0 and 1, and each further word is one of two states. */
    private boolean isOfStates() {
      long states = 0;
      long others = 0;
      var stateWords = new ArrayList<String>();
      boolean isPlain = true;
      for (var word : words.entrySet()) {
        String text = word.getKey();
        if (!Double.isNaN(StateWords.stateOfTwo(text))) {
          states += word.getValue();
          stateWords.add(text.toLowerCase(Locale.ROOT));
          isPlain &= !Double.isNaN(StateWords.state(text));
        } else if (!MissingWords.isMissing(text)) {
          if (!MissingWords.isMissingBesideNumbers(text)) {
            return false;
          }
          others += word.getValue();
        }
      }
      boolean isPair =
          isPlain
              || (stateWords.stream().distinct().count() == 2
                  && StateWords.arePair(stateWords.getFirst(), stateWords.getLast()));
      return states > 0
          && isPair
          && counts.others() == 0
          && others <= OTHER_WORDS_OF_STATES * (states + series.count())
          && isZeroOrOne();
    }

    private boolean isZeroOrOne() {
      for (int i = 0; i < series.distinct(); i++) {
        if (series.value(i) != 0 && series.value(i) != 1) {
          return false;
        }
      }
      return !series.hasMoreValues();
    }

    /** The words for 0, then those for 1, as they are written. */
    private List<String> stateWords() {
      var states = new ArrayList<String>();
      for (double state : new double[] {0, 1}) {
        words.keySet().stream()
            .filter(word -> StateWords.stateOfTwo(word) == state)
            .forEach(states::add);
      }
      return states;
    }

    private boolean isOfNumbers() {
      if (series.count() == 0) {
        return words.keySet().stream().allMatch(MissingWords::isMissing) && counts.others() == 0;
      }
      long further = counts.others();
      int distinct = counts.others() > 0 ? FEW_WORDS + 1 : 0;
      for (var word : words.entrySet()) {
        if (!MissingWords.isMissingBesideNumbers(word.getKey())) {
          further += word.getValue();
          distinct++;
        }
      }
      boolean isMeasured =
          distinct <= FEW_WORDS && (series.hasMoreValues() || series.distinct() > MAX_STATES);
      return further <= series.count() || isMeasured;
    }

    private @Nullable String whyNoTag(String unit, List<Sentinel> sentinels) {
      if (series.count() == 0) {
        return "holds nothing but words for no value (%s)".formatted(listedWords());
      }
      if (series.ordinary() == 0 && !sentinels.isEmpty()) {
        return "holds nothing but %s, which stands for no value"
            .formatted(Numerals.text(sentinels.getFirst().value()));
      }
      if (times.isPart(name, evidence, style)) {
        return "is a part of the time";
      }
      boolean isCopy = times.isCopy(name, unit, evidence, series, style);
      String counting =
          isCopy && ColumnNames.isClock(name) ? null : Counting.whyNoTag(name, unit, series);
      return counting == null && isCopy ? "is another clock of the same rows" : counting;
    }

    private @Nullable String whyNoTexts() {
      long total = counts.total();
      if (counts.distinct() == 1 && series.count() == 0) {
        return "holds one text throughout, '%s'"
            .formatted(shortened(words.keySet().iterator().next()));
      }
      if (times.isOfTimes(evidence)) {
        return "holds times";
      }
      boolean isFull = counts.others() > 0;
      boolean isUnique =
          isFull
              ? ColumnEvidence.MAX_WORDS > UNIQUE_UNTIL_FULL * evidence.wordsUntilFull()
              : total >= FEWEST_TEXTS && counts.distinct() > UNIQUE * total;
      return isUnique
          ? "holds another text in nearly every row, '%s' for example"
              .formatted(shortened(words.keySet().iterator().next()))
          : null;
    }

    private String listedWords() {
      var listed = new ArrayList<String>();
      counts
          .most(2)
          .forEach((word, rows) -> listed.add("'%s' in %,d rows".formatted(shortened(word), rows)));
      return String.join(", ", listed);
    }

    private ColumnFinding finding(
        ColumnRole role,
        @Nullable String reason,
        @Nullable TagKind kind,
        FieldReader reader,
        List<String> states,
        List<Double> missing) {
      var others = new LinkedHashMap<String, Long>();
      long otherRows = counts.others();
      for (var word : words.entrySet()) {
        boolean isState = kind == TagKind.DISCRETE && !Double.isNaN(reader.number(word.getKey()));
        if (!isState) {
          otherRows += word.getValue();
          if (others.size() < ColumnFinding.MAX_WORDS) {
            others.put(word.getKey(), word.getValue());
          }
        }
      }
      double min = series.min();
      double max = series.max();
      for (int i = 0; i < series.suspected(); i++) {
        if (!missing.contains(series.suspect(i))) {
          min = Math.min(min, series.suspect(i));
          max = Math.max(max, series.suspect(i));
        }
      }
      boolean isNone = series.count() == 0 || min > max;
      return new ColumnFinding(
          name,
          role,
          reason,
          kind,
          reader,
          states,
          missing,
          evidence.filled(),
          others,
          otherRows,
          isNone ? Double.NaN : min,
          isNone ? Double.NaN : max,
          series.decimals(),
          Counting.onlyRises(series));
    }
  }

  private static String shortened(String text) {
    return text.length() <= 24 ? text : text.substring(0, 24) + "...";
  }
}
