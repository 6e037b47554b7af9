package io.sluice.sources.time;

import java.time.Duration;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.ZoneId;
import java.time.zone.ZoneOffsetTransition;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/**
 * Tells apart the two times that a local time of the hour may be which comes twice at the end of
 * summer time. In the order of the file an asset's clock goes back by about that hour; what comes
 * from then on is the second time. In a file with the newest row first it jumps ahead, and what
 * came before was the second. A smaller step is rows out of order, and tells nothing. In constant
 * space but for the series seen in such an hour.
 */
final class RepeatedHours {

  private final ZoneId zone;
  private final boolean newestFirst;
  private final Set<StepBack> stepsBack;
  private final Duration interval;

  /** By series: where it is in the hour it was seen in last. */
  private final Map<String, Pass> passes = new HashMap<>();

  private final Map<ZoneOffsetTransition, Count> counts = new TreeMap<>();

  /**
   * @param stepsBack of a file with the newest row first, where an hour begins with its second time
   * @param interval of rows that follow each other evenly, else 0
   */
  RepeatedHours(ZoneId zone, RowOrder order, Set<StepBack> stepsBack, Duration interval) {
    this.zone = zone;
    this.newestFirst = order == RowOrder.NEWEST_FIRST;
    this.stepsBack = stepsBack;
    this.interval = interval;
  }

  /**
   * Whether the clock was turned rather than rows being out of order: the step that it then really
   * was is nearer to the interval between rows.
   *
   * @param against how far the local time went against the order of the file
   * @param length by how much the clock is turned
   */
  static boolean isTurn(Duration against, Duration length, Duration interval) {
    Duration usual = interval.compareTo(length) > 0 ? Duration.ZERO : interval;
    return !against.isNegative() && against.plus(usual).multipliedBy(2).compareTo(length) >= 0;
  }

  /** Where a series is in an hour. */
  private static final class Pass {

    private @Nullable ZoneOffsetTransition hour;
    private @Nullable LocalDateTime last;
    private boolean second;
    private boolean turned;
  }

  /** What was seen of an hour. */
  private static final class Count {

    private long first;
    private long second;
    private long doubtful;
  }

  /**
   * Which of the two it is.
   *
   * @param series whose row it is, null if the file does not say
   * @param first the time if it is the first
   * @param hour the hour that comes twice which it lies in
   */
  Instant resolve(@Nullable String series, Instant first, ZoneOffsetTransition hour) {
    Duration length = hour.getDuration().abs();
    var local = LocalDateTime.ofInstant(first, zone);
    String name = series == null ? "" : series;
    var pass = passes.computeIfAbsent(name, any -> new Pass());
    var count = counts.computeIfAbsent(hour, any -> new Count());
    if (!hour.equals(pass.hour)) {
      pass.hour = hour;
      pass.turned = false;
      pass.second = newestFirst && stepsBack.contains(new StepBack(name, hour.getDateTimeAfter()));
    } else {
      Duration against = Duration.between(local, pass.last);
      if (newestFirst) {
        against = against.negated();
      }
      boolean far = isTurn(against, length, interval);
      if (far && !pass.turned) {
        pass.turned = true;
        pass.second = !newestFirst;
      } else if (far || against.compareTo(Duration.ZERO) > 0) {
        count.doubtful++;
      }
    }
    pass.last = local;
    if (pass.second) {
      count.second++;
      return first.plus(length);
    }
    count.first++;
    return first;
  }

  /** What was taken for what, a sentence an hour. */
  List<String> notes() {
    var notes = new ArrayList<String>();
    counts.forEach((hour, count) -> notes.add(note(hour, count)));
    return List.copyOf(notes);
  }

  private String note(ZoneOffsetTransition hour, Count count) {
    String which =
        "local times from %s to %s come twice in %s: "
            .formatted(hour.getDateTimeAfter(), hour.getDateTimeBefore(), zone);
    String taken =
        count.second == 0
            ? "of no asset the clock goes back there, so all %,d rows are taken for the first time"
                .formatted(count.first)
            : "%,d rows are taken for the first time, and %,d that %s a step back for the second"
                .formatted(count.first, count.second, newestFirst ? "come before" : "follow");
    String doubt =
        count.doubtful == 0
            ? ""
            : ", but %,d rows are out of order or came before, and may belong to the other"
                .formatted(count.doubtful);
    return which
        + taken
        + doubt
        + "; if that is wrong, give times with an offset, or a zone without summer time such as "
        + hour.getOffsetAfter();
  }
}
