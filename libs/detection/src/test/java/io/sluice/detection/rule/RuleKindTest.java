package io.sluice.detection.rule;

import static org.assertj.core.api.Assertions.assertThat;

import io.sluice.contracts.profile.Profile;
import io.sluice.detection.Profiles;
import io.sluice.detection.Windows;
import io.sluice.detection.window.WindowRing;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Windows have 8 readings of T0 and T1, a second apart; a value that is not given is 0. */
class RuleKindTest {

  private static final double NONE = Double.NaN;

  private final Profile profile = Profiles.of(2, 8, 1, 5_000, 10_000, 0);

  @ParameterizedTest
  @CsvSource({"-1, 0", "5, 0", "0.999, 0", "5.001, 1", "-1.001, 1"})
  void limitsAreAllowedThemselves(double value, int broken) {
    Rule rule = rule("kind: limits, tag: T0, low: -1, high: 5");
    assertThat(isBroken(rule, value)).isEqualTo(broken == 1);
  }

  @Test
  void aLimitCanHaveOneEnd() {
    Rule rule = rule("kind: limits, tag: T0, low: 10, ratio: 1");
    assertThat(rule.ratio(t0(1e300))).isZero();
    assertThat(rule.ratio(t0(5))).isEqualTo(1.5);
    assertThat(rule.reason(5)).isEqualTo("is 5, at least 10 mm");
  }

  @Test
  void aDurationWaitsForSoManyReadings() {
    Rule rule = rule("kind: limits, tag: T0, high: 1, for: 3");
    assertThat(isBroken(rule, 0, 2, 2)).isFalse();
    assertThat(isBroken(rule, 2, 2, 2)).isTrue();
    assertThat(isBroken(rule, 2, 2, 2, 1)).isFalse();
  }

  @Test
  void aRateIsPerSecond() {
    Rule rule = rule("kind: rate, tag: T0, over: 2, low: -1, high: 0.9");
    assertThat(isBroken(rule, 0, 0.9, 1.8)).isFalse();
    assertThat(isBroken(rule, 0, 3, 2)).isTrue();
    assertThat(isBroken(rule, 3, 0, 0.5)).isTrue();
    assertThat(rule.reason(3.2)).isEqualTo("rises 3.2 mm/s, at most 0.9");
    assertThat(rule.reason(-2)).isEqualTo("falls 2 mm/s, at most 1");
  }

  @Test
  void aRateGoesByTheClock() {
    // given: readings 2 s apart
    Rule rule = rule("kind: rate, tag: T0, over: 1, high: 1");
    var ring = new WindowRing(profile, 1);
    for (int i = 0; i < 8; i++) {
      ring.offer(2000L * i, new double[] {2 * i, 0}, i);
    }

    // when
    double ratio = rule.ratio(ring);

    // then
    assertThat(ratio).isZero();
  }

  @Test
  void aStuckTagHasOneValueAllTheTime() {
    Rule rule = rule("kind: stuck, tag: T0, readings: 4");
    assertThat(isBroken(rule, 3, 5, 5, 5)).isFalse();
    assertThat(isBroken(rule, 5, 5, 5, 5)).isTrue();
    assertThat(isBroken(rule, 5, 5, NONE, 5, 5)).isFalse();
    assertThat(rule.reason(4)).isEqualTo("has not changed for 4 readings");
  }

  @Test
  void noiseIsTheChangeFromReadingToReading() {
    Rule rule = rule("kind: noise, tag: T0, readings: 4, low: 1");
    assertThat(isBroken(rule, 0, 1, 0, 1)).isFalse();
    assertThat(isBroken(rule, 0, 0.9, 0, 1)).isTrue();
    assertThat(isBroken(rule, 5, 5, 5, 5)).isTrue();
  }

