package io.sluice.scoring.intake;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.sluice.contracts.Reading;
import io.sluice.contracts.Score;
import io.sluice.contracts.profile.Profile;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.regex.Pattern;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.Test;

/**
 * Thousands of invented names, each with readings enough to fill a window of the shipped profile,
 * in a process with the heap that the chart gives: together they would not fit into it.
 */
class InventedNamesIT {

  private static final Path BUNDLES = Path.of("..", "models", "bundles");
  private static final String PROFILE = "swat";
  private static final Instant START = Instant.parse("2026-01-01T00:00:00Z");
  private static final int NAMES = 3_500;
  private static final int WINDOW = Profile.DEFAULT_WINDOW;

  /** Comes once after as many readings of others: well before it were the longest unseen. */
  private static final String REAL = "real";

  private static final int BETWEEN = 50 * WINDOW;

  @AutoClose private final Scenario scenario = new Scenario(BUNDLES);
  private Process process;

  @AfterEach
  void stop() throws InterruptedException {
    if (process != null) {
      process.destroyForcibly().waitFor();
    }
  }

  /** {@code sluice.jvm} in the chart, with its values of the scoring-service. */
  private static List<String> jvmOfTheChart() throws IOException {
    String values = Files.readString(Path.of("..", "helm", "sluice", "values.yaml"));
    var jvm =
        Pattern.compile("\nscoring:\n(?: .*\n)*?  jvm: \\{heap: (\\w+), young: (\\w+)}")
            .matcher(values);
    assertThat(jvm.find()).isTrue();
    String template = Files.readString(Path.of("..", "helm", "sluice", "templates", "_pod.tpl"));
    var options =
        Pattern.compile("-Xmx\\{\\{ \\.values\\.jvm\\.heap }}.*ExitOnOutOfMemoryError")
            .matcher(template);
    assertThat(options.find()).isTrue();
    return List.of(
        options
            .group()
            .replace("{{ .values.jvm.heap }}", jvm.group(1))
            .replace("{{ .values.jvm.young }}", jvm.group(2))
            .split(" "));
  }

  /** Most values are missing: that takes as much in a window and less on the way. */
  private static Reading reading(String asset, int second) {
    return new Reading(
        asset, PROFILE, START.plusSeconds(second), Map.of("LIT101", 500.0 + second), null, null);
  }

  @Test
  void the_heap_of_the_chart_holds_any_number() throws Exception {
    // given
    process =
        WorkerMain.start(
            jvmOfTheChart(),
            List.of(
                scenario.bootstrapServers(),
                BUNDLES.toString(),
                "one",
                "intake.max-poll-records",
                "1000"));

    // when
    var readings = new ArrayList<Reading>();
    int real = 0;
    for (int name = 0; name < NAMES; name++) {
      for (int second = 0; second < WINDOW; second++) {
        readings.add(reading("invented-" + name, second));
      }
      if (readings.size() >= BETWEEN) {
        readings.add(reading(REAL, real++));
        scenario.send(readings);
        readings.clear();
      }
    }
    scenario.send(readings);
    await()
        .atMost(Duration.ofMinutes(3))
        .until(() -> !process.isAlive() || scenario.isAllCommitted());

    // then
    assertThat(process.waitFor(0, TimeUnit.SECONDS)).as("has ended").isFalse();
    assertThat(scenario.scores().values())
        .filteredOn(score -> score.asset().equals(REAL))
        .extracting(Score::windowEnd)
        .hasSize(real - WINDOW + 1);
  }
}
