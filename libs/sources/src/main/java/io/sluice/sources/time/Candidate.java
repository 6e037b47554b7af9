package io.sluice.sources.time;

import java.time.Duration;
import java.time.Instant;
import java.time.zone.ZoneOffsetTransition;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * One way to read a column of times, and how well the whole column goes with it. In bounded space:
 * so many series are followed, the others count as one.
 */
final class Candidate {

  static final int MOST_SERIES = 10_000;

  /** Whose share of the steps is smaller goes the other way by mistake. */
  private static final double FEW = 0.02;

  private static final String OTHERS = "\0others";

  private final TimeFormat format;
  private final LocalClock clock;
  private final Map<String, Track> series = new HashMap<>();
  private @Nullable Track last;
  private final StepCounts steps;

  /** Of these, those against the order of most rows until then. */
  private final StepCounts against;

  private long longestAhead;
  private long longestBack;
  private final DateSteps dates;
  private final LongCounts runs;

  /** Where a clock, read backwards, went ahead in an hour that comes twice, and by how much. */
  private final Map<StepBack, Turn> turns = new HashMap<>();

  private final TurnedClocks turnedClocks;

  private @Nullable String shared;
  private long hits;
  private long misses;
  private long localHits;
  private @Nullable String firstMiss;
  private long repeats;
  private long ahead;
  private long back;
  private boolean wholeMinutes = true;
  private boolean wholeSeconds = true;
  private boolean wholeDays = true;
  private long earliest = Long.MAX_VALUE;
  private int earliestNano;
  private long latest = Long.MIN_VALUE;
  private int latestNano;

  Candidate(TimeFormat format, LocalClock clock) {
    this.format = format;
    this.clock = clock;
    steps = new StepCounts();
    against = new StepCounts();
    dates = new DateSteps();
    runs = new LongCounts();
    turnedClocks = new TurnedClocks();
  }

  /** What another has seen so far, to be gone on with in another format. */
  Candidate(TimeFormat format, Candidate other) {
    this.format = format;
    clock = other.clock;
    other.series.forEach((name, at) -> series.put(name, new Track(at)));
    steps = new StepCounts(other.steps);
    against = new StepCounts(other.against);
    longestAhead = other.longestAhead;
    longestBack = other.longestBack;
    dates = new DateSteps(other.dates);
    runs = new LongCounts(other.runs);
    turnedClocks = new TurnedClocks(other.turnedClocks);
    turns.putAll(other.turns);
    shared = other.shared;
    hits = other.hits;
    misses = other.misses;
    localHits = other.localHits;
    firstMiss = other.firstMiss;
    repeats = other.repeats;
    ahead = other.ahead;
    back = other.back;
    wholeMinutes = other.wholeMinutes;
    wholeSeconds = other.wholeSeconds;
    wholeDays = other.wholeDays;
    earliest = other.earliest;
    earliestNano = other.earliestNano;
    latest = other.latest;
    latestNano = other.latestNano;
  }

  private record Turn(Duration ahead, Duration length) {

    private Turn longer(Turn other) {
      return other.ahead.compareTo(ahead) > 0 ? other : this;
    }
  }

  /** Where a series is. */
  private static final class Track {

    private final String name;
    private boolean begun;
    private boolean moved;
    private long second;
    private int nano;
    private int date;
    private long run;
    private @Nullable ZoneOffsetTransition hour;
    private long local;

    private Track(String name) {
      this.name = name;
    }

    private Track(Track other) {
      name = other.name;
      begun = other.begun;
      moved = other.moved;
      second = other.second;
      nano = other.nano;
      date = other.date;
      run = other.run;
      hour = other.hour;
      local = other.local;
    }
  }

  /**
   * A text that is a time so.
   *
   * @param date a number for the day as it is written
   */
  void hit(@Nullable String of, String text, Moment moment, int date) {
    hits++;
    Track at = series(of == null ? "" : of);
    long second = moment.second();
    int nano = moment.nano();
    boolean turned = false;
    if (moment.isLocal()) {
      localHits++;
      second = clock.epochSecond(moment.second());
      if (at.begun) {
        turnedClocks.step(at.local, moment.second());
      }
      turned = isTurned(at, moment.second());
    }
    // As the text has it, before the zone comes in.
    wholeSeconds &= nano == 0;
    wholeMinutes &= Math.floorMod(moment.second(), 60L) == 0;
    wholeDays &= Math.floorMod(moment.second(), 86_400L) == 0;
    span(second, nano);
    if (at.begun && !turned) {
      step(at, second, nano, date, text);
    }
    at.begun = true;
    at.second = second;
    at.nano = nano;
    at.date = date;
  }

  private Track series(String name) {
    if (last != null && last.name.equals(name)) {
      return last;
    }
    Track found = series.get(name);
    if (found == null) {
      String kept = series.size() < MOST_SERIES ? name : OTHERS;
      found = series.computeIfAbsent(kept, Track::new);
    }
    last = found;
    return found;
  }

