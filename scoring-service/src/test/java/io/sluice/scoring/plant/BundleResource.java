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

  private static final String TRAINED = "io.sluice.scoring.plant.bundles";

  private boolean tamper;

  @Override
  public void init(Map<String, String> arguments) {
    tamper = arguments.containsKey(TAMPERED);
  }

  @Override
  public Map<String, String> start() {
    try {
      String roots = trained();
      if (tamper) {
        Path other = Files.createTempDirectory("bundles");
        SmallBundle.tamper(SmallBundle.write(other, TAMPERED, 4));
        roots += "," + other;
      }
      return Map.of("sluice.scoring.bundles.roots", roots);
    } catch (IOException e) {
      throw new IllegalStateException(e);
    }
  }

  /** Quarkus loads this class anew for each start of the service: only a property outlasts it. */
  private static String trained() throws IOException {
    String known = System.getProperty(TRAINED);
    if (known != null) {
      return known;
    }
    Path root = Files.createTempDirectory("bundles");
    SmallBundle.write(root);
    SmallBundle.write(root, SINGLE, 1);
    SmallFlows.write(root);
    System.setProperty(TRAINED, root.toString());
    return root.toString();
  }

  @Override
  public void stop() {}
}
