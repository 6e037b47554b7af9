package io.sluice.stores;

import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.LinkedHashMap;
import java.util.Map;

/**
 * Bundles whose files are not what their manifest says: they are not fetched again every few
 * seconds, but after pauses that grow, in case only the way was at fault. One whose manifest has
 * changed is another. Not thread-safe.
 */
final class RefusedBundles {

  static final Duration FIRST_PAUSE = Duration.ofSeconds(30);
  static final Duration LONGEST_PAUSE = Duration.ofMinutes(5);

  /** Of what was refused longest ago nobody remembers more than that: it is fetched again. */
  private static final int MOST = 1_000;

  /**
   * @param sha256 of its manifest
   * @param why a sentence
   * @param again from when on it is fetched again
   */
  private record Refusal(
      String sha256, BundleNotTakenException why, Duration pause, Instant again) {}

  private final InstantSource clock;
  private final Map<String, Refusal> byBundle =
      new LinkedHashMap<>() {
        private static final long serialVersionUID = 1;

        @Override
        protected boolean removeEldestEntry(Map.Entry<String, Refusal> eldest) {
          return size() > MOST;
        }
      };

  RefusedBundles(InstantSource clock) {
    this.clock = clock;
  }

  /**
   * @throws BundleNotTakenException what was wrong with it, if it is too early to look again
   */
  void check(String bundle, String sha256) throws BundleNotTakenException {
    Refusal last = byBundle.get(bundle);
    if (last != null && last.sha256.equals(sha256) && clock.instant().isBefore(last.again)) {
      throw last.why;
    }
  }

  void add(String bundle, String sha256, BundleNotTakenException why) {
    Refusal last = byBundle.remove(bundle);
    Duration pause = FIRST_PAUSE;
    if (last != null && last.sha256.equals(sha256)) {
      Duration twice = last.pause.multipliedBy(2);
      pause = twice.compareTo(LONGEST_PAUSE) < 0 ? twice : LONGEST_PAUSE;
    }
    byBundle.put(bundle, new Refusal(sha256, why, pause, clock.instant().plus(pause)));
  }

  void forget(String bundle) {
    byBundle.remove(bundle);
  }
}
