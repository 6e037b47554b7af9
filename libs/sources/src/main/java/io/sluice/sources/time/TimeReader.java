package io.sluice.sources.time;

import java.time.Instant;
import java.time.zone.ZoneOffsetTransition;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Reads the times of one column, in the order of the file. Not thread-safe. */
public final class TimeReader {

  private final TimeFormat.Parser parser;
  private final LocalClock clock;
  private final RepeatedHours repeatedHours;
  private final Moment moment = new Moment();

  TimeReader(TimeFinding finding) {
    parser = finding.format().parser();
    clock = new LocalClock(finding.zone());
    repeatedHours =
        new RepeatedHours(
            finding.zone(),
            finding.order(),
            finding.stepsBack(),
            TimeFinding.evenInterval(finding.steps(), finding.shared()));
  }

  /**
   * The time that a text says, null if it says none.
   *
   * @param series whose row it is, as an asset has a clock of its own; null if the file does not
   *     say
   */
  public @Nullable Instant read(@Nullable String series, String text) {
    if (!parser.read(text, moment)) {
      return null;
    }
    if (!moment.isLocal()) {
      return moment.toInstant();
    }
    long local = moment.second();
    Instant first = Instant.ofEpochSecond(clock.epochSecond(local), moment.nano());
    ZoneOffsetTransition hour = clock.repeatedHour(local);
    return hour == null ? first : repeatedHours.resolve(series, first, hour);
  }

  /** Whether a text may be a time, however times are written: each has a digit. */
  public static boolean mayBeTime(String text) {
    return text.chars().anyMatch(Character::isDigit);
  }

  /**
   * What local times of hours that come twice, at the end of summer time, were taken for so far: a
   * sentence an hour, none if there were no such times.
   */
  public List<String> repeatedHours() {
    return repeatedHours.notes();
  }
}