  @Test
  void missingIsNoValueForSoManyReadings() {
    Rule rule = rule("kind: missing, tag: T0, readings: 3");
    assertThat(isBroken(rule, 1, NONE, NONE)).isFalse();
    assertThat(isBroken(rule, NONE, NONE, NONE)).isTrue();
    assertThat(isBroken(rule, NONE, NONE, NONE, 1)).isFalse();
    assertThat(rule.ratio(t0(NONE, NONE, NONE))).isEqualTo(1);
  }

  @Test
  void aStateIsOneOfThoseKnown() {
    Rule rule = rule("kind: states, tag: T0, states: [0, 2], for: 2");
    assertThat(isBroken(rule, 1, 2)).isFalse();
    assertThat(isBroken(rule, 1, 3)).isTrue();
    assertThat(isBroken(rule, 1, NONE)).isFalse();
    assertThat(rule.reason(3)).isEqualTo("state 3 was never seen in training");
  }

  @Test
  void aCombinationIsOfAllItsTags() {
    Rule rule = rule("kind: combination, tags: [T0, T1], never: [[1, 2], [2, 1]]");
    assertThat(rule.ratio(ring(row(1, 1), row(2, 2)))).isZero();
    assertThat(rule.ratio(ring(row(2, 2), row(1, 2)))).isEqualTo(1.5);
    assertThat(rule.ratio(ring(row(2, 1)))).isEqualTo(1.5);
    assertThat(rule.ratio(ring(row(2, 1), row(NONE, 1)))).isZero();
  }

  @Test
  void anEntryIsJudgedByTheOtherTagThen() {
    // given: T1 is at a when T0 goes to 2, and anywhere later
    Rule rule = rule("kind: entry, tag: T0, state: 2, while: T1, readings: 3, low: 4, high: 5");
    assertThat(rule.ratio(ring(row(1, 9), row(2, 5), row(2, 9)))).isZero();
    assertThat(rule.ratio(ring(row(1, 5), row(2, 6), row(2, 5)))).isGreaterThan(1.5);
    assertThat(rule.ratio(ring(row(1, 5), row(2, 6), row(1, 5)))).isGreaterThan(1.5);
    assertThat(rule.ratio(ring(row(2, 6), row(1, 5), row(1, 5), row(1, 5)))).isZero();
    assertThat(rule.ratio(ring(row(NONE, 5), row(2, 6), row(2, 5)))).isZero();
    assertThat(rule.reason(6)).isEqualTo("T0 went to 2 at T1 6 mm, at most 5");
  }

  @Test
  void aMovingAverageIsOfTheReadingsBefore() {
    Rule rule = rule("kind: sma, tag: T0, readings: 3, low: -1, high: 2");
    assertThat(isBroken(rule, 3, 4, 5, 6)).isFalse();
    assertThat(isBroken(rule, 3, 4, 5, 6.1)).isTrue();
    assertThat(isBroken(rule, 3, 4, 5, 2.9)).isTrue();
    assertThat(rule.reason(-1.1)).isEqualTo("is 1.1 mm below its moving average, at most 1");
  }

  @Test
  void anExponentialAverageWeighsTheLatestMost() {
    // given: weight 1/2, from 0 over 4 to (0 + 4) / 2 = 2, and over 4 to 3
    Rule rule = rule("kind: ema, tag: T0, readings: 3, low: -1, high: 1");
    assertThat(isBroken(rule, 0, 4, 4, 4)).isFalse();
    assertThat(isBroken(rule, 0, 4, 4, 4.1)).isTrue();
  }

  @Test
  void aRollingStandardDeviationHasABand() {
    Rule rule = rule("kind: std, tag: T0, readings: 4, low: 0.5, high: 1");
    assertThat(isBroken(rule, 0, 2, 0, 2)).isFalse();
    assertThat(isBroken(rule, 0, 2.1, 0, 2.1)).isTrue();
    assertThat(isBroken(rule, 0, 0.9, 0, 0.9)).isTrue();
  }

