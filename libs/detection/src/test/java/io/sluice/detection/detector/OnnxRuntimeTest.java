package io.sluice.detection.detector;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.contentOf;

import java.io.File;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class OnnxRuntimeTest {

  @Test
  void refusesToStartWhereTelemetryIsNotSwitchedOff() {
    // given
    var environment = Map.of(OnnxRuntime.DISABLE_TELEMETRY, "0");

    // when
    var asking = assertThatThrownBy(() -> OnnxRuntime.requireTelemetryOff(environment));

    // then
    asking
        .isInstanceOf(IllegalStateException.class)
        .hasMessageContaining("set ORT_DISABLE_TELEMETRY=1");
  }

  @Test
  void leavesNoDeviceIdBehind() {
    // given
    Path traces = Path.of(System.getProperty("user.home"), ".cache", "Microsoft");
    boolean before = Files.exists(traces);

    // when
    OnnxRuntime.environment();

    // then
    assertThat(Files.exists(traces)).isEqualTo(before);
  }

  @Test
  void aModelThatIsLoadedWhileTheProcessStopsCrashesNothing(@TempDir Path folder) throws Exception {
    // given
    var process =
        new ProcessBuilder(
            Path.of(System.getProperty("java.home"), "bin", "java").toString(),
            "-XX:-CreateCoredumpOnCrash",
            "-cp",
            System.getProperty("java.class.path"),
            LoadingProcess.class.getName());
    process.environment().put(OnnxRuntime.DISABLE_TELEMETRY, "1");
    File says = folder.resolve("says").toFile();
    process.directory(folder.toFile()).redirectErrorStream(true).redirectOutput(says);

    // when
    int code = process.start().waitFor();

    // then
    assertThat(code).as(() -> contentOf(says)).isEqualTo(LoadingProcess.ENDS_WITH);
  }
}
