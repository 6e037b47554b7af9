package io.sluice.testbed.quarkus;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class PackagedServiceTest {

  @Test
  void anExecutableIsGivenTheArgumentsOfItsTests(@TempDir Path folder) throws IOException {
    // given
    Path executable = Files.createFile(folder.resolve("service-runner"));
    assertThat(executable.toFile().setExecutable(true)).isTrue();

    // when
    var command =
        PackagedService.command(executable.toString(), " -Donnxruntime.native.path=/x  -Xmn8m\n");

    // then
    assertThat(command)
        .containsExactly(executable.toString(), "-Donnxruntime.native.path=/x", "-Xmn8m");
  }

  @Test
  void withoutArgumentsItIsAlone(@TempDir Path folder) throws IOException {
    // given
    Path executable = Files.createFile(folder.resolve("service-runner"));
    assertThat(executable.toFile().setExecutable(true)).isTrue();

    // when
    var command = PackagedService.command(executable.toString(), null);

    // then
    assertThat(command).containsExactly(executable.toString());
  }

  @Test
  void withoutAnExecutableItIsTheJar(@TempDir Path folder) {
    // when
    var command =
        PackagedService.command(
            folder.resolve("service-runner").toString(), "-Donnxruntime.native.path=/x");

    // then
    assertThat(command)
        .endsWith("-jar", Path.of("target", "quarkus-app", "quarkus-run.jar").toString())
        .doesNotContain("-Donnxruntime.native.path=/x");
  }
}
