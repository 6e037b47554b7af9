package io.sluice.detection.explanation;

import io.sluice.contracts.Contributor;
import io.sluice.contracts.profile.Tag;
import io.sluice.detection.detector.Detector;
import io.sluice.detection.feature.FeatureSpec;
import io.sluice.detection.feature.Statistic;
import io.sluice.detection.scale.Standardizer;
import java.util.ArrayList;
import java.util.List;

/**
 * Turns a detector's deviations by tag into what a person reads: which tags, what they show and
 * what would have been normal, in plant units. Not thread-safe.
 */
public final class Explainer {

  /** More tags than this nobody reads at an alarm. */
  public static final int MAX_CONTRIBUTORS = 5;

  private final List<Tag> tags;
  private final FeatureSpec spec;
  private final Standardizer standardizer;
  private final double[] deviations;
  private final double[] expectedMeans;

  public Explainer(List<Tag> tags, FeatureSpec spec, Standardizer standardizer) {
    this.tags = tags;
    this.spec = spec;
    this.standardizer = standardizer;
    deviations = new double[tags.size()];
    expectedMeans = new double[tags.size()];
  }

  /**
   * The tags with the largest shares, at most {@value #MAX_CONTRIBUTORS}, those without a share
   * left out. Equal shares are in the profile's order.
   *
   * @param judge has judged the row
   * @param observed the window's last values
   * @param from index of the first tag's value in {@code observed}
   */
  public List<Contributor> explain(Detector.Judge judge, int row, double[] observed, int from) {
    judge.explain(row, deviations, expectedMeans);
    double whole = 0;
    for (double deviation : deviations) {
      whole += deviation;
    }
    var contributors = new ArrayList<Contributor>(MAX_CONTRIBUTORS);
    for (int i = 0; i < MAX_CONTRIBUTORS; i++) {
      int tag = largest();
      if (!(deviations[tag] > 0)) {
        break;
      }
      double share = Math.min(1, deviations[tag] / whole);
      contributors.add(contributor(tag, share, observed[from + tag]));
      deviations[tag] = 0;
    }
    return List.copyOf(contributors);
  }

  private int largest() {
    int largest = 0;
    for (int tag = 1; tag < deviations.length; tag++) {
      if (deviations[tag] > deviations[largest]) {
        largest = tag;
      }
    }
    return largest;
  }

  private Contributor contributor(int index, double share, double observed) {
    Tag tag = tags.get(index);
    double expected =
        standardizer.original(spec.index(Statistic.MEAN, index), expectedMeans[index]);
    return new Contributor(tag.name(), share, orNull(observed), orNull(expected), tag.unit());
  }

  private static Double orNull(double value) {
    return Double.isFinite(value) ? Double.valueOf(value) : null;
  }
}
