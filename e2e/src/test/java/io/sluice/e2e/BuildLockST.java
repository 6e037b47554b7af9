package io.sluice.e2e;

import static java.nio.file.attribute.PosixFilePermissions.fromString;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.File;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Several of {@code ./sluice} in a checkout that is to be built; Maven is a script of ours. */
class BuildLockST {

  private static final String MAVEN =
      """
      #!/bin/sh
      if [ "$1" = -v ]; then echo 'Apache Maven 3.9.9'; exit 0; fi
      mkdir building || { echo two at a time >> builds; exit 1; }
      sleep 2
      rmdir building
      echo built >> builds
      """;

  @TempDir Path checkout;

  @BeforeEach
  void copyScript() throws IOException {
    Files.copy(Checkout.root().resolve("sluice"), checkout.resolve("sluice"));
    Files.createFile(checkout.resolve("pom.xml"));
    Path maven = Files.createDirectory(checkout.resolve("bin")).resolve("mvn");
    Files.writeString(maven, MAVEN);
    Files.setPosixFilePermissions(maven, fromString("rwxr-xr-x"));
  }

  @Test
  void theSecondWaitsForTheBuildOfTheFirst() throws Exception {
    // when
    Process first = start();
    Process second = start();
    end(first);
    end(second);

    // then
    assertThat(checkout.resolve("builds")).hasContent("built");
    assertThat(checkout.resolve(".sluice/build.lock")).doesNotExist();
  }

  @Test
  void aBuildThatWasKilledHoldsNobodyUp() throws Exception {
    // given
    Process ended = new ProcessBuilder("true").start();
    end(ended);
    Files.createDirectory(checkout.resolve(".sluice"));
    Files.createSymbolicLink(
        checkout.resolve(".sluice/build.lock"), Path.of(Long.toString(ended.pid())));

    // when
    end(start());

    // then
    assertThat(checkout.resolve("builds")).hasContent("built");
  }

  private Process start() throws IOException {
    var builder = new ProcessBuilder("sh", checkout.resolve("sluice").toString(), "--version");
    builder
        .environment()
        .merge("PATH", checkout.resolve("bin").toString(), (old, bin) -> bin + ":" + old);
    builder.redirectErrorStream(true);
    builder.redirectOutput(new File(checkout.toFile(), "output"));
    return builder.start();
  }

  private static void end(Process process) throws InterruptedException {
    assertThat(process.waitFor(60, TimeUnit.SECONDS)).isTrue();
  }
}
