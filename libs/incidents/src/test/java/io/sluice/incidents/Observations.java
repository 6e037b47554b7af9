package io.sluice.incidents;

import io.sluice.contracts.Contributor;
import io.sluice.contracts.profile.SeverityLevels;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** Observations of one asset, as tests need them. */
final class Observations {

  /** Ratios of a window. */
  static final double QUIET = 0.5;

  static final double INFO = 1.2;
  static final double WARNING = 1.7;
  static final double CRITICAL = 2.5;

  static final Instant START = Instant.parse("2015-12-28T10:00:00Z");

  /** When people give commands: plants are replayed years later. */
  static final Instant GIVEN_AT = Instant.parse("2026-01-05T09:12:44Z");

  static final Contributor LEVEL = new Contributor("LIT301", 0.8, 1150.0, 850.0, "mm");

  static final Contributor DEAD =
      new Contributor(
          "AIT401", 1, null, null, null, null, "ppm", "P4", "has had no value for 10 readings");

  static final Contributor MOVED =
      new Contributor(
          "LIT101",
          1,
          812.0,
          501.0,
          489.0,
          513.0,
          "mm",
          "P1",
          "has moved by 0.31 m from what the rest of the plant says, followed since 3 h");

  private Observations() {}

  /** A window of 60 readings a second apart, so that it overlaps the one before. */
  static Observation at(int second, double ratio) {
    Instant end = START.plusSeconds(second);
    return observation(end.minusSeconds(59), end, ratio);
  }

  /** The same, of which one tag says why. */
  static Observation process(int second, double ratio, String reason) {
    return process(
        second,
        ratio,
        List.of(new Contributor("MV101", 1, 0.0, 2.0, null, null, null, null, reason)));
  }

  /** The same, of which these tags say why. */
  static Observation process(int second, double ratio, List<Contributor> tags) {
    Instant end = START.plusSeconds(second);
    return observation(end.minusSeconds(59), end, finding(ratio, tags), Finding.NOTHING);
  }

  /**
   * The same where the clock is not what orders windows.
   *
   * @param offset of the window on the log
   */
  static Observation at(int second, long offset, double ratio) {
    return moved(at(second, ratio), offset);
  }

  /** The same window elsewhere on the log. */
  static Observation moved(Observation seen, long offset) {
    return ofStream(seen.stream(), seen, offset);
  }

  /** The same window of another stream. */
  static Observation ofStream(String stream, Observation seen, long offset) {
    return new Observation(
        seen.asset(),
        stream,
        seen.profile(),
        seen.windowStart(),
        seen.windowEnd(),
        false,
        new LogPosition(0, offset),
        seen.heardAt(),
        null,
        1,
        seen.process(),
        seen.data(),
        seen.drift());
  }

  /** A window of a single reading: it overlaps none. */
  static Observation singleAt(Duration time, double ratio) {
    return observation(START.plus(time), START.plus(time), ratio);
  }

  /** The same, and what is wrong with its data. */
  static Observation at(int second, double process, double data) {
    Instant end = START.plusSeconds(second);
    return observation(end.minusSeconds(59), end, finding(process, LEVEL), finding(data, DEAD));
  }

  /** The same, and which tag has moved for good. */
  static Observation at(int second, double process, double data, double drift) {
    return drifting(at(second, process, data), finding(drift, MOVED));
  }

  /** Nothing but these tags that have moved for good. */
  static Observation moved(int second, double ratio, String... tags) {
    List<Contributor> all =
        Stream.of(tags)
            .map(tag -> new Contributor(tag, 1.0 / tags.length, 2.0, 1.0, null))
            .toList();
    return drifting(at(second, 0), new Finding(ratio, SeverityLevels.DEFAULT.of(ratio), all));
  }

  /** The same window, in which tags have moved for good. */
  static Observation drifting(Observation seen, Finding drift) {
    return copy(seen, seen.heardAt(), drift, seen.mode(), seen.judges());
  }

  /** Nothing but these tags without values, of so many. */
  static Observation dead(int second, double ratio, int of, String... tags) {
    List<Contributor> faults = Stream.of(tags).map(tag -> dead(tag, 1.0 / of)).toList();
    return blind(second, 0, ratio, faults);
  }

  /** What the process does while tags have no values. */
  static Observation blind(int second, double process, double data, List<Contributor> faults) {
    Instant end = START.plusSeconds(second);
    var fault = new Finding(data, SeverityLevels.DEFAULT.of(data), faults);
    return observation(end.minusSeconds(59), end, finding(process, LEVEL), fault);
  }

  static Contributor dead(String tag, double share) {
    return new Contributor(tag, share, null, null, null, null, null, null, "has had no value");
  }

  static Observation observation(Instant start, Instant end, double ratio) {
    return observation(start, end, finding(ratio, LEVEL), Finding.NOTHING);
  }

  /** Of a window on the log, if the clock of its asset never goes back. */
  static LogPosition position(Instant end) {
    return new LogPosition(0, end.getEpochSecond());
  }

  private static Observation observation(
      Instant start, Instant end, Finding process, Finding data) {
    return new Observation(
        "plant-1",
        "swat",
        "swat",
        start,
        end,
        false,
        position(end),
        end,
        null,
        1,
        process,
        data,
        Finding.NOTHING);
  }

  private static Finding finding(double ratio, Contributor contributor) {
    return finding(ratio, List.of(contributor));
  }

  private static Finding finding(double ratio, List<Contributor> contributors) {
    var severity = SeverityLevels.DEFAULT.of(ratio);
    return new Finding(ratio, severity, severity.isAnomalous() ? contributors : List.of());
  }

  /** The same of a plant that says an operating mode. */
  static Observation in(@Nullable String mode, Observation seen) {
    return copy(seen, seen.heardAt(), seen.drift(), mode, seen.judges());
  }

  /** The same, written to the log at an instant of the wall clock. */
  static Observation heard(Instant at, Observation seen) {
    return copy(seen, at, seen.drift(), seen.mode(), seen.judges());
  }

  /** The same, judged by these. */
  static Observation by(Judges judges, Observation seen) {
    return copy(seen, seen.heardAt(), seen.drift(), seen.mode(), judges);
  }

  private static Observation copy(
      Observation seen,
      Instant heardAt,
      Finding drift,
      @Nullable String mode,
      @Nullable Judges judges) {
    return new Observation(
        seen.asset(),
        seen.stream(),
        seen.profile(),
        seen.windowStart(),
        seen.windowEnd(),
        seen.isFirst(),
        seen.position(),
        heardAt,
        seen.debounce(),
        seen.infoLevel(),
        seen.process(),
        seen.data(),
        drift,
        mode,
        judges);
  }
}
