package io.sluice.cli.system;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.sluice.cli.CommandFailure;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class NativeExecutablesTest {

  private static final String HOW = "./mvnw package -Dnative -DskipTests";

  @TempDir Path folder;

  private static Path executable(Path file) throws IOException {
    Files.createDirectories(file.getParent());
    Files.createFile(file);
    assertThat(file.toFile().setExecutable(true)).isTrue();
    return file;
  }

  private void copiedFromImages() throws IOException {
    for (Service service : Service.values()) {
      executable(folder.resolve(service.module()));
    }
    Files.createDirectories(folder.resolve("onnxruntime"));
  }

  private Path target(Service service) {
    return folder.resolve(service.module()).resolve("target");
  }

  private void built() throws IOException {
    for (Service service : Service.values()) {
      Files.createDirectories(target(service));
      Files.createFile(target(service).resolve("sluice-runner.jar"));
      executable(target(service).resolve("sluice-" + service.module() + "-2-runner"));
    }
    Files.createDirectories(target(Service.SCORING).resolve("onnxruntime/amd64"));
    Files.createDirectories(target(Service.SCORING).resolve("onnxruntime/arm64"));
  }

  @Test
  void thoseOfTheImagesAreTaken() throws IOException {
    // given
    copiedFromImages();

    // when
    var programs = NativeExecutables.in(folder);

    // then
    assertThat(programs.command(Service.INGEST))
        .containsExactly(folder.resolve("ingest-service").toString(), "-Xmx128m", "-Xmn64m");
    assertThat(programs.command(Service.SCORING))
        .startsWith(folder.resolve("scoring-service").toString())
        .endsWith("-Donnxruntime.native.path=" + folder.resolve("onnxruntime"));
  }

  @Test
  void thoseOfTheBuildAreTakenTheNewestOfSeveral() throws IOException {
    // given
    built();
    Path old = executable(target(Service.QUERY).resolve("sluice-query-api-1-runner"));
    Files.setLastModifiedTime(old, FileTime.fromMillis(0));

    // when
    var programs = NativeExecutables.built(folder);

    // then
    assertThat(programs.command(Service.QUERY))
        .startsWith(target(Service.QUERY).resolve("sluice-query-api-2-runner").toString());
    assertThat(programs.command(Service.SCORING).getLast())
        .startsWith(
            "-Donnxruntime.native.path=" + target(Service.SCORING).resolve("onnxruntime") + "/a");
  }

  @Test
  void oneThatIsMissingIsNamedWithWhatToDo() throws IOException {
    // given
    copiedFromImages();
    Files.delete(folder.resolve("alert-service"));

    // when / then
    assertThatThrownBy(() -> NativeExecutables.in(folder))
        .isInstanceOf(CommandFailure.class)
        .hasMessageStartingWith(
            "alert-service has no native executable, %s is missing: build all four with %s"
                .formatted(folder.resolve("alert-service"), HOW))
        .hasMessageEndingWith("--native FOLDER");
  }

  @Test
  void whatWasNeverBuiltIsNamedWithWhatToDo() throws IOException {
    // given: jars alone
    Files.createDirectories(target(Service.INGEST).resolve("quarkus-app"));

    // when / then
    assertThatThrownBy(() -> NativeExecutables.built(folder))
        .isInstanceOf(CommandFailure.class)
        .hasMessageStartingWith(
            "ingest-service has no native executable, %s is missing: build"
                .formatted(target(Service.INGEST).resolve("*-runner")));
  }

  @Test
  void oneThatCannotBeExecutedIsNamed() throws IOException {
    // given
    copiedFromImages();
    Path file = folder.resolve("query-api");
    assertThat(file.toFile().setExecutable(false, false)).isTrue();

    // when / then
    assertThatThrownBy(() -> NativeExecutables.in(folder))
        .hasMessageStartingWith(
            "query-api has no native executable, %s is not executable".formatted(file));
  }

  @Test
  void withoutTheLibrariesOfOnnxRuntimeItSaysSo() throws IOException {
    // given
    copiedFromImages();
    Files.delete(folder.resolve("onnxruntime"));

    // when / then
    assertThatThrownBy(() -> NativeExecutables.in(folder))
        .hasMessageStartingWith(
            "the native scoring-service needs ONNX Runtime's libraries, %s is missing"
                .formatted(folder.resolve("onnxruntime")));
  }
}
