package io.sluice.scoring.plant;

import io.quarkus.test.common.QuarkusTestResourceLifecycleManager;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;

/**
 * Bundles for tests of the whole service: one with a window of 8 readings, one of 1, and one of
 * records.
 */
public final class BundleResource implements QuarkusTestResourceLifecycleManager {

  public static final String SINGLE = "single-records";
  public static final String TAMPERED = "tampered";

  private boolean tamper;

  @Override
  public void init(Map<String, String> arguments) {
    tamper = arguments.containsKey(TAMPERED);
  }

  @Override
  public Map<String, String> start() {
    try {
      Path root = Files.createTempDirectory("bundles");
      SmallBundle.write(root);
      SmallBundle.write(root, SINGLE, 1);
      SmallFlows.write(root);
      if (tamper) {
        SmallBundle.tamper(SmallBundle.write(root, TAMPERED, 4));
      }
      return Map.of("sluice.scoring.bundles.roots", root.toString());
    } catch (IOException e) {
      throw new IllegalStateException(e);
    }
  }

  @Override
  public void stop() {}
}
