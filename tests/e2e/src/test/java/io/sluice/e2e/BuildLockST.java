package io.sluice.e2e;

import static java.nio.file.attribute.PosixFilePermissions.fromString;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;

/** Several of {@code ./sluice} in a checkout that is to be built; Maven is a script of ours. */
class BuildLockST {

  private static final String MAVEN =
      """
      #!/bin/sh
      if [ "$1" = -v ]; then echo 'Apache Maven 3.9.9'; exit 0; fi
      if [ -e broken ]; then echo 'no such plugin'; exit 1; fi
      mkdir building || { echo two at a time >> builds; exit 1; }
      while [ ! -e go ]; do sleep 0.1; done
      rmdir building
      echo built >> builds
      """;

  @TempDir Path checkout;

  private final List<Process> started = new ArrayList<>();

  @BeforeEach
  void copyScript() throws IOException {
    Files.copy(Checkout.root().resolve("sluice"), checkout.resolve("sluice"));
    Files.createFile(checkout.resolve("pom.xml"));
    Path maven = Files.createDirectory(checkout.resolve("bin")).resolve("mvn");
    Files.writeString(maven, MAVEN);
    Files.setPosixFilePermissions(maven, fromString("rwxr-xr-x"));
  }

  @AfterEach
  void endAll() {
    started.forEach(Process::destroyForcibly);
  }

  @Test
  @EnabledOnOs(OS.LINUX) // where flock is
  void theSecondWaitsForTheBuildOfTheFirst() throws Exception {
    // given
    Process first = startBuilding();

    // when
    Process second = startWaiting();
    letBuildsEnd();
    end(first);
    end(second);

    // then
    assertThat(checkout.resolve("builds")).hasContent("built");
    assertThat(output(second)).doesNotContain("Building");
  }

  /** The build outlives the script that started it. */
  @Test
  @EnabledOnOs(OS.LINUX)
  void whatAKilledScriptBuildsIsWaitedFor() throws Exception {
    // given
    Process killed = startBuilding();
    killed.destroyForcibly();
    end(killed);

    // when
    Process next = startWaiting();
    letBuildsEnd();
    end(next);

    // then
    assertThat(checkout.resolve("builds")).hasContent("built");
  }

  @Test
  void aBuildThatFailsSaysWhyAndHoldsNobodyUp() throws Exception {
    // given
    letBuildsEnd();
    Path broken = Files.createFile(checkout.resolve("broken"));

    // when
    Process failed = start();
    end(failed);
    Files.delete(broken);
    end(start());

    // then
    assertThat(failed.exitValue()).isEqualTo(1);
    assertThat(output(failed)).contains("no such plugin").contains("the build failed");
    assertThat(checkout.resolve("builds")).hasContent("built");
  }

  private Process startBuilding() throws IOException {
    Process process = start();
    await().atMost(Duration.ofMinutes(1)).until(() -> Files.exists(checkout.resolve("building")));
    return process;
  }

  private Process startWaiting() throws IOException {
    Process process = start();
    await()
        .atMost(Duration.ofMinutes(1))
        .until(() -> output(process).contains("Waiting for another build"));
    return process;
  }

  private void letBuildsEnd() throws IOException {
    Files.createFile(checkout.resolve("go"));
  }

  private Process start() throws IOException {
    var builder = new ProcessBuilder("sh", checkout.resolve("sluice").toString(), "--version");
    builder
        .environment()
        .merge("PATH", checkout.resolve("bin").toString(), (old, bin) -> bin + ":" + old);
    builder.redirectErrorStream(true);
    Path output = checkout.resolve("output" + started.size());
    builder.redirectOutput(output.toFile());
    Process process = builder.start();
    started.add(process);
    return process;
  }

  private String output(Process process) throws IOException {
    return Files.readString(checkout.resolve("output" + started.indexOf(process)));
  }

  private static void end(Process process) throws InterruptedException {
    assertThat(process.waitFor(60, TimeUnit.SECONDS)).isTrue();
  }
}
