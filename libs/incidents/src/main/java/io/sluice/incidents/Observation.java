package io.sluice.incidents;

import io.sluice.contracts.Category;
import io.sluice.contracts.Debounce;
import io.sluice.incidents.known.Likeness;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * What the state machine needs of a score.
 *
 * @param asset the asset the window belongs to
 * @param stream which of its streams
 * @param profile the stream's profile
 * @param windowStart time of the window's first reading
 * @param windowEnd time of its last reading
 * @param isFirst whether the stream's window began anew and this is the first that was full again
 * @param position of its last reading on the log; orders the observations of a stream
 * @param heardAt when its score was written to the log, by the wall clock
 * @param debounce how patient alarms about the asset are; null where its bundle does not say
 * @param infoLevel ratio from which on the asset's profile calls a window anomalous, above 0
 * @param process what the plant does
 * @param data what is wrong with the data
 * @param drift which tags have moved for good
 * @param mode operating mode that the plant says it is in; null if it says none
 * @param judges who judged the window; null if nobody knows
 */
public record Observation(
    String asset,
    String stream,
    String profile,
    Instant windowStart,
    Instant windowEnd,
    boolean isFirst,
    LogPosition position,
    Instant heardAt,
    @Nullable Debounce debounce,
    double infoLevel,
    Finding process,
    Finding data,
    Finding drift,
    @Nullable String mode,
    @Nullable Judges judges)
    implements Input {

  /** Of a plant that says no operating mode; who judged it nobody knows. */
  public Observation(
      String asset,
      String stream,
      String profile,
      Instant windowStart,
      Instant windowEnd,
      boolean isFirst,
      LogPosition position,
      Instant heardAt,
      @Nullable Debounce debounce,
      double infoLevel,
      Finding process,
      Finding data,
      Finding drift) {
    this(
        asset,
        stream,
        profile,
        windowStart,
        windowEnd,
        isFirst,
        position,
        heardAt,
        debounce,
        infoLevel,
        process,
        data,
        drift,
        null,
        null);
  }

  /**
   * @throws IllegalArgumentException if the window ends before it starts, or the level is none
   */
  public Observation {
    if (windowEnd.isBefore(windowStart)) {
      throw new IllegalArgumentException("'windowEnd' is before 'windowStart'");
    }
    if (!(infoLevel > 0 && infoLevel < Double.POSITIVE_INFINITY)) {
      throw new IllegalArgumentException("'infoLevel' is " + infoLevel + ", expected above 0");
    }
  }

  /** The same record at another time. */
  Observation at(Instant time) {
    return new Observation(
        asset, stream, profile, time, time, isFirst, position, heardAt, debounce, infoLevel,
        process, data, drift, mode, judges);
  }

  /** The same, whose process is like a known false alarm; null if it is like none. */
  Observation like(@Nullable Likeness known) {
    return known == null || !process.isAnomalous() || !known.lowers(windowEnd)
        ? this
        : with(process.known(known.falseAlarm()), data);
  }

  /** The same, with something else wrong with its data. */
  Observation withData(Finding found) {
    return found == data ? this : with(process, found);
  }

  private Observation with(Finding ofProcess, Finding ofData) {
    return new Observation(
        asset,
        stream,
        profile,
        windowStart,
        windowEnd,
        isFirst,
        position,
        heardAt,
        debounce,
        infoLevel,
        ofProcess,
        ofData,
        drift,
        mode,
        judges);
  }

  /**
   * What stands for a window of a stream of which nothing comes. It lies where its last one does:
   * an incident of it is another than one that begins with a window of who misses it.
   *
   * @param name of the stream
   * @param silent what is known of it
   * @param at how far time has come without it
   * @param data what that says of its data
   */
  static Observation ofSilence(
      String asset, String name, StreamState silent, Instant at, Finding data) {
    return new Observation(
        asset,
        name,
        silent.knownProfile(),
        at,
        at,
        false,
        silent.reached().position(),
        silent.reached().heardAt(),
        null,
        1,
        Finding.NOTHING,
        data,
        Finding.NOTHING);
  }

  Finding of(Category category) {
    return switch (category) {
      case PROCESS -> process;
      case DATA -> data;
      case DRIFT -> drift;
      case OTHER -> Finding.NOTHING;
    };
  }
}
