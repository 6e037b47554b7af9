package io.sluice.detection.bundle;

import io.sluice.contracts.BundleRef;
import io.sluice.contracts.profile.Profile;
import java.nio.file.Path;

/** One trained version of a profile, loaded and checked. Thread-safe; close it once unused. */
public final class Bundle implements AutoCloseable {

  private Bundle() {}

  /**
   * Reads a bundle folder, checks every hash and replays the golden window.
   *
   * @throws BundleRefusedException naming the folder and what is wrong with it
   */
  public static Bundle load(Path folder) throws BundleRefusedException {
    throw new BundleRefusedException("skeleton");
  }

  public BundleRef ref() {
    throw new UnsupportedOperationException("skeleton");
  }

  public Profile profile() {
    throw new UnsupportedOperationException("skeleton");
  }

  @Override
  public void close() {}
}
