package io.sluice.detection.rule;

import static org.assertj.core.api.Assertions.assertThat;

import io.sluice.contracts.profile.Profile;
import io.sluice.detection.Profiles;
import io.sluice.detection.detector.Detector;
import io.sluice.detection.detector.Explanation;
import io.sluice.detection.window.WindowRing;
import java.nio.charset.StandardCharsets;
import java.util.Comparator;
import java.util.List;
import java.util.Random;
import java.util.stream.Stream;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;

/** That no broken rule is overlooked because its screen takes it for kept. */
class RuleScreeningTest {

  /** Rules of every kind, sharp enough that each is broken now and then. */
  private static final String YAML =
      """
      version: 1
      rules:
        - {id: limits, kind: limits, tag: T0, low: 0.5, high: 2}
        - {id: limits-for, kind: limits, tag: T1, high: 1, for: 3}
        - {id: states, kind: states, tag: T2, states: [0, 1], ratio: 1.2}
        - {id: states-for, kind: states, tag: T3, states: [2], for: 4, ratio: 1.7}
        - {id: missing, kind: missing, tag: T0, readings: 2}
        - {id: missing-for, kind: missing, tag: T1, readings: 1, for: 3, ratio: 1.1}
        - {id: rate, kind: rate, tag: T0, over: 1, high: 1}
        - {id: rate-longer, kind: rate, tag: T1, over: 4, low: -0.3, high: 0.3, ratio: 2}
        - {id: rate-for, kind: rate, tag: T2, over: 4, low: -0.1, high: 0.1, for: 2}
        - {id: stuck, kind: stuck, tag: T0, readings: 4, ratio: 1.4}
        - {id: stuck-long, kind: stuck, tag: T1, readings: 12, ratio: 3}
        - {id: stuck-for, kind: stuck, tag: T2, readings: 3, for: 3}
        - {id: noise-low, kind: noise, tag: T0, readings: 6, low: 0.3}
        - {id: noise-high, kind: noise, tag: T1, readings: 6, high: 1.1, ratio: 1.3}
        - {id: noise-even, kind: noise, tag: T3, readings: 7, low: 0.2, high: 1, for: 2}
        - {id: combination, kind: combination, tags: [T0, T1], never: [[1, 2], [2, 0]]}
        - {id: entry, kind: entry, tag: T2, state: 1, while: T0, low: 1, high: 2, readings: 5}
        - {id: entry-long, kind: entry, tag: T3, state: 2, while: T1, low: 1, readings: 11}
        - {id: sma, kind: sma, tag: T0, readings: 3, low: -1, high: 1}
        - {id: ema, kind: ema, tag: T1, readings: 3, low: -1, high: 1}
        - {id: std, kind: std, tag: T2, readings: 5, low: 0.1, high: 0.9}
        - {id: count, kind: count, tag: T3, readings: 5, low: 1, high: 3}
        - {id: time, kind: time, tag: T0, readings: 6, above: 1, high: 4}
        - {id: invariant, kind: invariant, expression: if T2 == 1 then T0 + T1 > 1}
      """;

  private static final int MOST_SHOWN = 8;
  private static final int MOST_SHOWN_ABOUT_STATES = 4;

  private final Profile profile = Profiles.of(4, 12);

  @Property(tries = 1000)
  void judgesAsEachRuleForItself(@ForAll long seed) throws Exception {
    // given
    List<Rule> rules = RuleSet.parse(YAML.getBytes(StandardCharsets.UTF_8), profile).rules();
    WindowRing ring = anyWindow(new Random(seed));
    Detector.Judge judge = new RuleDetector("rules", new RuleSet(rules), profile).judge(1);

    // when
    judge.observe(0, ring);

    // then
    List<Rule> broken =
        rules.stream()
            .filter(rule -> !rule.kind().isAboutData() && rule.ratio(ring) > 0)
            .sorted(Comparator.comparingDouble((Rule rule) -> rule.ratio(ring)).reversed())
            .toList();
    assertThat(judge.score(0)).isEqualTo(broken.isEmpty() ? 0 : broken.getFirst().ratio(ring));
    List<Rule> shown =
        Stream.concat(
                broken.stream().limit(MOST_SHOWN),
                broken.stream()
                    .filter(rule -> rule.kind().isAboutStates())
                    .limit(MOST_SHOWN_ABOUT_STATES))
            .toList();
    var explanation = new Explanation(profile.tags().size());
    judge.explain(0, explanation);
    for (int tag = 0; tag < profile.tags().size(); tag++) {
      assertThat(explanation.deviation(tag)).isEqualTo(strongest(shown, tag, ring));
    }
  }

  private static double strongest(List<Rule> shown, int tag, WindowRing ring) {
    for (Rule rule : shown) {
      for (int about : rule.tags()) {
        if (about == tag) {
          return rule.ratio(ring);
        }
      }
    }
    return 0;
  }

  /** Values that often stay, some of them missing, readings that come late or after a gap. */
  private WindowRing anyWindow(Random random) {
    var ring = new WindowRing(profile, 1);
    double[] values = new double[profile.tags().size()];
    double change = random.nextDouble();
    double missing = random.nextBoolean() ? 0 : random.nextDouble();
    long time = 0;
    for (int i = 0; !ring.isFull() || i < 30; i++) {
      time += random.nextInt(10) == 0 ? 3_000 : 1_000;
      double[] reading = values.clone();
      for (int tag = 0; tag < values.length; tag++) {
        if (random.nextDouble() < change) {
          values[tag] = random.nextInt(6) / 2.0;
        }
        reading[tag] = random.nextDouble() < missing ? Double.NaN : values[tag];
      }
      long late = random.nextInt(8) == 0 ? 500 : 0;
      ring.offer(time - 1_000 * (late / 500) - late, reading, i);
    }
    return ring;
  }
}