  @Test
  void changesAreCounted() {
    Rule rule = rule("kind: count, tag: T0, readings: 5, high: 2");
    assertThat(isBroken(rule, 1, 1, 2, 2, 1)).isFalse();
    assertThat(isBroken(rule, 1, 2, 2, 1, 2)).isTrue();
    assertThat(isBroken(rule, 1, 2, NONE, 2, 1)).isFalse();
  }

  @Test
  void crossingsAreCounted() {
    Rule rule = rule("kind: count, tag: T0, crossings: 5, readings: 5, high: 1");
    assertThat(isBroken(rule, 1, 5, 6, 7, 8)).isFalse();
    assertThat(isBroken(rule, 1, 5, 6, 7, 5)).isTrue();
  }

  @Test
  void timeAboveAndBelowIsCounted() {
    Rule above = rule("kind: time, tag: T0, above: 5, readings: 4, high: 2");
    assertThat(isBroken(above, 6, 5, 6, 5)).isFalse();
    assertThat(isBroken(above, 6, 6, 6, 5)).isTrue();
    Rule below = rule("kind: time, tag: T0, below: 5, readings: 4, high: 2");
    assertThat(isBroken(below, 5, 5, 4, 4)).isFalse();
    assertThat(isBroken(below, 4, 5, 4, 4)).isTrue();
    assertThat(below.reason(3)).isEqualTo("was below 5 mm in 3 of 4 readings, at most 2");
  }

  @Test
  void anInvariantThatIsANumberHasATolerance() {
    Rule rule = rule("kind: invariant, expression: T0 - T1, low: -1, high: 1, tolerance: 0.5");
    assertThat(rule.ratio(ring(row(3, 1.5)))).isZero();
    assertThat(rule.ratio(ring(row(3, 1.4)))).isGreaterThan(1.5);
  }

  @Test
  void anInvariantThatIsAConditionHolds() {
    Rule rule = rule("kind: invariant, expression: if T0 == 2 then T1 > 0.5, for: 2");
    assertThat(rule.ratio(ring(row(2, 0.6), row(1, 0)))).isZero();
    assertThat(rule.ratio(ring(row(2, 0.6), row(2, 0)))).isZero();
    assertThat(rule.ratio(ring(row(2, 0), row(2, 0)))).isEqualTo(1.5);
    assertThat(rule.ratio(ring(row(2, 0), row(2, NONE)))).isZero();
  }

  @Test
  void nothingIsSaidOfATagThatIsMostlyMissing() {
    // given: 3 of 8 values
    Rule rule = rule("kind: limits, tag: T0, high: 1");

    // when
    double ratio = rule.ratio(t0(NONE, NONE, NONE, NONE, NONE, 9, 9, 9));

    // then
    assertThat(ratio).isZero();
    assertThat(rule.ratio(t0(NONE, NONE, NONE, NONE, 9, 9, 9, 9))).isPositive();
  }

  private Rule rule(String fields) {
    String yaml =
        "version: 1\nrules:\n  - id: r\n    " + fields.replaceAll(", (?=[a-z]+:)", "\n    ");
    try {
      return RuleSet.parse(yaml.getBytes(StandardCharsets.UTF_8), profile).rules().getFirst();
    } catch (InvalidRulesException e) {
      throw new AssertionError(e);
    }
  }

  private boolean isBroken(Rule rule, double... last) {
    return rule.ratio(t0(last)) >= 1;
  }

  private WindowRing t0(double... last) {
    return ring(Arrays.stream(last).mapToObj(value -> row(value, 0)).toArray(double[][]::new));
  }

  /** The last readings of a window, after readings of 0. */
  private WindowRing ring(double[]... last) {
    int before = 8 - last.length;
    return Windows.ring(
        profile,
        IntStream.range(0, 8)
            .mapToObj(i -> i < before ? new double[2] : last[i - before])
            .toList());
  }

  private static double[] row(double... values) {
    return values;
  }
}
