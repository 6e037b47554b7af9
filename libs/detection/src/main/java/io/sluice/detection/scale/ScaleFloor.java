package io.sluice.detection.scale;

import io.sluice.contracts.profile.Profile;
import io.sluice.contracts.profile.Tag;
import io.sluice.contracts.profile.TagKind;
import io.sluice.detection.feature.Encoding;
import io.sluice.detection.feature.FeatureSpec;
import io.sluice.detection.feature.RecordFeatures;
import io.sluice.detection.feature.Statistic;
import io.sluice.detection.feature.WindowStatistics;

/**
 * The finest scale that a feature may have. Without it a tag that did not move in training would
 * turn the flicker of its sensor's last digit into a huge deviation.
 *
 * <p>With r the tag's resolution:
 *
 * <ul>
 *   <li>MEAN, STD, MIN, MAX: r, for one step of the sensor must not count as more than one unit.
 *   <li>SLOPE: r / (window - 1), a line that rises by one step over the window (r for a window of
 *       one).
 *   <li>A record's number: r, too. Of a text, whether it is this one, and how frequent it is: 1 /
 *       {@value #UNITS_PER_STATE}, for its features know no resolution.
 *   <li>A state is not a measurement: for discrete and categorical tags a step is an event, not
 *       noise, and counts as {@value #UNITS_PER_STATE} units; their floors are that much lower.
 *   <li>r = 0 (unknown) is taken as a millionth of the tag's mean in training, or of 1 if that is
 *       smaller: beyond the error of computing, within what any sensor shows.
 * </ul>
 */
final class ScaleFloor {

  private static final double UNITS_PER_STATE = 10;
  private static final double UNKNOWN_RESOLUTION = 1e-6;

  private final Profile profile;
  private final FeatureSpec spec;

  ScaleFloor(Profile profile, FeatureSpec spec) {
    this.profile = profile;
    this.spec = spec;
  }

  /**
   * @param tagMean mean of the column's tag in training, in its unit; of no account where the tag
   *     has none
   */
  double of(int column, double tagMean) {
    int tag = spec.tagOf(column);
    return switch (spec) {
      case WindowStatistics statistics -> of(statistics.statisticOf(column), tag, tagMean);
      case RecordFeatures record ->
          record.encodings().get(tag) == Encoding.NUMBER
              ? of(Statistic.MEAN, tag, tagMean)
              : 1 / UNITS_PER_STATE;
    };
  }

  private double of(Statistic statistic, int tagIndex, double tagMean) {
    Tag tag = profile.tags().get(tagIndex);
    double step = tag.resolution();
    if (step == 0) {
      step = UNKNOWN_RESOLUTION * Math.max(1, Math.abs(tagMean));
    }
    if (tag.kind() != TagKind.CONTINUOUS) {
      step /= UNITS_PER_STATE;
    }
    return switch (statistic) {
      case MEAN, STD, MIN, MAX -> step;
      case SLOPE -> step / Math.max(1, profile.window() - 1);
    };
  }
}
