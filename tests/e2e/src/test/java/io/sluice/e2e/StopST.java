package io.sluice.e2e;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.CleanupMode;
import org.junit.jupiter.api.io.TempDir;

/** Whenever and however {@code ./sluice run} ends, nothing that it started is left. */
class StopST {

  @TempDir(factory = StateDirectory.class, cleanup = CleanupMode.ON_SUCCESS)
  Path state;

  /** The database is a process of its own from the first second on. */
  @Test
  void stopsWhatIsStillStarting() throws Exception {
    // given
    var sluice = SluiceProcess.start(state, "run", "--port", "0", "--no-replay");
    Path pidFile = state.resolve("postgres/data/postmaster.pid");
    await().atMost(Duration.ofMinutes(1)).until(() -> Files.exists(pidFile));

    // when
    sluice.process().destroy();

    // then
    await().atMost(Duration.ofSeconds(30)).until(() -> !sluice.process().isAlive());
    assertThat(sluice.output()).doesNotContain("Page        http");
    assertThat(pidFile).doesNotExist();
  }

  @Test
  void stopsEveryProcessItStarted() throws Exception {
    // given
    var sluice = startLive("run", "--port", "0", "--speed", "60");
    List<ProcessHandle> services = sluice.services().toList();

    // when: SIGTERM, which is handled as Ctrl-C is
    sluice.process().destroy();

    // then
    assertThat(services).hasSizeGreaterThanOrEqualTo(4);
    await().atMost(Duration.ofSeconds(30)).until(() -> !sluice.process().isAlive());
    await()
        .atMost(Duration.ofSeconds(5))
        .until(() -> services.stream().noneMatch(ProcessHandle::isAlive));
  }

  /** However it ends, no service outlives it. */
  @Test
  void servicesEndWithItEvenIfItIsKilled() throws Exception {
    // given
    var sluice = startLive("run", "--port", "0", "--no-replay");
    List<ProcessHandle> services = sluice.services().toList();

    // when
    sluice.process().destroyForcibly();

    // then
    assertThat(services).hasSizeGreaterThanOrEqualTo(4);
    await()
        .atMost(Duration.ofSeconds(60))
        .until(() -> services.stream().noneMatch(ProcessHandle::isAlive));
  }

  private SluiceProcess startLive(String... arguments) throws Exception {
    var sluice = SluiceProcess.start(state, arguments);
    await()
        .atMost(Duration.ofMinutes(5))
        .until(() -> sluice.output().contains("Page        http") || !sluice.process().isAlive());
    assertThat(sluice.output()).contains("Page        http");
    return sluice;
  }
}