  private void span(long second, int nano) {
    if (second < earliest || second == earliest && nano < earliestNano) {
      earliest = second;
      earliestNano = nano;
    }
    if (second > latest || second == latest && nano > latestNano) {
      latest = second;
      latestNano = nano;
    }
  }

  private void step(Track at, long second, int nano, int date, String text) {
    long step = saturated(second - at.second, nano - at.nano);
    at.run++;
    if (step == 0) {
      repeats++;
      shared = shared == null ? text : shared;
      return;
    }
    if (at.moved) {
      // The first time of a series may have begun before the file.
      runs.add(at.run);
    }
    at.moved = true;
    at.run = 0;
    if (step > 0) {
      ahead++;
      longestAhead = Math.max(longestAhead, step);
    } else {
      back++;
      longestBack = Math.max(longestBack, -step);
    }
    steps.add(Math.abs(step));
    if (step > 0 == back > ahead) {
      against.add(Math.abs(step));
    }
    if (at.date != date) {
      dates.addChange(step);
    } else {
      dates.addWithin(step);
    }
  }

  private static long saturated(long seconds, int nanos) {
    return Math.abs(seconds) > 9_000_000_000L
        ? Long.signum(seconds) * Long.MAX_VALUE
        : seconds * 1_000_000_000L + nanos;
  }

  /**
   * Whether the clock must have been turned since the row before: then the step between them tells
   * nothing of their order.
   */
  private boolean isTurned(Track at, long local) {
    ZoneOffsetTransition hour = clock.repeatedHour(local);
    boolean turned = false;
    if (hour != null && hour.equals(at.hour)) {
      var step = Duration.ofSeconds(local - at.local);
      var turn = new Turn(step, hour.getDuration().abs());
      turned = RepeatedHours.isTurn(step.abs(), turn.length(), Duration.ZERO);
      if (!step.isNegative()) {
        turns.merge(new StepBack(at.name, hour.getDateTimeAfter()), turn, Turn::longer);
      }
    }
    at.hour = hour;
    at.local = local;
    return turned;
  }

  /** A text that others may read. */
  void miss(String text) {
    misses++;
    firstMiss = firstMiss == null ? text : firstMiss;
  }

  TimeFormat format() {
    return format;
  }

  long hits() {
    return hits;
  }

  long localHits() {
    return localHits;
  }

  long misses() {
    return misses;
  }

  @Nullable String firstMiss() {
    return firstMiss;
  }

  DateSteps dates() {
    return dates;
  }

  /** Nothing is missing where time goes against the order of the rows. */
  @Nullable TimeSteps steps() {
    TimeSteps all = steps.steps();
    return switch (order()) {
      case OLDEST_FIRST -> StepCounts.withoutGapsOf(against, all, longestAhead);
      case NEWEST_FIRST -> StepCounts.withoutGapsOf(against, all, longestBack);
      case MIXED -> all;
    };
  }

  /**
   * The turns of clocks in a file with the newest row first.
   *
   * @param interval of even rows, else 0
   */
  Set<StepBack> stepsBack(Duration interval) {
    var found = new HashSet<StepBack>();
    turns.forEach(
        (at, turn) -> {
          if (RepeatedHours.isTurn(turn.ahead(), turn.length(), interval)) {
            found.add(at);
          }
        });
    return found;
  }

  TurnedClocks turnedClocks() {
    return turnedClocks;
  }

  boolean seriesWereLeftOut() {
    return series.containsKey(OTHERS);
  }

  RowOrder order() {
    // The clock of each series may be turned once.
    long few = Math.max(series.size(), (long) (FEW * (ahead + back)));
    if (outOfOrder() > few || 4 * outOfOrder() > Math.max(ahead, back)) {
      return RowOrder.MIXED;
    }
    return back > ahead ? RowOrder.NEWEST_FIRST : RowOrder.OLDEST_FIRST;
  }

  long outOfOrder() {
    return Math.min(ahead, back);
  }

  /** Rows with the time of the row before. */
  long repeats() {
    return repeats;
  }

  @Nullable Instant earliest() {
    return hits == 0 ? null : Instant.ofEpochSecond(earliest, earliestNano);
  }

  @Nullable Instant latest() {
    return hits == 0 ? null : Instant.ofEpochSecond(latest, latestNano);
  }

  /** Null if times are shared by chance, or not at all. */
  @Nullable SharedTimes shared() {
    if (shared == null || !wholeSeconds) {
      return null;
    }
    var missing =
        wholeDays
            ? SharedTimes.Part.CLOCK
            : wholeMinutes ? SharedTimes.Part.SECONDS : SharedTimes.Part.FRACTIONS;
    long rows = runs.commonest();
    long alike = runs.of(rows) + (rows > 2 ? runs.of(rows - 1) + runs.of(rows + 1) : 0);
    return rows >= 2 && alike >= 0.9 * runs.total()
        ? new SharedTimes((int) Math.min(rows, Integer.MAX_VALUE), shared, missing)
        : null;
  }
}
