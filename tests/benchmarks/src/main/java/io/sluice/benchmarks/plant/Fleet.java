package io.sluice.benchmarks.plant;

import io.sluice.contracts.profile.Profile;
import io.sluice.detection.detector.Memory;
import io.sluice.detection.detector.Remembering;
import io.sluice.detection.window.Admission;
import io.sluice.detection.window.WindowRing;
import org.jspecify.annotations.Nullable;

/** Assets with full windows that take turns, each at another point of the same readings. */
public final class Fleet {

  private static final long INTERVAL_MILLIS = 1_000;

  private final double[][] readings;
  private final WindowRing[] rings;
  private final @Nullable Memory[] memories;
  private final int apart;
  private long step;
  private int next;
  private @Nullable Memory offered;

  /** Assets that nothing is remembered of. */
  public Fleet(Profile profile, double[][] readings, int assets) {
    this(profile, readings, assets, null);
  }

  /**
   * @param remembering who remembers each asset; null if nobody does
   */
  public Fleet(
      Profile profile, double[][] readings, int assets, @Nullable Remembering remembering) {
    this.readings = readings;
    rings = new WindowRing[assets];
    memories = new Memory[assets];
    apart = Math.max(1, readings.length / assets);
    for (int asset = 0; asset < assets; asset++) {
      rings[asset] = new WindowRing(profile);
      memories[asset] = remembering == null ? null : remembering.memory("plant-" + asset);
    }
    for (long i = 0; i < (long) profile.window() * assets; i++) {
      offerNext();
    }
  }

  /** The next reading of the next asset, which has a window then. */
  public WindowRing offerNext() {
    WindowRing ring = rings[next];
    offered = memories[next];
    int reading = (int) ((step + (long) next * apart) % readings.length);
    Admission admission = ring.offer(step * INTERVAL_MILLIS, readings[reading], step);
    if (offered != null && admission == Admission.WINDOW) {
      offered.take(ring);
    }
    next++;
    if (next == rings.length) {
      next = 0;
      step++;
    }
    return ring;
  }

  /** What is remembered of the asset of the last reading; it has taken the window in. */
  public @Nullable Memory memory() {
    return offered;
  }
}
