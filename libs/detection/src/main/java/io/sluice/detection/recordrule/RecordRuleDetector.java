package io.sluice.detection.recordrule;

import io.sluice.contracts.ReadableNumbers;
import io.sluice.contracts.profile.Profile;
import io.sluice.detection.detector.Detector;
import io.sluice.detection.detector.Explanation;
import io.sluice.detection.detector.ModelSettings;
import io.sluice.detection.detector.UnusableModelException;
import io.sluice.detection.dictionary.Dictionary;
import io.sluice.detection.feature.RecordFeatures;
import io.sluice.detection.recordrule.RecordRules.Pair;
import io.sluice.detection.recordrule.RecordRules.Range;
import io.sluice.detection.scale.WindowMatrix;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.IntToLongFunction;
import java.util.function.Supplier;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * Judges a record by what normal ones were seen to hold: a text that is rare or was never there,
 * two texts that never came together although each is usual, a number outside of all that there
 * were beside a text. The score is that of the most surprising of them, in nats.
 */
public final class RecordRuleDetector implements Detector {

  /** The kind in a bundle's manifest. */
  public static final String KIND = "record-rules";

  /** Texts that are named as usual. */
  private static final int NAMED = 3;

  private final String name;
  private final Profile profile;
  private final RecordFeatures features;
  private final long[][] counts;
  private final double[] totals;

  /** By tag: how surprising a text of it is on average. */
  private final double[] averages;

  /** By tag: its most frequent texts, for a person; made once, for it is asked of each attack. */
  private final String[] usual;

  private final List<Seen> pairs;
  private final List<Bounds> ranges;
  private volatile boolean closed;

  /**
   * Combinations of the codes of two tags.
   *
   * @param keys of both codes, ascending
   * @param records by key
   */
  private record Seen(int first, int second, long[] keys, long[] records, double total) {

    static Seen of(Pair pair) {
      long[] keys =
          pair.seen().stream().mapToLong(one -> key(one.get(0), one.get(1))).sorted().toArray();
      long[] records = new long[keys.length];
      double total = 0;
      for (List<Long> one : pair.seen()) {
        records[Arrays.binarySearch(keys, key(one.get(0), one.get(1)))] = one.get(2);
        total += one.get(2);
      }
      return new Seen(pair.first(), pair.second(), keys, records, total);
    }

    private static long key(long first, long second) {
      return first << Integer.SIZE | second;
    }

    long of(int one, int other) {
      int at = Arrays.binarySearch(keys, key(one, other));
      return at < 0 ? 0 : records[at];
    }
  }

  /** Between which numbers records with a text stay, by its code. */
  private record Bounds(int number, int text, long[] seen, double[] low, double[] high) {

    static Bounds of(Range range) {
      return new Bounds(
          range.number(),
          range.text(),
          range.counts().stream().mapToLong(Long::longValue).toArray(),
          range.low().stream().mapToDouble(Double::doubleValue).toArray(),
          range.high().stream().mapToDouble(Double::doubleValue).toArray());
    }
  }

  /**
   * @param json {@link RecordRules}
   * @throws UnusableModelException if they do not fit the profile
   */
  public RecordRuleDetector(String name, byte[] json, Profile profile, RecordFeatures features)
      throws UnusableModelException {
    this.name = name;
    this.profile = profile;
    this.features = features;
    RecordRules rules =
        ModelSettings.decode(
            json, RecordRules.class, known -> known.requireTags(profile.tags().size()));
    counts =
        rules.counts().stream()
            .map(of -> of.stream().mapToLong(Long::longValue).toArray())
            .toArray(long[][]::new);
    totals = new double[counts.length];
    for (int tag = 0; tag < counts.length; tag++) {
      for (long count : counts[tag]) {
        totals[tag] += count;
      }
    }
    averages = new double[counts.length];
    usual = new String[counts.length];
    for (int tag = 0; tag < counts.length; tag++) {
      averages[tag] = average(tag);
      int of = tag;
      usual[tag] = named(tag, code -> count(of, code));
    }
    pairs = rules.pairs().stream().map(Seen::of).toList();
    ranges = rules.ranges().stream().map(Bounds::of).toList();
  }

