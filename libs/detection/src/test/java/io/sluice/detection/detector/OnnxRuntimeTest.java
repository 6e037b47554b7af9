package io.sluice.detection.detector;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.Test;

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
}
