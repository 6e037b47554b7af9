package io.sluice.models.evaluation;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;

/** Parts begin at the same time, as two plants of one scenario do. */
class PooledTest {

  @Test
  void countsAddUp() {
    Judged one = new Plant().normal(100, 0.1).event(60, 2, "a").normal(200, 0.1).judged(null);
    Judged other = new Plant().normal(43_200, 0.1).normal(20, 2).normal(43_180, 0.1).judged(null);

    EvaluationReport both = Judged.pooled("both", List.of(one, other)).report();

    EvaluationReport first = one.report();
    assertThat(both.name()).isEqualTo("both");
    assertThat(both.events()).isEqualTo(first.events());
    assertThat(both.perEvent()).isEqualTo(first.perEvent());
    assertThat(both.rows().total()).isEqualTo(360 + 86_400);
    assertThat(both.falseAlarms().episodes()).isEqualTo(1);
    assertThat(both.falseAlarms().days()).isEqualTo(first.falseAlarms().days() + 1);
    assertThat(both.confusion().truePositives()).isEqualTo(first.confusion().truePositives());
  }

  @Test
  void anAlarmEndsWithItsPart() {
    Judged one = new Plant().normal(100, 0.1).event(30, 2, null).judged(null);
    Judged other = new Plant().normal(100, 2).judged(null);

    Judged both = Judged.pooled("both", List.of(one, other));

    assertThat(both.rows().alarmEpisodes()).hasSize(2);
    assertThat(both.baselines().getFirst().figures().eventRecall()).isZero();
    assertThat(both.report().falseAlarms().episodes()).isEqualTo(1);
  }

  @Test
  void anEventAtTheEndOfAPartIsNotTheOneAtTheBeginningOfTheNext() {
    Judged one = new Plant().normal(100, 0.1).event(30, 2, null).judged(null);
    Judged other = new Plant().event(30, 2, null).normal(100, 0.1).judged(null);

    EvaluationReport both = Judged.pooled("both", List.of(one, other)).report();

    assertThat(both.events().total()).isEqualTo(2);
  }
}
