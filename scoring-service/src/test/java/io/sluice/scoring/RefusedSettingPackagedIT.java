package io.sluice.scoring;

import io.sluice.testbed.quarkus.UnknownSettingContract;

/** The packaged service with settings that it refuses. */
class RefusedSettingPackagedIT extends UnknownSettingContract {

  RefusedSettingPackagedIT() {
    super(
        "scoring-service",
        "sluice.scoring.nonsense",
        "sluice.scorng.bundles.roots",
        "SLUICE_SCORING_BUNDLES_ROOTS");
  }
}
