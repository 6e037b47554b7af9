package io.sluice.detection.window;

import io.sluice.contracts.profile.Profile;

/** The last readings of one asset over event time. Not thread-safe. */
public final class WindowRing {

  public WindowRing(Profile profile) {
    throw new UnsupportedOperationException("skeleton");
  }

  /**
   * Offers a reading.
   *
   * @param timeMillis event time, milliseconds since the epoch
   * @param values value by tag in the profile's order, NaN where missing or BAD; copied
   * @param position where the reading lies on the log (offset); positions ascend
   */
  public Admission offer(long timeMillis, double[] values, long position) {
    throw new UnsupportedOperationException("skeleton");
  }

  /** Event time of the oldest reading in the window. */
  public long startMillis() {
    throw new UnsupportedOperationException("skeleton");
  }

  /** Event time of the newest reading in the window. */
  public long endMillis() {
    throw new UnsupportedOperationException("skeleton");
  }

  /**
   * The lowest position that has to be offered again, with all that follow it, to an empty ring to
   * get to exactly this state; -1 if the ring is empty.
   */
  public long oldestNeededPosition() {
    throw new UnsupportedOperationException("skeleton");
  }
}
