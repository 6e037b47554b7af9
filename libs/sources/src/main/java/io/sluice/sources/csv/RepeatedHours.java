package io.sluice.sources.csv;

import java.time.Duration;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.ZoneId;
import java.time.zone.ZoneOffsetTransition;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/**
 * Tells apart the two times that a local time of the hour may be which comes twice at the end of
 * summer time. In the order of the file an asset's clock goes back by about that hour; what comes
 * from then on is the second time. A step back that is less than half of it is rows out of order,
 * and tells nothing. In constant space but for the assets seen in such an hour.
 */
final class RepeatedHours {

  private final ZoneId zone;
  private final boolean any;

  /** By asset: where it is in the hour it was seen in last. */
  private final Map<String, Pass> passes = new HashMap<>();

  private final Map<ZoneOffsetTransition, Count> counts = new TreeMap<>();

  RepeatedHours(ZoneId zone) {
    this.zone = zone;
    any = !zone.getRules().isFixedOffset();
  }

  /** Where an asset is in an hour. */
  private static final class Pass {

    private @Nullable ZoneOffsetTransition hour;
    private @Nullable LocalDateTime last;
    private boolean second;
  }

  /** What was seen of an hour. */
  private static final class Count {

    private long first;
    private long second;
    private long doubtful;
  }

  /**
   * The hour which comes twice that a time lies in if it was read as the first of the two; null
   * nearly always.
   */
  @Nullable ZoneOffsetTransition hourOf(Instant time) {
    if (!any) {
      return null;
    }
    var transition = zone.getRules().getTransition(LocalDateTime.ofInstant(time, zone));
    return transition != null && transition.isOverlap() ? transition : null;
  }

  /**
   * Which of the two it is.
   *
   * @param asset whose row it is, null if the file does not say
   * @param first the time if it is the first
   * @param hour that of {@link #hourOf}
   */
  Instant resolve(@Nullable String asset, Instant first, ZoneOffsetTransition hour) {
    Duration length = hour.getDuration().abs();
    var local = LocalDateTime.ofInstant(first, zone);
    var pass = passes.computeIfAbsent(asset == null ? "" : asset, name -> new Pass());
    var count = counts.computeIfAbsent(hour, any -> new Count());
    if (!hour.equals(pass.hour)) {
      pass.hour = hour;
      pass.second = false;
    } else {
      Duration back = Duration.between(local, pass.last);
      boolean far = back.multipliedBy(2).compareTo(length) >= 0;
      if (far && !pass.second) {
        pass.second = true;
      } else if (far || !back.isNegative()) {
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
            : "%,d rows are taken for the first time, and %,d that follow a step back for the second"
                .formatted(count.first, count.second);
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
