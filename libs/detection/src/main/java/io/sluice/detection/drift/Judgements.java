package io.sluice.detection.drift;

import io.sluice.contracts.Drift;
import io.sluice.contracts.Drift.ErrorState;
import java.io.DataInput;
import java.io.DataOutput;
import java.io.IOException;
import java.time.Instant;

/**
 * How often what a bundle said turned out wrong: by DDM, and by ADWIN. Not safe for several
 * threads.
 */
final class Judgements {

  private final int least;
  private final ErrorRate rate;
  private final SeriesDrift series = new SeriesDrift(1);
  private long driftAt = Long.MIN_VALUE;
  private ErrorState state = ErrorState.STABLE;
  private long judged;

  /**
   * @param least judgements of which nothing is told
   * @param fewestErrors errors among them before a rate is known
   */
  Judgements(int least, int fewestErrors) {
    this.least = least;
    this.rate = new ErrorRate(least, fewestErrors);
  }

  /** Whether there was one yet. */
  boolean isEmpty() {
    return judged == 0;
  }

  /** Whether with one more they are wrong more often, or more seldom. */
  boolean add(boolean wrong, long timeMillis) {
    judged++;
    boolean changed = series.add(wrong ? 1 : 0, timeMillis);
    ErrorState now = rate.update(wrong);
    if (now == ErrorState.DRIFT) {
      driftAt = timeMillis;
      state = now;
      return true;
    }
    // After a drift the rate begins anew and tells nothing for a while: that is no all-clear.
    if (rate.judged() > least) {
      state = now;
    }
    return changed;
  }

  ErrorState state() {
    return state;
  }

  Drift.Errors report() {
    return new Drift.Errors(
        rate.rate(),
        rate.judged(),
        state,
        driftAt == Long.MIN_VALUE ? null : Instant.ofEpochMilli(driftAt),
        series.mean());
  }

  void write(DataOutput out) throws IOException {
    out.writeLong(judged);
    out.writeLong(driftAt);
    out.writeByte(state.ordinal());
    rate.write(out);
    series.write(out);
  }

  void read(DataInput in) throws IOException {
    judged = in.readLong();
    driftAt = in.readLong();
    int known = in.readByte();
    if (known < 0 || known >= ErrorState.values().length) {
      throw new IOException("an unknown state of errors");
    }
    state = ErrorState.values()[known];
    rate.read(in);
    series.read(in);
  }
}
