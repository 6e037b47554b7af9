package io.sluice.query.scene;

import io.quarkus.test.junit.QuarkusTestProfile;
import java.util.Map;

/**
 * Every limit so low that a test reaches it. One profile for all such tests, as each costs a start
 * of the service.
 */
public final class LowLimits implements QuarkusTestProfile {

  @Override
  public Map<String, String> getConfigOverrides() {
    return Map.of(
        "sluice.query.paging.read-timeout", "6s",
        "quarkus.datasource.reactive.additional-properties.statement_timeout", "8s",
        "sluice.query.paging.max-csv-rows", "1500",
        "sluice.query.live.max-subscribers", "2",
        "sluice.query.live.heartbeat", "300ms");
  }
}
