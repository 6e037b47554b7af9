package io.sluice.cli;

import java.nio.file.Path;
import java.util.List;

/** Where the checkout is that this command line was built from; {@code ./sluice} tells it. */
public final class Home {

  private Home() {}

  public static Path folder() {
    String home = System.getenv("SLUICE_HOME");
    if (home == null) {
      throw new CommandFailure("SLUICE_HOME is not set: start this through ./sluice");
    }
    return Path.of(home);
  }

  /** Default place for state, and for the bundles that a person trains; SLUICE_STATE moves it. */
  public static Path state() {
    String state = System.getenv("SLUICE_STATE");
    return state == null ? folder().resolve(".sluice") : Path.of(state).toAbsolutePath();
  }

  /** Where libraries log to. */
  static Path logs() {
    return state().resolve("logs");
  }

  public static Path ownBundles() {
    return state().resolve("bundles");
  }

  /** The person's own bundles and the shipped ones. */
  public static List<Path> bundleRoots() {
    return List.of(ownBundles(), folder().resolve("models/bundles"));
  }
}
