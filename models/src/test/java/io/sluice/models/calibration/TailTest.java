package io.sluice.models.calibration;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.sluice.contracts.profile.Profile;
import io.sluice.contracts.profile.ProfileKind;
import io.sluice.contracts.profile.Tag;
import io.sluice.contracts.profile.TagKind;
import io.sluice.detection.calibration.AlarmBudget;
import io.sluice.detection.calibration.RatioCurve;
import java.time.Duration;
import java.util.List;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;

class TailTest {

  private static final int DAY = 86_400;

  /** One reading a second, windows of one: scores do not overlap. */
  private final Profile profile = profile(1);

  @Test
  void extrapolatesAnExponentialTail() {
    // given: a day of scores whose log chance is minus the score
    var scores = series(profile, exponential(DAY, 1));

    // when
    double level = Tail.of(scores).levelAt(0.1);

    // then: 864,000 to one, and a standard error more
    assertThat(level).isBetween(Math.log(864_000) - 0.5, Math.log(864_000) + 4);
  }

  @Test
  void aHeavyTailReachesFurther() {
    // given: Pareto with shape 0.25
    double[] heavy = exponential(DAY, 2);
    for (int i = 0; i < heavy.length; i++) {
      heavy[i] = Math.exp(0.25 * heavy[i]);
    }

    // when
    double level = Tail.of(series(profile, heavy)).levelAt(0.1);

    // then: 864,000 to the power of a quarter
    assertThat(level).isBetween(20.0, 45.0);
  }

  @Test
  void theLessThereIsToGoByTheFurtherOutIsWhatIsRare() {
    // given: ten days and six hours of the same kind
    Tail tenDays = Tail.of(series(profile, exponential(10 * DAY, 5)));
    Tail sixHours = Tail.of(series(profile, exponential(DAY / 4, 5)));

    // then what both have shown is alike, and what neither has shown is further out
    assertThat(sixHours.levelAt(100)).isCloseTo(tenDays.levelAt(100), within(0.8));
    assertThat(sixHours.levelAt(0.1)).isGreaterThan(tenDays.levelAt(0.1) + 1);
    assertThat(sixHours.levelAt(0.1)).isGreaterThan(sixHours.estimateAt(0.1) + 1);
  }

  @Test
  void whatWindowsShareCountsOnce() {
    // given: each of 100 peaks lasts for 30 windows that overlap
    Profile overlapping = profile(60);
    double[] scores = new double[DAY];
    for (int peak = 0; peak < 100; peak++) {
      for (int i = 0; i < 30; i++) {
        scores[peak * 800 + i] = 1 + peak / 100.0;
      }
    }

    // when
    double[] peaks = series(overlapping, scores).peaksAbove(0.5);

    // then
    assertThat(peaks).hasSize(100);
    assertThat(peaks[99]).isEqualTo(1.99);
  }

  @Test
  void theBudgetIsMetOnOtherDataOfTheSameKind() {
    // given
    var method = new CalibrationMethod.Budget(new AlarmBudget(5, 1, 0.1));
    RatioCurve curve = method.curve(series(profile, exponential(2 * DAY, 3)), 1);

    // when: 200 further days
    int days = 200;
    int[] reached = new int[3];
    for (double score : exponential(days * DAY, 4)) {
      double ratio = curve.ratio(score);
      reached[0] += ratio >= 1 ? 1 : 0;
      reached[1] += ratio >= 1.5 ? 1 : 0;
      reached[2] += ratio >= 2 ? 1 : 0;
    }

    // then
    assertThat(reached[0] / (double) days).isBetween(2.5, 10.0);
    assertThat(reached[1] / (double) days).isBetween(0.4, 2.5);
    assertThat(reached[2] / (double) days).isBetween(0.02, 0.4);
  }

  @Test
  void aPlantThatStandsStillStillHasALevel() {
    // given
    var scores = series(profile, new double[1000]);

    // when
    RatioCurve budget = new CalibrationMethod.Budget(new AlarmBudget(5, 1, 0.1)).curve(scores, 3);
    RatioCurve percentile = new CalibrationMethod.Percentile(99.5).curve(scores, 3);

    // then
    assertThat(budget.info()).isEqualTo(1e-3);
    assertThat(percentile.info()).isEqualTo(1e-3);
  }

  @Test
  void percentilesAreInterpolated() {
    // given
    double[] ascending = {1, 2, 3, 4, 5};

    // when
    double percentile = Tail.quantile(ascending, 0.9);

    // then
    assertThat(percentile).isCloseTo(4.6, within(1e-12));
  }

  private static double[] exponential(int count, long seed) {
    var random = new SplittableRandom(seed);
    double[] scores = new double[count];
    for (int i = 0; i < count; i++) {
      scores[i] = -Math.log(1 - random.nextDouble());
    }
    return scores;
  }

  private static ScoreSeries series(Profile profile, double[] scores) {
    var series = new ScoreSeries(profile);
    for (int i = 0; i < scores.length; i++) {
      series.add(1000L * i, scores[i]);
    }
    return series;
  }

  private static Profile profile(int window) {
    var defaults =
        Profile.withDefaults(
            "test",
            List.of(new Tag("T", null, TagKind.CONTINUOUS, 0, null, null, null)),
            Duration.ofSeconds(1));
    return new Profile(
        defaults.name(),
        ProfileKind.SIGNALS,
        defaults.tags(),
        defaults.interval(),
        window,
        1,
        1,
        defaults.grace(),
        defaults.maxGap(),
        defaults.holdFor(),
        defaults.severity());
  }
}
