package io.sluice.detection.calibration;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.DoubleRange;
import org.junit.jupiter.api.Test;

class RatioCurveTest {

  @Test
  void levelsHaveTheRatiosOfTheirSeverities() {
    // given
    var curve = new RatioCurve(2, 5, 6);

    // when
    double[] ratios = {
      curve.ratio(0),
      curve.ratio(1),
      curve.ratio(2),
      curve.ratio(3.5),
      curve.ratio(5),
      curve.ratio(5.5),
      curve.ratio(6),
      curve.ratio(12)
    };

    // then
    assertThat(ratios)
        .containsExactly(new double[] {0, 0.5, 1, 1.25, 1.5, 1.75, 2, 4}, within(1e-12));
  }

  @Property
  void ordersWindowsAsTheScoreDoes(
      @ForAll @DoubleRange(min = 0, max = 20) double lower,
      @ForAll @DoubleRange(min = 0, max = 20) double higher) {
    // given
    var curve = new RatioCurve(2, 5, 6);

    // when
    boolean ordered = curve.ratio(lower) <= curve.ratio(higher);

    // then
    assertThat(ordered).isEqualTo(lower <= higher);
  }

  @Test
  void aThresholdIsACurveToo() {
    // when
    var curve = RatioCurve.proportional(4);

    // then
    assertThat(curve.ratio(1)).isEqualTo(0.25);
    assertThat(curve.ratio(6)).isEqualTo(1.5);
    assertThat(curve.ratio(80)).isEqualTo(20);
  }

  @Test
  void levelsThatAreTheSameAreDrawnApart() {
    // when
    var curve = RatioCurve.through(3, 3, 3);

    // then
    assertThat(curve.info()).isEqualTo(3);
    assertThat(curve.ratio(3)).isEqualTo(1);
    assertThat(curve.critical()).isBetween(3.0, 3.01);
  }

  @Test
  void levelsThatDescendAreRefused() {
    // when
    var making = assertThatThrownBy(() -> new RatioCurve(3, 2, 4));

    // then
    making.isInstanceOf(IllegalArgumentException.class).hasMessageContaining("3.0, 2.0 and 4.0");
  }

  @Test
  void aScoreIsFoundByItsRatioAndOtherRatiosCanBecomeTheLevels() {
    var curve = new RatioCurve(2, 5, 11);

    for (double score : new double[] {0, 1, 2, 3, 5, 7, 11, 30}) {
      assertThat(curve.scoreAt(curve.ratio(score))).isCloseTo(score, within(1e-12));
    }
    // what had the ratios 0.5, 1.25 and 2 is INFO, WARNING and CRITICAL now
    assertThat(curve.with(new RatioCurve(0.5, 1.25, 2))).isEqualTo(new RatioCurve(1, 3.5, 11));
  }

  @Test
  void levelsMayBeFurtherOut() {
    assertThat(new RatioCurve(2, 4, 8).beyond(1.5)).isEqualTo(new RatioCurve(3, 6, 12));
  }
}
