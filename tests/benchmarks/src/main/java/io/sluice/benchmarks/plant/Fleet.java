package io.sluice.benchmarks.plant;

import io.sluice.contracts.profile.Profile;
import io.sluice.detection.window.WindowRing;

/** Assets with full windows that take turns, each at another point of the same readings. */
public final class Fleet {

  private static final long INTERVAL_MILLIS = 1_000;

  private final double[][] readings;
  private final WindowRing[] rings;
  private final int apart;
  private long step;
  private int next;

  public Fleet(Profile profile, double[][] readings, int assets) {
    this.readings = readings;
    rings = new WindowRing[assets];
    apart = Math.max(1, readings.length / assets);
    for (int asset = 0; asset < assets; asset++) {
      rings[asset] = new WindowRing(profile);
    }
    for (long i = 0; i < (long) profile.window() * assets; i++) {
      offerNext();
    }
  }

  /** The next reading of the next asset, which has a window then. */
  public WindowRing offerNext() {
    WindowRing ring = rings[next];
    int reading = (int) ((step + (long) next * apart) % readings.length);
    ring.offer(step * INTERVAL_MILLIS, readings[reading], step);
    next++;
    if (next == rings.length) {
      next = 0;
      step++;
    }
    return ring;
  }
}