  @Override
  public String name() {
    return name;
  }

  @Override
  public boolean readsFeatures() {
    return false;
  }

  @Override
  public Judge judge(int maxRows) {
    return new RecordJudge(maxRows);
  }

  @Override
  public void close() {
    closed = true;
  }

  /** 0 of what training never met. */
  private long count(int tag, int code) {
    return code < counts[tag].length ? counts[tag][code] : 0;
  }

  private double average(int tag) {
    double average = 0;
    for (long count : counts[tag]) {
      average += count / Math.max(1, totals[tag]) * Surprise.ofText(count, totals[tag]);
    }
    return average;
  }

  /** The texts of a tag with the most records, for a person. */
  private String named(int tag, IntToLongFunction records) {
    int[] most = new int[NAMED];
    long[] counted = new long[NAMED];
    for (int code = 1; code < counts[tag].length; code++) {
      long of = records.applyAsLong(code);
      for (int place = 0; place < NAMED && of > 0; place++) {
        if (of > counted[place]) {
          System.arraycopy(most, place, most, place + 1, NAMED - place - 1);
          System.arraycopy(counted, place, counted, place + 1, NAMED - place - 1);
          most[place] = code;
          counted[place] = of;
          break;
        }
      }
    }
    String texts =
        Arrays.stream(most)
            .filter(code -> code > 0)
            .mapToObj(code -> "'" + written(tag, code) + "'")
            .collect(Collectors.joining(", "));
    return texts.isEmpty() ? "nothing" : texts;
  }

  /** Null of what none of the texts is. */
  private @Nullable String written(int tag, int code) {
    Dictionary dictionary = features.dictionaries().of(tag);
    return dictionary == null || code == Dictionary.OTHER || code > dictionary.size()
        ? null
        : dictionary.text(code);
  }

  /** Is told of each rule that a record is surprising by. */
  private interface Listener {

    void text(int tag, int code, double surprise);

    void pair(Seen pair, int first, int second, double surprise);

    void number(Bounds range, int code, double surprise);
  }

  private void look(double[] record, int from, Listener listener) {
    for (int tag = 0; tag < counts.length; tag++) {
      double code = record[from + tag];
      if (counts[tag].length > 0 && !Double.isNaN(code)) {
        listener.text(tag, (int) code, Surprise.ofText(count(tag, (int) code), totals[tag]));
      }
    }
    for (Seen pair : pairs) {
      double one = record[from + pair.first];
      double other = record[from + pair.second];
      if (!Double.isNaN(one) && !Double.isNaN(other)) {
        int first = (int) one;
        int second = (int) other;
        listener.pair(
            pair,
            first,
            second,
            Surprise.ofPair(
                pair.of(first, second),
                count(pair.first, first),
                count(pair.second, second),
                pair.total));
      }
    }
    for (Bounds range : ranges) {
      double value = record[from + range.number];
      double text = record[from + range.text];
      if (!Double.isNaN(value) && !Double.isNaN(text) && text < range.seen.length) {
        int code = (int) text;
        listener.number(
            range,
            code,
            Surprise.ofNumber(
                value,
                range.seen[code],
                range.low[code],
                range.high[code],
                profile.tags().get(range.number).resolution()));
      }
    }
  }

  private final class RecordJudge implements Judge {

    private final int tags = profile.tags().size();
    private final int maxRows;
    private final double[] records;
    private final double[] scores;

    RecordJudge(int maxRows) {
      this.maxRows = maxRows;
      records = new double[Math.multiplyExact(maxRows, tags)];
      scores = new double[maxRows];
    }

    @Override
    public void observeRecord(int row, double[] values) {
      System.arraycopy(values, 0, records, row * tags, tags);
    }

