package io.sluice.cli.evaluate;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.sluice.cli.CommandFailure;
import io.sluice.models.evaluation.Evaluation;
import io.sluice.models.evaluation.Evaluation.Part;
import io.sluice.models.evaluation.EvaluationReport;
import io.sluice.models.evaluation.Goal;
import io.sluice.testbed.plant.scenario.Scenario;
import io.sluice.testbed.plant.scenario.Scenarios;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The shipped bundle on a few minutes of plant. */
class SimulatorProtocolTest {

  private static final ChosenBundle SHIPPED =
      new ChosenBundle("swat 1", "swat", Path.of("../models/bundles/swat/1"));

  @TempDir Path folder;

  @Test
  void judgesNormalOperationAndAttacksOfPlantsThatItNeverSaw() throws Exception {
    // given
    var protocol =
        new SimulatorProtocol(
            SHIPPED, Scenarios.shipped(Scenarios.NORMAL), Duration.ofMinutes(5), attack());

    // when
    Evaluation evaluation = protocol.run(folder, (stage, done, total) -> {});

    // then
    EvaluationReport report = evaluation.bundles().getFirst();
    assertThat(report.name()).isEqualTo("swat 1");
    assertThat(report.rows().total()).isEqualTo(300 + 2 * 360);
    assertThat(report.events()).isEqualTo(new EvaluationReport.Events(2, 2));
    assertThat(report.perEvent().getFirst().name()).isEqualTo("1 LIT101 spoofed");
    assertThat(evaluation.parts())
        .extracting(Part::name)
        .containsExactly("short, seed 7002", "short, seed 7003", "normal operation, seed 7001");
    assertThat(evaluation.goals())
        .extracting(Goal::measure)
        .contains("Accuracy of the attack scenarios", "Accuracy of all rows");
    assertThat(evaluation.goals().getFirst().outcome()).isEqualTo(Goal.Outcome.AIM_REACHED);
  }

  @Test
  void aBundleThatIsNotThereIsOneSentence() {
    var protocol = new SimulatorProtocol(new ChosenBundle("x", "x", folder));

    assertThatThrownBy(() -> protocol.run(folder, (stage, done, total) -> {}))
        .isInstanceOf(CommandFailure.class)
        .hasMessageContaining(folder.toString());
  }

  private Scenario attack() throws Exception {
    return Scenarios.load(
        Files.writeString(
            folder.resolve("short.yaml"),
            """
            version: 1
            name: short
            begin: 2026-02-11T05:40:00Z
            duration: 6m
            attacks:
              - id: 1
                description: LIT101 spoofed
                start: 2m
                duration: 3m
                effects:
                  - {kind: spoof, target: LIT101, value: 1200}
            """));
  }
}
