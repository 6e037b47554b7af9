package io.sluice.scoring.intake;

import static org.assertj.core.api.Assertions.assertThat;

import io.sluice.contracts.Reading;
import io.sluice.contracts.Score;
import io.sluice.scoring.plant.SmallBundle;
import io.sluice.testbed.kafka.EmbeddedKafka;
import io.sluice.testbed.quarkus.BrokerEnvironment;
import io.sluice.testbed.quarkus.PackagedService;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Random;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * The packaged service at the mercy of its surroundings during a replay of a hundred assets: nobody
 * can tell from what it has committed.
 */
class CrashPackagedIT {

  private static final int ASSETS = 100;
  private static final int SECONDS = 100;

  /** Each costs a start of the service; {@code -Dsluice.kills=20} for a longer look. */
  private static final int KILLS = Integer.getInteger("sluice.kills", 2);

  /** By signal 9. */
  private static final int KILLED = 137;

  private static final List<Reading> READINGS = UntidyReplay.of(ASSETS, SECONDS);

  @TempDir static Path bundles;

  private static Map<String, Score> undisturbed;

  @TempDir Path log;
  private Scenario scenario;
  private final List<Process> started = new ArrayList<>();

  @BeforeAll
  static void run_undisturbed() {
    SmallBundle.write(bundles);
    undisturbed = Scenario.undisturbed(bundles, READINGS);
    assertThat(undisturbed).hasSizeGreaterThan(ASSETS * SECONDS / 2);
  }

  @BeforeEach
  void start() {
    scenario = new Scenario(bundles, EmbeddedKafka.Settings.in(log));
  }

  @AfterEach
  void stop() throws InterruptedException {
    for (Process process : started) {
      process.destroyForcibly().waitFor();
    }
    scenario.close();
  }

  private Process service(String instance) {
    Map<String, String> environment = BrokerEnvironment.of(scenario.bootstrapServers());
    environment.put("SLUICE_SCORING_BUNDLES_ROOTS", bundles.toString());
    environment.put("SLUICE_SCORING_INTAKE_INSTANCE", instance);
    Scenario.smallBatches()
        .forEach(
            (key, value) ->
                environment.put(
                    "SLUICE_SCORING_" + key.replaceAll("[.-]", "_").toUpperCase(Locale.ROOT),
                    value));
    Process process =
        PackagedService.start(environment, Path.of("target", "crash-packaged-it.log"));
    started.add(process);
    return process;
  }

  @Test
  void killed_at_random_moments() throws Exception {
    // given
    long seed = System.nanoTime();
    var random = new Random(seed);
    for (int kill = 0; kill < KILLS; kill++) {
      scenario.send(part(kill, KILLS + 1));
      Process process = service("same-name");

      // when: one in four times wherever it is while it starts, else at any of its transactions
      if (kill % 4 == 0) {
        process.waitFor(random.nextInt(3_000), TimeUnit.MILLISECONDS);
      } else {
        int sent = part(kill, KILLS + 1).size();
        scenario.awaitCommitted(scenario.sumCommitted() + 1 + random.nextInt(sent / 2));
      }
      assertThat(process.destroyForcibly().waitFor()).isEqualTo(KILLED);
    }
    scenario.send(part(KILLS, KILLS + 1));
    service("same-name");
    scenario.awaitAllCommitted();

    // then
    assertUndisturbed("seed " + seed);
  }

  @Test
  void three_processes_that_come_and_go_while_the_broker_restarts() throws Exception {
    // given
    Process a = service("a");
    scenario.send(part(0, 4));
    Process b = service("b");
    scenario.awaitCommitted(READINGS.size() / 8);
    service("c");

    // when
    scenario.send(part(1, 4));
    a.destroyForcibly().waitFor();
    scenario.awaitCommitted(READINGS.size() / 3);
    service("a");
    scenario.send(part(2, 4));
    b.destroy();
    scenario.restartBroker(log);
    scenario.send(part(3, 4));
    service("b");
    scenario.awaitAllCommitted();

    // then
    assertUndisturbed("three processes");
  }

  private static List<Reading> part(int part, int parts) {
    return Scenario.part(READINGS, part, parts);
  }

  private void assertUndisturbed(String how) {
    Map<String, Score> scores = scenario.scores();
    assertThat(scores).as(how).hasSameSizeAs(undisturbed);
    SameScores.assertSame(scores, undisturbed);
  }
}
