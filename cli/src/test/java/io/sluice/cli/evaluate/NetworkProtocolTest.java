package io.sluice.cli.evaluate;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.sluice.cli.count.ShippedCounts;
import io.sluice.cli.evaluate.NetworkProtocol.CountsBundle;
import io.sluice.cli.evaluate.NetworkProtocol.Run;
import io.sluice.counts.Counts;
import io.sluice.models.evaluation.Evaluation;
import io.sluice.models.evaluation.Goal;
import io.sluice.models.protocol.ProtocolFailedException;
import io.sluice.testbed.network.NetworkScenario;
import io.sluice.testbed.network.attack.IntrusionKind;
import io.sluice.testbed.network.traffic.Changes;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The shipped bundle on an hour or so of flows. */
class NetworkProtocolTest {

  private static final Optional<CountsBundle> COUNTED = Optional.of(counted());

  @TempDir Path folder;

  @Test
  void attacksAndWhatIsToldOfNothingAreCounted() throws Exception {
    // given
    NetworkProtocol protocol = protocol("network", Optional.empty());

    // when
    Evaluation evaluation = protocol.run(folder, (stage, done, total) -> {});

    // then
    List<Goal> goals = evaluation.goals();
    assertThat(goals)
        .extracting(Goal::measure)
        .anyMatch(measure -> measure.startsWith("Attacks found, 2 of 2 (34 to 100 %)"))
        .anyMatch(measure -> measure.startsWith("False incidents a day, changes for good, "))
        .anyMatch(measure -> measure.startsWith("Attacks found: fast scan, 1 of 1"))
        .anyMatch(measure -> measure.startsWith("Attacks found: brute force, 1 of 1"));
    assertThat(goals.getFirst().outcome()).isEqualTo(Goal.Outcome.AIM_REACHED);
    assertThat(evaluation.bundles().getFirst().rows().windows()).isGreaterThan(1_000);
  }

  @Test
  void aBundleOfSomethingElseIsRefused() {
    assertThatThrownBy(
            () -> protocol("swat", Optional.empty()).run(folder, (stage, done, total) -> {}))
        .isInstanceOf(ProtocolFailedException.class)
        .hasMessageStartingWith("the simulated network has no fields FIT101, ")
        .hasMessageEndingWith("give a bundle of profile network");
  }

  @Test
  void countsBesideFlowsAreToldBesideFlowsAlone() throws Exception {
    // when
    List<Goal> goals = protocol("network", COUNTED).run(folder, (stage, done, total) -> {}).goals();

    // then
    assertThat(goals)
        .extracting(Goal::measure)
        .anyMatch(measure -> measure.startsWith("Attacks found, flows alone, "))
        .anyMatch(measure -> measure.startsWith("Attacks found, flows alone: brute force, 1 of 1"))
        .anyMatch(measure -> measure.startsWith("False incidents a day, flows alone, "));
  }

  private static CountsBundle counted() {
    Counts counts =
        ShippedCounts.in(Path.of("../models/counts"), "network").orElseThrow().counts().getFirst();
    String profile = counts.profile();
    return new CountsBundle(counts, bundle(profile));
  }

  private static ChosenBundle bundle(String profile) {
    return new ChosenBundle(
        profile + " 1", profile, Path.of("../models/bundles/" + profile + "/1"));
  }

  private static NetworkProtocol protocol(String profile, Optional<CountsBundle> counted) {
    Duration hour = Duration.ofHours(1);
    var attacked =
        new NetworkScenario(
            "attacked",
            hour,
            List.of(IntrusionKind.FAST_SCAN, IntrusionKind.BRUTE_FORCE),
            Changes.NONE);
    return new NetworkProtocol(
        bundle(profile),
        counted,
        List.of(new Run(71, attacked, hour)),
        new Run(72, NetworkScenario.NORMAL, Duration.ofMinutes(20)),
        new Run(73, NetworkScenario.DRIFT, Duration.ofMinutes(20)));
  }
}
