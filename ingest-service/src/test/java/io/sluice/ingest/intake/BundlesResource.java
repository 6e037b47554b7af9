package io.sluice.ingest.intake;

import io.quarkus.test.common.QuarkusTestResourceLifecycleManager;
import java.nio.file.Path;
import java.util.Map;

/**
 * Points the service at the bundles of the tests and at what is counted, wherever it is started.
 */
public final class BundlesResource implements QuarkusTestResourceLifecycleManager {

  @Override
  public Map<String, String> start() {
    return Map.of(
        "sluice.ingest.profiles.roots",
        Path.of("src/test/resources/bundles").toAbsolutePath().toString(),
        "sluice.ingest.counts.file",
        Path.of("src/test/resources/counts.yaml").toAbsolutePath().toString());
  }

  @Override
  public void stop() {}
}
