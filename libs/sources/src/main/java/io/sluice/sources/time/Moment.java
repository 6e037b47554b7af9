package io.sluice.sources.time;

import java.time.Instant;

/** What a text says of a time; filled anew for each text, so that reading allocates nothing. */
final class Moment {

  private long second;
  private int nano;
  private boolean local;

  /** An instant, whatever the zone. */
  void instant(long epochSecond, int nano) {
    set(epochSecond, nano, false);
  }

  /**
   * A date and clock of a zone that the text does not name.
   *
   * @param second since 1970-01-01T00:00 of that zone
   */
  void local(long second, int nano) {
    set(second, nano, true);
  }

  private void set(long second, int nano, boolean local) {
    this.second = second;
    this.nano = nano;
    this.local = local;
  }

  long second() {
    return second;
  }

  int nano() {
    return nano;
  }

  boolean isLocal() {
    return local;
  }

  Instant toInstant() {
    return Instant.ofEpochSecond(second, nano);
  }
}
