package io.sluice.scoring.intake;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.sluice.platform.session.WorkerState;
import io.sluice.scoring.plant.SmallBundle;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A session so long that heartbeats are rare. */
class LongSessionIT {

  private static final Duration SESSION = Duration.ofSeconds(40);

  @TempDir static Path bundles;

  @AutoClose
  private final Scenario scenario =
      new Scenario(bundles, Map.of("intake.session-timeout", SESSION.toSeconds() + "s"));

  @BeforeAll
  static void train() {
    SmallBundle.write(bundles);
  }

  @Test
  void a_worker_serves_from_one_heartbeat_to_the_next() {
    // given
    var serving = List.of(new WorkerState.Serving(Scenario.PARTITIONS, 0, List.of()));
    var workers = scenario.workers("one");
    await().atMost(Duration.ofSeconds(60)).until(() -> workers.states().equals(serving));

    // when, then: until the second, for before the first nothing is known
    Duration heartbeat = scenario.clients("one").heartbeatInterval();
    assertThat(heartbeat).isEqualTo(SESSION.dividedBy(4));
    Duration two = heartbeat.multipliedBy(2).plusSeconds(1);
    await()
        .during(two)
        .atMost(two.plusSeconds(10))
        .pollInterval(Duration.ofMillis(200))
        .until(() -> workers.states().equals(serving));
  }
}
