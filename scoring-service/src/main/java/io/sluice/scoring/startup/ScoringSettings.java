package io.sluice.scoring.startup;

import io.sluice.detection.detector.OnnxRuntime;
import io.sluice.platform.startup.Faults;
import io.sluice.platform.startup.SettingsCheck;
import io.sluice.scoring.drift.DriftConfig;
import io.sluice.scoring.intake.IntakeConfig;
import io.sluice.scoring.shadow.ShadowConfig;
import io.sluice.scoring.window.WindowConfig;
import jakarta.inject.Singleton;

/** What contradicts itself, or what this process cannot hold. */
@Singleton
class ScoringSettings implements SettingsCheck {

  private final IntakeConfig intake;
  private final WindowConfig windows;
  private final DriftConfig drift;
  private final ShadowConfig shadow;

  ScoringSettings(
      IntakeConfig intake, WindowConfig windows, DriftConfig drift, ShadowConfig shadow) {
    this.intake = intake;
    this.windows = windows;
    this.drift = drift;
    this.shadow = shadow;
  }

  @Override
  public void check(Faults faults) {
    telemetry(faults);
    faults.of(intake::check);
    faults.of(drift::check);
    faults.of(() -> windows.check(Runtime.getRuntime().maxMemory()));
    faults.of(() -> shadow.check(Runtime.getRuntime().maxMemory()));
  }

  private static void telemetry(Faults faults) {
    try {
      OnnxRuntime.requireTelemetryOff();
    } catch (IllegalStateException e) {
      faults.add(String.valueOf(e.getMessage()));
    }
  }
}
