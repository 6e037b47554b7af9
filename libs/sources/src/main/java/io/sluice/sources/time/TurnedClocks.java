package io.sluice.sources.time;

import java.time.Duration;
import java.time.LocalDateTime;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.time.zone.ZoneOffsetTransition;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Looks for hours that times without a zone have twice or not at all on the days on which clocks
 * are turned: then they are of a zone with summer time that nobody has named. In constant space.
 */
final class TurnedClocks {

  /** One of each rule by which clocks are turned. */
  private static final List<ZoneId> ZONES =
      List.of(
          ZoneId.of("Europe/Berlin"),
          ZoneId.of("Europe/London"),
          ZoneId.of("Europe/Athens"),
          ZoneId.of("America/New_York"),
          ZoneId.of("Australia/Sydney"));

  private static final long HOUR = 3_600;

  /** Far below the hour that is looked for. */
  private static final Duration MOST_JITTER = Duration.ofMinutes(10);

  /** Rows further apart say nothing of an hour. */
  private static final long FAR = 26 * HOUR;

  /** Steps that are looked at closely; files with more have gaps everywhere. */
  private static final int MOST_LOOKS = 1_000;

  private int looks;
  private @Nullable Turn twice;
  private @Nullable Turn missing;

  /** Of rows an hour apart the second has the time of the first. */
  private @Nullable Turn same;

  /** From which time to which a clock went, and where clocks do so. */
  private record Turn(LocalDateTime from, LocalDateTime to, ZoneId zone) {

    private Duration beyondAnHour() {
      return Duration.between(from, to).minusSeconds(HOUR);
    }
  }

  TurnedClocks() {}

  TurnedClocks(TurnedClocks other) {
    looks = other.looks;
    twice = other.twice;
    missing = other.missing;
    same = other.same;
  }

  /** A step from one row to the next, seconds of the local clock. */
  void step(long from, long to) {
    long step = to - from;
    boolean isBack = step <= 0 && step >= -HOUR;
    boolean isGap = step > HOUR && step < FAR;
    Turn known = isGap ? missing : step == 0 ? same : twice;
    if ((isBack || isGap) && known == null && looks++ < MOST_LOOKS) {
      look(local(from), local(to), isBack);
    }
  }

  private static LocalDateTime local(long second) {
    return LocalDateTime.ofEpochSecond(second, 0, ZoneOffset.UTC);
  }

  private void look(LocalDateTime from, LocalDateTime to, boolean isBack) {
    for (ZoneId zone : ZONES) {
      ZoneOffsetTransition at =
          zone.getRules().nextTransition(from.minusHours(2).atZone(zone).toInstant());
      if (at == null || !at.getDateTimeBefore().toLocalDate().equals(from.toLocalDate())) {
        continue;
      }
      boolean endsThere = !from.isAfter(at.getDateTimeBefore());
      if (isBack && at.isOverlap() && endsThere && !to.isBefore(at.getDateTimeAfter())) {
        var turn = new Turn(from, to, zone);
        same = from.equals(to) ? turn : same;
        twice = from.equals(to) ? twice : turn;
        return;
      }
      if (!isBack && at.isGap() && endsThere && !to.isBefore(at.getDateTimeAfter())) {
        missing = new Turn(from, to, zone);
        return;
      }
    }
  }

  private static Duration tolerance(Duration interval) {
    Duration quarter = interval.dividedBy(4);
    return quarter.compareTo(MOST_JITTER) < 0 ? quarter : MOST_JITTER;
  }

  /**
   * One sentence, null if no clock was turned for all that is seen.
   *
   * @param interval of rows that follow each other evenly, else 0
   * @param repeats rows with the time of the row before
   */
  @Nullable String text(Duration interval, long repeats) {
    Turn back = twice;
    Turn again = same;
    if (back == null && again != null && repeats == 1) {
      return "the time %s comes twice, as the hour at the end of summer time does in %s: if times are of such a zone, --zone %s tells the two apart"
          .formatted(again.to, again.zone, again.zone);
    }
    if (back != null) {
      return "times go back from %s to %s, as clocks do at the end of summer time in %s: if they are of such a zone, --zone %s tells the two hours apart"
          .formatted(back.from, back.to, back.zone, back.zone);
    }
    Turn gap = missing;
    boolean isOfRows =
        gap != null
            && !interval.isZero()
            && gap.beyondAnHour().minus(interval).abs().compareTo(tolerance(interval)) <= 0;
    return gap == null || !isOfRows
        ? null
        : "an hour is missing between %s and %s, when summer time begins in %s: if times are of such a zone, --zone %s knows that none is"
            .formatted(gap.from, gap.to, gap.zone, gap.zone);
  }
}
