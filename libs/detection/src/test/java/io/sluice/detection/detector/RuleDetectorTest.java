package io.sluice.detection.detector;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.offset;

import io.sluice.detection.Windows;
import io.sluice.detection.feature.FeatureSpec;
import io.sluice.detection.rule.RuleDetector;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class RuleDetectorTest extends DetectorContract {

  @Override
  Detector create(FeatureSpec spec) throws UnusableModelException {
    return rules(
        IntStream.range(0, 4)
            .mapToObj(
                tag -> "{id: r%d, kind: limits, tag: T%d, low: -2, high: 2}".formatted(tag, tag))
            .collect(Collectors.joining(", ")));
  }

  @Test
  void theScoreIsTheRatioOfTheRuleThatIsBrokenMost() throws Exception {
    // given: T0 is half a band's half beyond its limit, T1 a whole one, T2 within
    var judge =
        rules(
                "{id: a, kind: limits, tag: T0, low: 0, high: 4},"
                    + " {id: b, kind: limits, tag: T1, low: 0, high: 4, ratio: 0.5},"
                    + " {id: c, kind: limits, tag: T2, low: 0, high: 4}")
            .judge(1);
    var window = constant(5, 6, 4, 0);

    // when
    Windows.judge(judge, profile, List.of(window));

    // then
    assertThat(judge.score(0)).isCloseTo(1.5 * 1.5, offset(1e-12));
  }

  @Test
  void aWindowThatBreaksNoRuleScoresNothing() throws Exception {
    // given
    var judge = rules("{id: a, kind: limits, tag: T0, low: 0, high: 4}").judge(1);

    // when
    Windows.judge(judge, profile, List.of(constant(4, 9, 9, 9)));

    // then
    assertThat(judge.score(0)).isZero();
  }

  @Test
  void whatIsFarBeyondCountsFourTimesAtMost() throws Exception {
    // given
    var judge = rules("{id: a, kind: limits, tag: T0, high: 1, ratio: 1}").judge(1);

    // when
    Windows.judge(judge, profile, List.of(constant(1e9, 0, 0, 0)));

    // then
    assertThat(judge.score(0)).isEqualTo(4);
  }

  @Test
  void eachTagOfABrokenRuleIsExplained() throws Exception {
    // given: T0 breaks its limits, T1 and T2 are in states that do not go together
    var judge =
        rules(
                "{id: a, kind: limits, tag: T0, low: -1, high: 1},"
                    + " {id: b, kind: combination, tags: [T1, T2], never: [[1, 1], [2, 1]]}")
            .judge(1);
    var explanation = new Explanation(4);

    // when
    Windows.judge(judge, profile, List.of(constant(3, 2, 1, 0)));
    judge.explain(0, explanation);

    // then
    assertThat(explanation.reason(0)).isEqualTo("is 3, at most 1 mm");
    assertThat(explanation.low(0)).isEqualTo(-1);
    assertThat(explanation.high(0)).isEqualTo(1);
    assertThat(explanation.reason(1)).isEqualTo("T1 2 with T2 1: never so in training");
    assertThat(explanation.reason(2)).isEqualTo(explanation.reason(1));
    assertThat(explanation.deviation(0)).isGreaterThan(explanation.deviation(1)).isEqualTo(4.5);
    assertThat(explanation.deviation(3)).isZero();
    assertThat(explanation.reason(3)).isNull();
  }

  @Test
  void theStrongestRuleOfATagIsTheOneThatIsTold() throws Exception {
    // given: more broken rules than are remembered, the strongest last
    String many =
        IntStream.range(0, 12)
            .mapToObj(
                i ->
                    "{id: r%d, kind: limits, tag: T0, high: 1, ratio: %d, text: number %d}"
                        .formatted(i, i + 1, i))
            .collect(Collectors.joining(", "));
    var judge = rules(many).judge(1);
    var explanation = new Explanation(4);

    // when
    Windows.judge(judge, profile, List.of(constant(2, 0, 0, 0)));
    judge.explain(0, explanation);

    // then
    assertThat(judge.score(0)).isEqualTo(24);
    assertThat(explanation.reason(0)).isEqualTo("number 11");
  }

  @Test
  void ofAMissingTagNothingIsSaid() throws Exception {
    // given
    var judge =
        rules(
                "{id: a, kind: missing, tag: T2, readings: 8},"
                    + " {id: b, kind: invariant, expression: T2 > 100}")
            .judge(1);
    var explanation = new Explanation(4);

    // when
    Windows.judge(judge, profile, List.of(Windows.without(constant(1, 1, 1, 1), 2)));
    judge.explain(0, explanation);

    // then
    assertThat(judge.score(0)).isZero();
    assertThat(explanation.reason(2)).isNull();
  }

  @Test
  void aStateThatWasNeverSeenIsTheOriginHoweverManyLimitsFollow() throws Exception {
    // given: more broken limits than are remembered, all stronger, since the pump T0 stopped
    String limits =
        IntStream.range(0, 20)
            .mapToObj(
                i -> "{id: r%d, kind: limits, tag: T%d, high: 1, ratio: 4}".formatted(i, 1 + i % 2))
            .collect(Collectors.joining(", "));
    var judge = rules(limits + ", {id: s, kind: states, tag: T0, states: [2]}").judge(1);

    // when
    Explanation explanation = explain(judge, stopped(3, 3, 2));

    // then
    assertThat(explanation.originAgo(0)).isEqualTo(2);
    assertThat(explanation.reason(0)).isEqualTo("state 1 was never seen in training");
    assertThat(origins(explanation)).containsExactly(0);
  }

  @Test
  void aSensorThatLiesBeforeAnActuatorFollowsIsTheEarlierOrigin() throws Exception {
    // given: T1 is beyond its limit before the pump T0 stops, T2 only afterwards
    var judge =
        rules(
                "{id: a, kind: limits, tag: T1, high: 1}, {id: b, kind: limits, tag: T2, high: 1},"
                    + " {id: s, kind: states, tag: T0, states: [2]}")
            .judge(1);

    // when
    Explanation explanation = explain(judge, stopped(3, 6, 1));

    // then
    assertThat(explanation.originAgo(0)).isEqualTo(2);
    assertThat(explanation.originAgo(1)).isEqualTo(5);
    assertThat(origins(explanation)).containsExactly(0, 1);
  }

  @Test
  void whatChangesInTheReadingInWhichAnActuatorSwitchesFollowsIt() throws Exception {
    // given
    var judge =
        rules(
                "{id: a, kind: limits, tag: T1, high: 1},"
                    + " {id: s, kind: states, tag: T0, states: [2]}")
            .judge(1);

    // when
    Explanation explanation = explain(judge, stopped(3, 3, 0));

    // then
    assertThat(origins(explanation)).containsExactly(0);
  }

  @Test
  void ofStatesThatDoNotGoTogetherTheOneEnteredLastIsTheOrigin() throws Exception {
    // given: T3 is always 0
    var judge = rules("{id: c, kind: combination, tags: [T3, T0], never: [[0, 1]]}").judge(1);

    // when
    Explanation explanation = explain(judge, stopped(3, 0, 0));

    // then
    assertThat(origins(explanation)).containsExactly(0);
    assertThat(explanation.driver(0)).isEqualTo(-1);
  }

  @Test
  void ofAnEntryTheActuatorIsTheOriginAndTheOtherTagItsDriver() throws Exception {
    // given
    var judge =
        rules("{id: e, kind: entry, tag: T0, state: 1, while: T3, low: 5, readings: 5}").judge(1);

    // when
    Explanation explanation = explain(judge, stopped(3, 0, 0));

    // then
    assertThat(origins(explanation)).containsExactly(0);
    assertThat(explanation.originAgo(0)).isEqualTo(2);
    assertThat(explanation.driver(0)).isEqualTo(3);
  }

  @Test
  void limitsAloneTellNoOrigin() throws Exception {
    // given
    var judge = rules("{id: a, kind: limits, tag: T1, high: 1}").judge(1);

    // when
    Explanation explanation = explain(judge, stopped(3, 6, 0));

    // then
    assertThat(explanation.deviation(1)).isPositive();
    assertThat(origins(explanation)).isEmpty();
  }

  private Explanation explain(Detector.Judge judge, List<double[]> window) {
    var explanation = new Explanation(4);
    Windows.judge(judge, profile, List.of(window));
    judge.explain(0, explanation);
    return explanation;
  }

  private static List<Integer> origins(Explanation explanation) {
    return IntStream.range(0, explanation.tags())
        .filter(tag -> explanation.originAgo(tag) != Explanation.NO_ORIGIN)
        .boxed()
        .toList();
  }

  /** T0 goes from 2 to 1, T1 and T2 from 0 to 5; in the last so many readings. */
  private List<double[]> stopped(int pump, int first, int second) {
    int window = profile.window();
    return IntStream.range(0, window)
        .mapToObj(
            i ->
                new double[] {
                  i < window - pump ? 2 : 1,
                  i < window - first ? 0 : 5,
                  i < window - second ? 0 : 5,
                  0
                })
        .toList();
  }

  private RuleDetector rules(String flow) throws UnusableModelException {
    String yaml = "version: 1\nrules: [" + flow + "]\n";
    return new RuleDetector("rules", yaml.getBytes(StandardCharsets.UTF_8), profile);
  }

  private static List<double[]> constant(double... values) {
    return IntStream.range(0, 8).mapToObj(i -> values.clone()).toList();
  }
}
