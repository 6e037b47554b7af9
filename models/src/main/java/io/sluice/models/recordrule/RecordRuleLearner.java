package io.sluice.models.recordrule;

import io.sluice.contracts.profile.Profile;
import io.sluice.contracts.profile.TagKind;
import io.sluice.detection.recordrule.RecordRules;
import io.sluice.detection.recordrule.RecordRules.Pair;
import io.sluice.detection.recordrule.RecordRules.Range;
import io.sluice.models.window.Stretch;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.IntStream;

/** Counts texts, pairs of them, and where numbers are beside them. */
public final class RecordRuleLearner {

  /** Combinations of two tags: of more than these most come but once, and say nothing. */
  static final int MOST_COMBINATIONS = 10_000;

  /** Texts of a tag by which numbers are told apart. */
  static final int MOST_TEXTS = 64;

  /** Tags of texts that are compared with each other, those with the fewest texts. */
  static final int MOST_TAGS = 12;

  /** Fewer records do not tell where the others are. */
  static final int FEWEST = 20;

  private final Profile profile;
  private final List<Stretch> stretches;
  private final long[][] counts;

  private RecordRuleLearner(Profile profile, List<Stretch> stretches) {
    this.profile = profile;
    this.stretches = stretches;
    this.counts = new long[profile.tags().size()][0];
  }

  /**
   * @param stretches records of normal operation, texts as codes; none that calibrates
   */
  public static RecordRules learn(Profile profile, List<Stretch> stretches) {
    var learner = new RecordRuleLearner(profile, stretches);
    learner.count();
    return new RecordRules(
        Arrays.stream(learner.counts).map(of -> Arrays.stream(of).boxed().toList()).toList(),
        learner.pairs(),
        learner.ranges());
  }

  private void count() {
    for (int tag : profile.categoricalTags()) {
      counts[tag] = new long[1];
      for (Stretch stretch : stretches) {
        for (double[] row : stretch.values()) {
          if (!Double.isNaN(row[tag])) {
            int code = (int) row[tag];
            if (code >= counts[tag].length) {
              counts[tag] = Arrays.copyOf(counts[tag], code + 1);
            }
            counts[tag][code]++;
          }
        }
      }
    }
  }

  /** Those with the fewest texts first. */
  private int[] texts(int mostTexts) {
    return Arrays.stream(profile.categoricalTags())
        .filter(tag -> counts[tag].length > 1 && counts[tag].length <= mostTexts)
        .boxed()
        .sorted(Comparator.comparingInt((Integer tag) -> counts[tag].length))
        .limit(MOST_TAGS)
        .mapToInt(Integer::intValue)
        .toArray();
  }

  private List<Pair> pairs() {
    var pairs = new ArrayList<Pair>();
    int[] tags = texts(Integer.MAX_VALUE);
    Arrays.sort(tags);
    for (int i = 0; i < tags.length; i++) {
      for (int j = i + 1; j < tags.length; j++) {
        List<List<Long>> seen = combinations(tags[i], tags[j]);
        if (seen.size() <= MOST_COMBINATIONS) {
          pairs.add(new Pair(tags[i], tags[j], seen));
        }
      }
    }
    return pairs;
  }

  /** At most one more than there is room for. */
  private List<List<Long>> combinations(int first, int second) {
    Map<Long, Long> seen = new TreeMap<>();
    for (Stretch stretch : stretches) {
      for (double[] row : stretch.values()) {
        if (!Double.isNaN(row[first]) && !Double.isNaN(row[second])) {
          seen.merge((long) row[first] << Integer.SIZE | (long) row[second], 1L, Long::sum);
          if (seen.size() > MOST_COMBINATIONS) {
            return list(seen);
          }
        }
      }
    }
    return list(seen);
  }

  private static List<List<Long>> list(Map<Long, Long> seen) {
    return seen.entrySet().stream()
        .map(
            one ->
                List.of(
                    one.getKey() >> Integer.SIZE, (long) one.getKey().intValue(), one.getValue()))
        .toList();
  }

  private List<Range> ranges() {
    int[] texts = texts(MOST_TEXTS);
    return IntStream.range(0, profile.tags().size())
        .filter(tag -> profile.tags().get(tag).kind() != TagKind.CATEGORICAL)
        .boxed()
        .flatMap(number -> Arrays.stream(texts).mapToObj(text -> range(number, text)))
        .toList();
  }

  private Range range(int number, int text) {
    int codes = counts[text].length;
    var records = new long[codes];
    var low = new double[codes];
    var high = new double[codes];
    for (Stretch stretch : stretches) {
      for (double[] row : stretch.values()) {
        if (Double.isNaN(row[number]) || Double.isNaN(row[text])) {
          continue;
        }
        int code = (int) row[text];
        low[code] = records[code] == 0 ? row[number] : Math.min(low[code], row[number]);
        high[code] = records[code] == 0 ? row[number] : Math.max(high[code], row[number]);
        records[code]++;
      }
    }
    for (int code = 0; code < codes; code++) {
      if (records[code] < FEWEST) {
        records[code] = 0;
      }
    }
    return new Range(
        number,
        text,
        Arrays.stream(records).boxed().toList(),
        Arrays.stream(low).boxed().toList(),
        Arrays.stream(high).boxed().toList());
  }
}
