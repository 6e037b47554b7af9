package io.sluice.cli.evaluate;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.sluice.cli.CommandFailure;
import io.sluice.cli.evaluate.SimulatorPlan.Run;
import io.sluice.models.evaluation.Evaluation;
import io.sluice.models.evaluation.Evaluation.Part;
import io.sluice.models.evaluation.EvaluationReport;
import io.sluice.models.evaluation.Goal;
import io.sluice.testbed.plant.scenario.Scenario;
import io.sluice.testbed.plant.scenario.Scenarios;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
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
    Scenario attack = attack();
    Scenario normal = Scenarios.shipped(Scenarios.NORMAL);
    Duration fiveMinutes = Duration.ofMinutes(5);
    var plan =
        new SimulatorPlan(
            new Run(71, normal, fiveMinutes, Duration.ZERO),
            List.of(Run.of(72, attack), Run.of(73, attack)),
            new Run(74, ageing(), fiveMinutes, Duration.ofMinutes(2)),
            new Run(75, attack, attack.duration(), Duration.ofMinutes(1)),
            new Run(76, Scenarios.shipped(Scenarios.SEASON), fiveMinutes, Duration.ZERO));
    var protocol = new SimulatorProtocol(SHIPPED, plan);

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
        .containsExactly(
            "short, seed 72",
            "short, seed 73",
            "normal, seed 71",
            "ageing, seed 74",
            "short, seed 75",
            "season, seed 76");
    assertThat(evaluation.goals())
        .extracting(Goal::measure)
        .contains(
            "Accuracy of the attack scenarios",
            "Accuracy of all rows",
            "Season: false alarm episodes a day");
    assertThat(evaluation.goals().getFirst().outcome()).isEqualTo(Goal.Outcome.AIM_REACHED);
  }

  @Test
  void ofSensorsThatAgeOnlyTheLastDayCounts() throws Exception {
    // given: an analyser far off from the beginning on
    Scenario attack = attack();
    var judgedFrom = Duration.ofMinutes(4);
    var plan =
        new SimulatorPlan(
            Run.of(71, attack),
            List.of(Run.of(72, attack)),
            new Run(74, ageing(), Duration.ofMinutes(10), judgedFrom),
            new Run(75, attack, attack.duration(), judgedFrom),
            Run.of(76, attack));

    // when
    Evaluation evaluation =
        new SimulatorProtocol(SHIPPED, plan).run(folder, (stage, done, total) -> {});

    // then
    Part ageing = evaluation.parts().get(2);
    Part attacked = evaluation.parts().get(3);
    assertThat(ageing.name()).isEqualTo("ageing, seed 74");
    assertThat(ageing.falseAlarms().days() * 86_400).isEqualTo(6 * 60);
    assertThat(measured(evaluation, "Sensors age: normal rows in alarm"))
        .isEqualTo(ageing.figures().falsePositiveRate() * 100);
    assertThat(attacked.events().total()).as("its last minute counts").isOne();
    assertThat(measured(evaluation, "Sensors age: events found"))
        .isEqualTo(attacked.figures().eventRecall() * 100);
  }

  private static Double measured(Evaluation evaluation, String measure) {
    return evaluation.goals().stream()
        .filter(goal -> goal.measure().equals(measure))
        .findFirst()
        .orElseThrow()
        .measured();
  }

  @Test
  void aBundleThatIsNotThereIsOneSentence() {
    var protocol = new SimulatorProtocol(new ChosenBundle("x", "x", folder));

    assertThatThrownBy(() -> protocol.run(folder, (stage, done, total) -> {}))
        .isInstanceOf(CommandFailure.class)
        .hasMessageContaining(folder.toString());
  }

  private Scenario ageing() throws Exception {
    return Scenarios.load(
        Files.writeString(
            folder.resolve("ageing.yaml"),
            """
            version: 1
            name: ageing
            begin: 2026-02-11T05:40:00Z
            duration: 10m
            attacks: []
            drifts:
              - {target: AIT501, perWeek: 0.5}
            """));
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
