package io.sluice.scoring.intake;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.sluice.contracts.Reading;
import io.sluice.contracts.Score;
import io.sluice.platform.session.WorkerPool;
import io.sluice.platform.session.WorkerState;
import io.sluice.scoring.plant.SmallBundle;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.List;
import java.util.Map;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Partitions of a replay of a hundred assets that hardly ever stay where they are. */
class RebalanceIT {

  private static final List<Reading> READINGS = UntidyReplay.of(100, 60);

  /** Members that join, each while another one leaves. */
  private static final int CHANGES = 20;

  private static final int MEMBERS = 3;

  @TempDir static Path bundles;

  private static Map<String, Score> undisturbed;

  private final AtomicInteger generation = new AtomicInteger();
  @AutoClose private final Scenario scenario = new Scenario(bundles);

  @BeforeAll
  static void run_undisturbed() {
    SmallBundle.write(bundles);
    undisturbed = Scenario.undisturbed(bundles, READINGS);
    assertThat(undisturbed).hasSizeGreaterThan(READINGS.size() / 2);
  }

  private WorkerPool member(String name) {
    return scenario.workers(new NimbleClients(scenario, name, generation));
  }

  @Test
  void a_storm_of_rebalances() {
    // given
    var members = new ArrayDeque<WorkerPool>();
    for (int i = 0; i < MEMBERS; i++) {
      members.add(member("member-" + i));
    }
    awaitGenerationAfter(0);

    // when: readings come in while one member joins and another leaves, again and again
    for (int change = 0; change < CHANGES; change++) {
      scenario.send(part(change, CHANGES));
      int before = generation.get();
      members.add(member("storm-" + change));
      members.remove().stop();
      awaitGenerationAfter(before);
    }
    scenario.awaitAllCommitted();

    // then
    assertThat(generation).hasValueGreaterThan(CHANGES);
    SameScores.assertSame(scenario.scores(), undisturbed);
  }

  @Test
  void partitions_that_move_away_and_come_back() {
    // given
    var stays = member("stays");
    int parts = 5;
    scenario.send(part(0, parts));
    scenario.awaitAllCommitted();

    for (int away = 1; away < parts; away += 2) {
      // when: their windows move on at another worker
      var borrows = member("borrows-" + away);
      awaitServing(borrows, Scenario.PARTITIONS / 2);
      awaitServing(stays, Scenario.PARTITIONS / 2);
      scenario.send(part(away, parts));
      scenario.awaitAllCommitted();
      borrows.stop();
      awaitServing(stays, Scenario.PARTITIONS);
      scenario.send(part(away + 1, parts));
      scenario.awaitAllCommitted();
    }

    // then
    SameScores.assertSame(scenario.scores(), undisturbed);
  }

  private void awaitGenerationAfter(int before) {
    await()
        .atMost(Duration.ofSeconds(30))
        .pollInterval(Duration.ofMillis(5))
        .until(() -> generation.get() > before);
  }

  private static void awaitServing(WorkerPool pool, int partitions) {
    await()
        .atMost(Duration.ofSeconds(30))
        .pollInterval(Duration.ofMillis(20))
        .until(
            () -> pool.states().equals(List.of(new WorkerState.Serving(partitions, 0, List.of()))));
  }

  private static List<Reading> part(int part, int parts) {
    return Scenario.part(READINGS, part, parts);
  }
}
