package io.sluice.counts;

import java.time.Instant;
import java.util.List;
import java.util.TreeMap;
import java.util.function.Consumer;

/**
 * Counts the records of one stream, in the order of the log. An interval is told once a record
 * comes that is later than its end by the lateness; one without records is told as zeros. The
 * interval with which a stream begins is not told: nobody knows how much of it was missed.
 *
 * <p>A record that is later than the newest by more than {@value #GAP} intervals begins the stream
 * anew, as it would a window: what was open is told, what lies between is not. So does, as after a
 * clock that was put back, the last of {@value #RUN} records in a row that all came too late; then
 * what was open is not told.
 *
 * <p>All depends on the records alone. Whoever has the same ones from {@link #neededFrom} on comes
 * to the same: that is no record later than the newest one before the oldest interval that is open,
 * so that each decision since then is taken by the same newest time. Not thread-safe.
 */
public final class StreamCounter {

  /** Intervals without a record after which a stream begins anew. */
  public static final int GAP = 10;

  /** Records in a row that are too late. */
  public static final int RUN = 100;

  private static final long NONE = -1;

  private final long intervalMillis;
  private final long latenessMillis;
  private final CountedRecord record;
  private final KeyRoom room;
  private final List<OpenInterval.Place> places;
  private final int tags;

  /** Those with records, by number. */
  private final TreeMap<Long, OpenInterval> open = new TreeMap<>();

  /** The number of the first interval that is not over. */
  private long next;

  private boolean hasBegun;
  private long newestMillis;
  private long newestPosition;
  private int lateInARow;
  private long forgottenKeys;

  /**
   * From after {@code safe} up to {@code unsafe} a reader would not see that the clock went back.
   */
  private long safe = NONE;

  private long unsafe = NONE;

  /** What became of a record. */
  public enum Fate {
    /** It counts. */
    COUNTED,
    /** It is of the interval with which the stream begins, or of one before. */
    BEFORE,
    /** It came too late. */
    LATE,
    /** The stream begins, or begins anew, with it. */
    BEGUN
  }

  /**
   * @param room for what is kept of keys, by all who share it
   */
  public StreamCounter(Counts counts, KeyRoom room) {
    this.room = room;
    intervalMillis = counts.interval().toMillis();
    latenessMillis = counts.lateness().toMillis();
    record = new CountedRecord(counts);
    places = counts.tags().stream().map(tag -> OpenInterval.Place.of(tag, record)).toList();
    tags = places.size();
  }

  /**
   * Takes a record in.
   *
   * @param time of the record
   * @param position of it on the log, higher than those before
   * @param told is given the intervals that are over by it, in order
   */
  public Fate take(
      Instant time, CountedRecord fields, long position, Consumer<CountedInterval> told) {
    long millis = fields.counted(time).toEpochMilli();
    if (!hasBegun) {
      begin(millis, position, NONE);
      return Fate.BEGUN;
    }
    long number = Math.floorDiv(millis, intervalMillis);
    if (number < over(newestMillis)) {
      lateInARow++;
      if (lateInARow < RUN) {
        return Fate.LATE;
      }
      safe = unsafe == NONE ? newestPosition : safe;
      unsafe = position - 1;
      close();
      begin(millis, position, NONE);
      return Fate.BEGUN;
    }
    lateInARow = 0;
    if (millis - newestMillis > GAP * intervalMillis) {
      end(told);
      begin(millis, position, newestPosition);
      return Fate.BEGUN;
    }
    long before = NONE;
    if (millis > newestMillis) {
      before = number > Math.floorDiv(newestMillis, intervalMillis) ? newestPosition : NONE;
      newestMillis = millis;
      newestPosition = position;
      tell(over(millis), told);
    }
    if (number < next) {
      return Fate.BEFORE;
    }
    OpenInterval interval = open.get(number);
    if (interval == null) {
      interval = new OpenInterval(places, room, true, before == NONE ? position : before);
      open.put(number, interval);
    }
    if (!interval.isTold()) {
      return Fate.BEFORE;
    }
    interval.add(fields);
    return Fate.COUNTED;
  }

  private void begin(long millis, long position, long before) {
    hasBegun = true;
    newestMillis = millis;
    newestPosition = position;
    lateInARow = 0;
    next = Math.floorDiv(millis, intervalMillis);
    open.put(next, new OpenInterval(places, room, false, before == NONE ? position : before));
  }

  /** The number of the first interval that is not over once there is a record of that time. */
  private long over(long millis) {
    return Math.floorDiv(millis - latenessMillis, intervalMillis);
  }

  private void tell(long until, Consumer<CountedInterval> told) {
    for (; next < until; next++) {
      OpenInterval interval = open.remove(next);
      if (interval == null || interval.isTold()) {
        var begin = Instant.ofEpochMilli(next * intervalMillis);
        told.accept(
            new CountedInterval(
                begin,
                interval == null ? new double[tags] : interval.values(intervalMillis / 1e3)));
      }
      if (interval != null) {
        forgottenKeys += interval.close();
      }
    }
  }

  /** Tells what is open, as it is: nothing more comes for a long time. */
  public void end(Consumer<CountedInterval> told) {
    if (hasBegun) {
      tell(Math.floorDiv(newestMillis, intervalMillis) + 1, told);
    }
  }

  /**
   * From where the log has to be read again to come to the same.
   *
   * @throws IllegalStateException before the first record
   */
  public long neededFrom() {
    return open.values().stream()
        .mapToLong(OpenInterval::needed)
        .min()
        .orElseThrow(() -> new IllegalStateException("nothing is open"));
  }

  /** Where to read from instead, if the stream would not come to the same from a position on. */
  public long safeFrom(long position) {
    return position > safe && position <= unsafe ? safe : position;
  }

  /** Nobody will read again from before a position. */
  public void forgetBefore(long position) {
    if (position > unsafe) {
      unsafe = NONE;
      safe = NONE;
    }
  }

  /** Gives up what is open: nobody goes on with it here. */
  public void close() {
    open.values().forEach(interval -> forgottenKeys += interval.close());
    open.clear();
  }

  /**
   * How often a key of a tag with {@code per} had to make room for others or found none, so far.
   */
  public long forgottenKeys() {
    return forgottenKeys;
  }
}
