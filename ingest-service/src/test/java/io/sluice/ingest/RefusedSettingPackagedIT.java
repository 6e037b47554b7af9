package io.sluice.ingest;

import io.sluice.testbed.quarkus.UnknownSettingContract;

/** The packaged service with settings that it refuses. */
class RefusedSettingPackagedIT extends UnknownSettingContract {

  RefusedSettingPackagedIT() {
    super(
        "ingest-service",
        "sluice.ingest.nonsense",
        "sluice.ingst.limits.body",
        "SLUICE_INGEST_LIMITS_BODY");
  }
}
