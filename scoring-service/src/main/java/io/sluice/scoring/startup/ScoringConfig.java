package io.sluice.scoring.startup;

import io.sluice.scoring.bundle.BundleConfig;
import io.sluice.scoring.intake.IntakeConfig;
import io.sluice.scoring.predict.PredictConfig;
import io.sluice.scoring.window.WindowConfig;
import io.smallrye.config.ConfigMapping;
import jakarta.validation.Valid;

/** All settings of this service; one root, so that a key that nobody knows is an error. */
@ConfigMapping(prefix = "sluice.scoring")
public interface ScoringConfig {

  /** How readings are taken in. */
  @Valid
  IntakeConfig intake();

  /** How much of the past is kept. */
  @Valid
  WindowConfig window();

  /** Where bundles come from. */
  @Valid
  BundleConfig bundles();

  /** Scoring on request. */
  @Valid
  PredictConfig predict();
}
