package io.sluice.models.training;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import org.junit.jupiter.api.Test;

class HeldOutScoresTest {

  @Test
  void interpolatesBetweenRanks() {
    // given
    var scores = new HeldOutScores(new double[] {4, 1, 3, 2, 5});

    // when
    double percentile = scores.percentile(90);

    // then
    assertThat(percentile).isCloseTo(4.6, within(1e-12));
    assertThat(scores.percentile(100)).isEqualTo(5);
    assertThat(scores.percentile(50)).isEqualTo(3);
  }

  @Test
  void aPlantThatStandsStillStillHasAThreshold() {
    // given
    var scores = new HeldOutScores(new double[100]);

    // when
    double threshold = scores.threshold(99.5);

    // then
    assertThat(threshold).isEqualTo(1e-3);
  }
}
