package io.sluice.detection.explanation;

import io.sluice.contracts.Contributor;
import io.sluice.contracts.ReadableNumbers;
import io.sluice.contracts.profile.Tag;
import io.sluice.detection.detector.Explanation;
import io.sluice.detection.detector.Panel;
import io.sluice.detection.dictionary.Dictionaries;
import io.sluice.detection.dictionary.Dictionary;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;

/**
 * Turns what detectors say of a window into what a person reads: which tags, what they show and
 * what would have been normal, in plant units. Not thread-safe.
 *
 * <p>Each detector that calls the window anomalous spreads its ratio over the tags by their parts
 * of its score; a tag's share is its part of all that. What would have been normal is said by one
 * detector, so that expected value and band agree: by the one with the largest ratio of those that
 * see the tag deviate and know a band, or else of those that know a value. The reason is that of
 * the largest ratio too.
 *
 * <p>Where a detector knows with which tag it began, that one comes before all that follows from
 * it, and its share is raised so that it does: {@link OriginWeights}.
 */
public final class Explainer {

  /** More tags than this nobody reads at an alarm. */
  public static final int MAX_CONTRIBUTORS = 5;

  private final List<Tag> tags;
  private final Dictionaries dictionaries;
  private final Explanation one;
  private final double[] weights;
  private final Expectations normal;
  private final OriginWeights origins;
  private final String[] reasons;

  public Explainer(List<Tag> tags, Dictionaries dictionaries) {
    this.tags = tags;
    this.dictionaries = dictionaries;
    one = new Explanation(tags.size());
    weights = new double[tags.size()];
    normal = new Expectations(tags.size());
    origins = new OriginWeights(tags.size());
    reasons = new String[tags.size()];
  }

  /**
   * The tags with the largest shares, at most {@value #MAX_CONTRIBUTORS}, those without a share
   * left out. Equal shares are in the profile's order.
   *
   * @param panel has judged the row
   * @param ratios by detector of the panel, as they count in fusion
   * @param border ratio from which on a detector calls a window anomalous; if none does, all speak
   * @param observed the window's last values
   * @param from index of the first tag's value in {@code observed}
   */
  public List<Contributor> explain(
      Panel panel, int row, double[] ratios, double border, double[] observed, int from) {
    Arrays.fill(weights, 0);
    normal.clear();
    origins.clear();
    Arrays.fill(reasons, null);
    boolean nobody = Arrays.stream(ratios).noneMatch(ratio -> ratio >= border);
    IntStream.range(0, ratios.length)
        .boxed()
        .filter(detector -> nobody || ratios[detector] >= border)
        .sorted(Comparator.comparingDouble((Integer detector) -> -ratios[detector]))
        .forEach(
            detector -> {
              panel.explain(detector, row, one);
              add(ratios[detector]);
            });
    origins.withdraw(normal, observed, from);
    origins.raise(weights);
    double whole = Arrays.stream(weights).sum();
    var contributors = new ArrayList<Contributor>(MAX_CONTRIBUTORS);
    for (int i = 0; i < MAX_CONTRIBUTORS; i++) {
      int tag = heaviest();
      if (!(weights[tag] > 0)) {
        break;
      }
      contributors.add(contributor(tag, Math.min(1, weights[tag] / whole), observed[from + tag]));
      weights[tag] = 0;
    }
    return List.copyOf(contributors);
  }

  private void add(double ratio) {
    double whole = 0;
    for (int tag = 0; tag < weights.length; tag++) {
      whole += one.deviation(tag);
    }
    if (!(whole > 0)) {
      return;
    }
    for (int tag = 0; tag < weights.length; tag++) {
      if (one.deviation(tag) > 0) {
        weights[tag] += ratio * one.deviation(tag) / whole;
        normal.add(one, tag);
        origins.add(one, tag);
        reasons[tag] = reasons[tag] == null ? one.reason(tag) : reasons[tag];
      }
    }
  }

  private int heaviest() {
    int heaviest = 0;
    for (int tag = 1; tag < weights.length; tag++) {
      if (weights[tag] > weights[heaviest]) {
        heaviest = tag;
      }
    }
    return heaviest;
  }

  private Contributor contributor(int index, double share, double observed) {
    Tag tag = tags.get(index);
    Dictionary dictionary = dictionaries.of(index);
    if (dictionary != null) {
      String text = reasons[index] == null ? ofText(dictionary, observed) : reasons[index];
      return new Contributor(
              tag.name(),
              share,
              null,
              null,
              null,
              null,
              tag.unit(),
              tag.stage(),
              PlainLine.of(text))
          .reading(read(dictionary, observed));
    }
    Normal shown =
        Normal.shownBy(tag, normal.expected(index), normal.low(index), normal.high(index));
    return new Contributor(
        tag.name(),
        share,
        orNull(observed),
        orNull(shown.expected()),
        orNull(shown.low()),
        orNull(shown.high()),
        tag.unit(),
        tag.stage(),
        PlainLine.of(reasons[index]));
  }

  /** What none of the texts is, nobody knows any more. */
  private static @Nullable String read(Dictionary dictionary, double code) {
    return Double.isNaN(code) || code == Dictionary.OTHER
        ? null
        : PlainLine.of(dictionary.text((int) code));
  }

  /** A code says nothing to a person. */
  private static @Nullable String ofText(Dictionary dictionary, double code) {
    if (Double.isNaN(code)) {
      return null;
    }
    return code == Dictionary.OTHER
        ? "is none of the %d texts that training knows".formatted(dictionary.size())
        : "is '%s', as %s %% of training"
            .formatted(
                dictionary.text((int) code),
                ReadableNumbers.of(100 * dictionary.frequency((int) code)));
  }

  private static @Nullable Double orNull(double value) {
    return Double.isFinite(value) ? Double.valueOf(value) : null;
  }
}
