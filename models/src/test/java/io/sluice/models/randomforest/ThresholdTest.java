package io.sluice.models.randomforest;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ThresholdTest {

  private static final double[] SCORES = {0.0, 0.1, 0.1, 0.2, 0.3, 0.7, 0.8, 0.8, 0.9, 0.9, 1};
  private static final boolean[] ATTACKS = {
    false, false, false, false, false, true, true, true, true, true, true
  };

  @Test
  void liesBetweenTheClasses() {
    Threshold threshold = Threshold.of(SCORES, ATTACKS, 0);

    assertThat(threshold.probability()).isEqualTo(0.5);
    assertThat(threshold.missed()).isZero();
  }

  @Test
  void isHigherWhereMoreNormalRecordsWouldReachItThanAreAccepted() {
    Threshold threshold = Threshold.of(SCORES, ATTACKS, 0.75);

    assertThat(threshold.probability()).isEqualTo(0.75);
    assertThat(threshold.missed()).isEqualTo(1);
    assertThat(threshold.falseAlarms()).isZero();
  }

  /** Two are the same: one of them cannot be accepted without the other. */
  @ParameterizedTest
  @CsvSource({"0, 0.8", "1, 0.55", "2, 0.55", "3, 0.4", "4, 0"})
  void noMoreFurtherRecordsReachItThanAreAccepted(int accepted, double expected) {
    double quiet = Threshold.quiet(new double[] {0.3, 0.5, 0.6, 0.5}, accepted);

    assertThat(quiet).isCloseTo(expected, within(1e-9));
  }
}
