package io.sluice.scoring.bundle;

import org.jspecify.annotations.Nullable;

/** Which bundle judges the readings of a profile. */
@FunctionalInterface
public interface BundleFinder {

  /** Null if none is served. */
  @Nullable ServedBundle find(String profile);
}
