package io.sluice.detection.drift;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import org.junit.jupiter.api.Test;

class DistancesTest {

  private static final double[] SEEN = {5e9, 3e9, 2e9};
  private static final double[] EXPECTED = {4e9, 4e9, 2e9};

  /** By SciPy 1.17.1: stats.entropy([.5, .3, .2], [.4, .4, .2]). */
  @Test
  void divergenceAsByScipy() {
    assertThat(Distances.kullbackLeibler(SEEN, EXPECTED))
        .isCloseTo(0.025267153921570557, within(1e-8));
    assertThat(Distances.kullbackLeibler(SEEN, SEEN)).isZero();
  }

  /** Worked by hand: .1 ln(.5/.4) + .1 ln(.4/.3). */
  @Test
  void stabilityGoesBothWays() {
    assertThat(Distances.populationStability(SEEN, EXPECTED))
        .isCloseTo(0.1 * Math.log(1.25) - 0.1 * Math.log(0.75), within(1e-8));
  }

  @Test
  void l1IsTwoWhereNothingIsInCommon() {
    assertThat(Distances.l1(SEEN, EXPECTED)).isCloseTo(0.2, within(1e-12));
    assertThat(Distances.l1(new double[] {1, 0}, new double[] {0, 7})).isEqualTo(2);
  }

  @Test
  void aClassNeverSeenCostsMuchButNotInfinitelyMuch() {
    double few = Distances.kullbackLeibler(new double[] {99, 1}, new double[] {1000, 0});
    double many = Distances.kullbackLeibler(new double[] {50, 50}, new double[] {1000, 0});

    assertThat(many).isGreaterThan(few).isFinite();
  }

  /**
   * By SciPy 1.17.1: stats.ks_2samp of [0] * 10 + [1] * 30 + [2] * 20 and [0] * 5 + [1] * 5 + [2] *
   * 40.
   */
  @Test
  void kolmogorovSmirnovAsByScipy() {
    assertThat(Distances.kolmogorovSmirnov(new double[] {10, 30, 20}, new double[] {5, 5, 40}))
        .isCloseTo(0.4666666666666667, within(1e-12));
    assertThat(Distances.kolmogorovSmirnov(SEEN, SEEN)).isZero();
  }

  @Test
  void refusesWhatDoesNotCompare() {
    assertThatThrownBy(() -> Distances.l1(new double[] {1}, new double[] {1, 2}))
        .hasMessageContaining("1 and 2 classes");
    assertThatThrownBy(() -> Distances.l1(new double[] {0}, new double[] {1}))
        .hasMessageContaining("no counts");
  }
}
