package io.sluice.alert;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.sluice.alert.intake.Scores;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.awaitility.core.ConditionFactory;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * Starting again does not read what is open: an asset's state is read with its first score. How
 * long it took is printed, for docs/performance.md.
 */
class RestartPackagedIT {

  private static final int OPEN = 10_000;
  private static final Instant START = Instant.parse("2026-01-05T08:00:00Z");

  @TempDir private Path data;

  @Test
  void tenThousandOpenIncidentsGoOnAfterARestart() throws Exception {
    try (var surroundings = new Surroundings(data)) {
      // given: one that came out of scores, and as many like it
      Process first = surroundings.service();
      surroundings.send(Scores.episode("plant-0", START, 1.7).subList(0, 25));
      within(Duration.ofSeconds(90)).until(() -> alerts(surroundings) == 1);
      within(Duration.ofSeconds(60)).until(surroundings::isSettled);
      first.destroy();
      first.waitFor();
      copies(surroundings);

      // when
      long begun = System.nanoTime();
      surroundings.service();
      surroundings.send(List.of(Scores.score("plant-0", START.plusSeconds(26), 2.7)));
      within(Duration.ofSeconds(90)).until(() -> alerts(surroundings) == 2);
      System.out.printf(
          "a restart with %,d open incidents took %,d ms to the first alert%n",
          OPEN, (System.nanoTime() - begun) / 1_000_000);

      // then
      assertThat(
              surroundings.number("select count(*) from alerting.incident where status = 'OPEN'"))
          .isEqualTo(OPEN);
      assertThat(
              surroundings.number("select count(*) from alerting.alert where kind = 'ESCALATED'"))
          .isEqualTo(1);
    }
  }

  private static long alerts(Surroundings surroundings) throws Exception {
    return surroundings.number("select count(*) from alerting.alert");
  }

  private static void copies(Surroundings surroundings) throws Exception {
    try (var connection = surroundings.postgres().connect();
        var statement = connection.createStatement()) {
      statement.execute(
          """
          insert into alerting.asset_state (asset, "partition", phase, state, look_at)
          select 'plant-' || n, s."partition", s.phase, s.state, s.look_at
          from alerting.asset_state s, generate_series(1, %1$d) n
          """
              .formatted(OPEN - 1));
      statement.execute(
          """
          insert into alerting.incident (id, asset, profile, category, status, severity, started_at,
            updated_at, peak_ratio, episode)
          select gen_random_uuid(), 'plant-' || n, profile, category, status, severity, started_at,
            updated_at, peak_ratio, episode
          from alerting.incident, generate_series(1, %1$d) n
          """
              .formatted(OPEN - 1));
    }
  }

  private static ConditionFactory within(Duration atMost) {
    return await()
        .atMost(atMost)
        .pollInterval(Duration.ofMillis(50))
        .ignoreExceptions(); // its tables come with its start
  }
}
