package io.sluice.testbed.quarkus;

import java.util.HashMap;
import java.util.Map;

/**
 * The variables with which a packaged service runs on a test's broker, on any free ports and open
 * to all. The answer is a map of its own, for the caller to add to.
 */
public final class BrokerEnvironment {

  private BrokerEnvironment() {}

  public static Map<String, String> of(String bootstrapServers) {
    var environment = new HashMap<String, String>();
    environment.put("KAFKA_BOOTSTRAP_SERVERS", bootstrapServers);
    environment.put("QUARKUS_HTTP_PORT", "0");
    environment.put("QUARKUS_MANAGEMENT_PORT", "0");
    environment.put("SLUICE_SECURITY_ENABLED", "false");
    return environment;
  }
}
