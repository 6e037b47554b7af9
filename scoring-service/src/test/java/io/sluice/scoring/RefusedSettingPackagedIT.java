package io.sluice.scoring;

import static org.assertj.core.api.Assertions.assertThat;

import io.sluice.testbed.quarkus.UnknownSettingContract;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** The packaged service with settings that it refuses. */
class RefusedSettingPackagedIT extends UnknownSettingContract {

  RefusedSettingPackagedIT() {
    super(
        "scoring-service",
        "sluice.scoring.nonsense",
        "sluice.scorng.bundles.roots",
        "SLUICE_SCORING_BUNDLES_ROOTS");
  }

  @Test
  void whatCannotWorkStopsTheStartAndAllOfItIsTold() {
    // given
    var environment =
        Map.of(
            "ORT_DISABLE_TELEMETRY", "0",
            "SLUICE_SCORING_INTAKE_RETRY_MAX", "50ms",
            "SLUICE_SCORING_WINDOW_MEMORY", "1K");

    // when
    var ended = run(environment);

    // then
    assertThat(ended.output())
        .contains(
            "scoring-service does not start:",
            "ONNX Runtime would send telemetry: set ORT_DISABLE_TELEMETRY=1",
            "sluice.scoring.intake.retry-min (PT0.1S) must be above 0 and at most retry-max",
            "sluice.scoring.window.memory is 1 KiB")
        .doesNotContain("Failed to start", "\tat ");
    assertThat(ended.status()).isEqualTo(1);
  }
}
