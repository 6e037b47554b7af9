package io.sluice.query;

import io.sluice.testbed.quarkus.PackagedService;
import io.sluice.testbed.quarkus.UnknownSettingContract;
import java.util.Map;

/** The packaged service with settings that it refuses. */
class RefusedSettingPackagedIT extends UnknownSettingContract {

  RefusedSettingPackagedIT() {
    super(
        "query-api",
        "sluice.query.live.nonsense",
        "sluice.qury.retention.readings",
        "SLUICE_QUERY_RETENTION_READINGS");
  }

  @Override
  protected PackagedService.Ended run(Map<String, String> environment) {
    return PackagedService.runWithDatabase(environment);
  }
}
