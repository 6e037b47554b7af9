package io.sluice.sources.time;

import java.time.Instant;
import java.time.LocalDateTime;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.time.zone.ZoneOffsetTransition;
import java.time.zone.ZoneRules;
import org.jspecify.annotations.Nullable;

/**
 * The clock on a zone's wall: which instant it shows. Between two changes of its offset, where
 * nearly all times lie, that is one subtraction. Not thread-safe.
 */
final class LocalClock {

  private final ZoneRules rules;
  private long from = Long.MAX_VALUE;
  private long to = Long.MIN_VALUE;
  private int offset;

  LocalClock(ZoneId zone) {
    this.rules = zone.getRules();
  }

  /**
   * The instant, in seconds; the first of the two in an hour that comes twice, and an hour later
   * than it says in one that is left out.
   *
   * @param local seconds since 1970-01-01T00:00 on this clock
   */
  long epochSecond(long local) {
    if (local >= from && local < to) {
      return local - offset;
    }
    LocalDateTime time = LocalDateTime.ofEpochSecond(local, 0, ZoneOffset.UTC);
    int seconds = rules.getOffset(time).getTotalSeconds();
    if (rules.getTransition(time) == null) {
      keep(local, seconds);
    }
    return local - seconds;
  }

  private void keep(long local, int seconds) {
    Instant instant = Instant.ofEpochSecond(local - seconds);
    ZoneOffsetTransition before = rules.previousTransition(instant.plusSeconds(1));
    ZoneOffsetTransition after = rules.nextTransition(instant);
    from =
        before == null
            ? Long.MIN_VALUE
            : Math.max(second(before.getDateTimeBefore()), second(before.getDateTimeAfter()));
    to =
        after == null
            ? Long.MAX_VALUE
            : Math.min(second(after.getDateTimeBefore()), second(after.getDateTimeAfter()));
    offset = seconds;
  }

  /** The hour that comes twice which a local time lies in, null nearly always. */
  @Nullable ZoneOffsetTransition repeatedHour(long local) {
    if (local >= from && local < to) {
      return null;
    }
    var transition = rules.getTransition(LocalDateTime.ofEpochSecond(local, 0, ZoneOffset.UTC));
    return transition != null && transition.isOverlap() ? transition : null;
  }

  private static long second(LocalDateTime time) {
    return time.toEpochSecond(ZoneOffset.UTC);
  }
}
