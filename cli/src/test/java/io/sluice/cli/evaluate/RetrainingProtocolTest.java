package io.sluice.cli.evaluate;

import static org.assertj.core.api.Assertions.assertThat;

import io.sluice.models.evaluation.Evaluation;
import io.sluice.models.evaluation.Evaluation.Part;
import io.sluice.models.evaluation.EvaluationReport;
import io.sluice.models.evaluation.EvaluationReport.Events;
import io.sluice.models.evaluation.Goal;
import io.sluice.testbed.plant.scenario.Attack;
import io.sluice.testbed.plant.scenario.Effect.Spoof;
import io.sluice.testbed.plant.scenario.Scenario;
import io.sluice.testbed.plant.tag.PlantTag;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Hours in place of weeks. */
class RetrainingProtocolTest {

  private static final Duration HOUR = Duration.ofHours(1);

  @TempDir private Path folder;

  @Test
  void holdsABundleThatIsTrainedAgainAgainstOneThatIsNot() throws Exception {
    // given: an attack in the third part
    var plan =
        new RetrainingPlan(
            81,
            new Scenario(
                "hours",
                "a spoofed level",
                Instant.parse("2026-02-11T05:00:00Z"),
                HOUR.multipliedBy(3),
                List.of(
                    new Attack(
                        1,
                        "LIT101 spoofed",
                        HOUR.multipliedBy(2).plusMinutes(30),
                        Duration.ofMinutes(5),
                        List.of(new Spoof(PlantTag.LIT101, 1_200))))),
            HOUR,
            2,
            Duration.ofSeconds(1));

    // when
    Evaluation evaluation = new RetrainingProtocol(plan).run(folder, (stage, done, total) -> {});

    // then: both judged the same rows of the last part
    assertThat(evaluation.bundles())
        .extracting(EvaluationReport::name)
        .containsExactly(
            "never trained again, part 2 attacked", "trained each week, part 2 attacked");
    assertThat(evaluation.bundles())
        .allSatisfy(
            report -> {
              assertThat(report.rows().total()).isEqualTo(HOUR.toSeconds());
              assertThat(report.events()).isEqualTo(new Events(1, 1));
            });
    assertThat(evaluation.parts().subList(0, 3))
        .as("without attacks")
        .allSatisfy(part -> assertThat(part.events()).isEqualTo(new Events(0, 0)));
    assertThat(evaluation.parts())
        .extracting(Part::name)
        .containsExactly(
            "never trained again, part 1",
            "never trained again, part 2",
            "trained each week, part 2",
            "never trained again, part 2 attacked",
            "trained each week, part 2 attacked");
    assertThat(evaluation.goals())
        .extracting(Goal::measure)
        .contains(
            "Trained each week: false alarms a day in the last part, INFO",
            "Trained each week: events found in the last part under attack");
  }
}
