package io.sluice.incidents;

import java.util.Collection;
import java.util.Collections;
import java.util.SortedSet;
import java.util.TreeSet;

/**
 * Who judged a window.
 *
 * @param bundle which version of which bundle
 * @param detectors those of it that gave a score, {@value #MOST} at most
 */
public record Judges(String bundle, SortedSet<String> detectors) {

  /** Bounds what a stored state can take; real bundles have a few. */
  private static final int MOST = 32;

  public Judges {
    detectors = Collections.unmodifiableSortedSet(new TreeSet<>(detectors));
  }

  public static Judges of(String bundle, Collection<String> detectors) {
    return new Judges(
        bundle,
        detectors.size() <= MOST
            ? new TreeSet<>(detectors)
            : new TreeSet<>(detectors.stream().sorted().limit(MOST).toList()));
  }
}
