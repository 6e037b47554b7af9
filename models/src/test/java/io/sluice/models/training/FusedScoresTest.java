package io.sluice.models.training;

import static org.assertj.core.api.Assertions.assertThat;

import io.sluice.contracts.profile.Profile;
import io.sluice.contracts.profile.Tag;
import io.sluice.contracts.profile.TagKind;
import io.sluice.detection.calibration.RatioCurve;
import io.sluice.detection.fusion.Fusion;
import io.sluice.models.calibration.ScoreSeries;
import java.time.Duration;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class FusedScoresTest {

  private static final RatioCurve PLAIN = RatioCurve.proportional(1);

  private final Profile profile =
      Profile.withDefaults(
          "p",
          List.of(new Tag("A", null, TagKind.CONTINUOUS, 0.1, null, null, null)),
          Duration.ofSeconds(1));

  @Test
  void onlyWindowsThatAllHaveJudgedAreFused() {
    assertThat(
            fused(
                new double[][] {{1, 0.1}, {2, 0.9}, {3, 0.3}}, new double[][] {{2, 0.2}, {3, 0.7}}))
        .containsExactly(0.9, 0.7);
  }

  @Test
  void twoAssetsMayHaveTheSameTimes() {
    // given two windows at each instant, one of each asset
    double[][] one = {{1, 0.1}, {2, 0.2}, {1, 0.8}, {2, 0.3}};
    double[][] other = {{1, 0.4}, {2, 0.1}, {1, 0.2}, {2, 0.6}};

    assertThat(fused(one, other)).containsExactly(0.4, 0.2, 0.8, 0.6);
  }

  private double[] fused(double[][] one, double[][] other) {
    var scores = new FusedScores(Fusion.MAXIMUM);
    scores.add("one", series(one), PLAIN);
    scores.add("other", series(other), PLAIN);
    ScoreSeries fused = scores.ratios(profile);
    return IntStream.range(0, fused.size()).mapToDouble(fused::score).toArray();
  }

  /** Second of the end and score of each window. */
  private ScoreSeries series(double[][] windows) {
    var series = new ScoreSeries(profile);
    for (double[] window : windows) {
      series.add((long) window[0] * 1000, window[1]);
    }
    return series;
  }
}