    @Override
    public void judge(WindowMatrix batch) {
      if (closed) {
        throw new IllegalStateException("the detector is closed");
      }
      if (batch.rows() > maxRows || batch.tags() != tags) {
        throw new IllegalArgumentException(
            "%d rows of %d tags, expected at most %d of %d"
                .formatted(batch.rows(), batch.tags(), maxRows, tags));
      }
      var largest = new Largest();
      for (int row = 0; row < batch.rows(); row++) {
        largest.score = 0;
        look(records, row * tags, largest);
        scores[row] = largest.score;
      }
    }

    @Override
    public double score(int row) {
      return scores[row];
    }

    @Override
    public void explain(int row, Explanation explanation) {
      explanation.clear();
      var sentences = new Sentences(explanation);
      look(records, row * tags, sentences);
      sentences.say();
    }
  }

  /** The most surprising of all. */
  private static final class Largest implements Listener {

    private double score;

    @Override
    public void text(int tag, int code, double surprise) {
      score = Math.max(score, surprise);
    }

    @Override
    public void pair(Seen pair, int first, int second, double surprise) {
      score = Math.max(score, surprise);
    }

    @Override
    public void number(Bounds range, int code, double surprise) {
      score = Math.max(score, surprise);
    }
  }

  /** Says of each tag what is the most surprising of it. */
  private final class Sentences implements Listener {

    private final Explanation explanation;

    /** By tag, of the most surprising of it: made only once that is known. */
    private final Map<Integer, Supplier<String>> sentences = new HashMap<>();

    Sentences(Explanation explanation) {
      this.explanation = explanation;
    }

    void say() {
      sentences.forEach((tag, sentence) -> explanation.reason(tag, sentence.get()));
    }

    private boolean isNews(int tag, double surprise) {
      if (!(surprise > explanation.deviation(tag))) {
        return false;
      }
      explanation.deviation(tag, surprise);
      return true;
    }

    /**
     * That a text is as rare as any is says nothing of it: only what is rarer than usual deviates.
     */
    @Override
    public void text(int tag, int code, double surprise) {
      if (surprise > averages[tag] && isNews(tag, surprise)) {
        sentences.put(tag, () -> "is " + rarity(tag, code) + "; usual " + usual[tag]);
      }
    }

    private String rarity(int tag, int code) {
      double part = 100 * count(tag, code) / totals[tag];
      String text = written(tag, code);
      if (text == null) {
        return "none of the %d texts that training knows".formatted(counts[tag].length - 1);
      }
      return part == 0
          ? "'%s', which training has not".formatted(text)
          : "'%s', as %s %% of training".formatted(text, ReadableNumbers.of(part));
    }

    @Override
    public void pair(Seen pair, int first, int second, double surprise) {
      String one = written(pair.first, first);
      String other = written(pair.second, second);
      if (one == null || other == null) {
        return;
      }
      if (isNews(pair.second, surprise / 2)) {
        sentences.put(
            pair.second,
            () ->
                beside(pair, first, second, other, pair.first, one)
                    + named(pair.second, code -> pair.of(first, code)));
      }
      if (isNews(pair.first, surprise / 2)) {
        sentences.put(
            pair.first,
            () ->
                beside(pair, first, second, one, pair.second, other)
                    + named(pair.first, code -> pair.of(code, second)));
      }
    }

    private String beside(Seen pair, int first, int second, String text, int tag, String beside) {
      long times = pair.of(first, second);
      return "is '%s', %s with %s '%s'; usual "
          .formatted(
              text,
              times == 0 ? "never seen" : "rarely seen",
              profile.tags().get(tag).name(),
              beside);
    }

    @Override
    public void number(Bounds range, int code, double surprise) {
      if (isNews(range.number, surprise)) {
        explanation.band(range.number, range.low[code], range.high[code]);
        explanation.expected(range.number, (range.low[code] + range.high[code]) / 2);
      }
    }
  }
}
