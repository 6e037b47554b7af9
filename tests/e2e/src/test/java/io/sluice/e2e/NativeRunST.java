package io.sluice.e2e;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.sluice.cli.system.Service;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.CleanupMode;
import org.junit.jupiter.api.io.TempDir;

/**
 * {@code ./sluice run --native} with programs that stand in for native executables: they note how
 * they are started, and become the jar.
 */
class NativeRunST {

  @TempDir(factory = StateDirectory.class, cleanup = CleanupMode.ON_SUCCESS)
  Path state;

  @Test
  void executablesAreStartedInPlaceOfJars() throws Exception {
    // given
    Path folder = Files.createDirectories(state.resolve("native"));
    for (Service service : Service.values()) {
      standIn(folder, service);
    }
    Path libraries = Files.createDirectories(folder.resolve("onnxruntime"));

    // when
    var sluice =
        SluiceProcess.start(
            state, "run", "--native", folder.toString(), "--no-replay", "--port", "0");

    // then
    try {
      await()
          .atMost(Duration.ofMinutes(2))
          .until(() -> sluice.output().contains("Page        http") || !sluice.process().isAlive());
      assertThat(sluice.output()).contains("Page        http");
      for (Service service : Service.values()) {
        assertThat(arguments(folder, service)).as(service.module()).startsWith("-Xmx");
      }
      assertThat(arguments(folder, Service.SCORING))
          .endsWith("-Donnxruntime.native.path=" + libraries);
    } finally {
      sluice.process().destroy();
    }
    await().atMost(Duration.ofSeconds(30)).until(() -> !sluice.process().isAlive());
  }

  @Test
  void withoutExecutablesItIsOneSentence() throws Exception {
    // when
    var sluice = SluiceProcess.run(state, "run", "--native", "--once", "--port", "0");

    // then
    assertThat(sluice.exitCode()).isNotZero();
    assertThat(sluice.sentences())
        .singleElement()
        .asString()
        .contains("ingest-service has no native executable", "-Dnative", "--native FOLDER");
  }

  private static String arguments(Path folder, Service service) throws IOException {
    return Files.readString(folder.resolve(service.module() + ".arguments")).strip();
  }

  private static void standIn(Path folder, Service service) throws IOException {
    Path java = Path.of(System.getProperty("java.home"), "bin", "java");
    Path jar =
        Checkout.root().resolve(service.module()).resolve("target/quarkus-app/quarkus-run.jar");
    Path file =
        Files.writeString(
            folder.resolve(service.module()),
            """
            #!/bin/sh
            echo "$@" > '%s'
            exec '%s' -Xmx128m --add-opens=java.base/java.lang=ALL-UNNAMED -jar '%s'
            """
                .formatted(folder.resolve(service.module() + ".arguments"), java, jar));
    assertThat(file.toFile().setExecutable(true)).isTrue();
  }
}
