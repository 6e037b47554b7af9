package io.sluice.incidents;

import java.time.Duration;
import java.time.Instant;

/**
 * How an incident goes on once it has opened. All times are event time.
 *
 * @param deescalateAfter how long it must be milder before a lower severity is told; 0 tells none
 * @param reopenWithin for how long after its end a relapse is the same incident; 0 makes each its
 *     own
 * @param flappingCount how often it re-opens, within {@code flappingWithin}, until it is flapping;
 *     0 is never
 * @param flappingWithin time in which re-openings count
 * @param remindEvery how long it may be open until people are reminded, and again; 0 is never
 */
public record Course(
    Duration deescalateAfter,
    Duration reopenWithin,
    int flappingCount,
    Duration flappingWithin,
    Duration remindEvery) {

  public static final String DEESCALATE_AFTER = "PT5M";

  /** Minutes later it may well be something else: another attack is not the last one's relapse. */
  public static final String REOPEN_WITHIN = "PT2M";

  public static final String FLAPPING_COUNT = "3";
  public static final String FLAPPING_WITHIN = "PT1H";

  /** From then on EEMUA 191 calls an alarm stale. */
  public static final String REMIND_EVERY = "PT24H";

  /** More would be kept of each incident than anybody counts. */
  private static final int MOST_REOPENINGS = 100;

  /** Where nobody says otherwise. */
  public static final Course DEFAULT =
      new Course(
          Duration.parse(DEESCALATE_AFTER),
          Duration.parse(REOPEN_WITHIN),
          Integer.parseInt(FLAPPING_COUNT),
          Duration.parse(FLAPPING_WITHIN),
          Duration.parse(REMIND_EVERY));

  /** It is as bad as it ever was until it ends, and then it is over. */
  public static final Course STRAIGHT =
      new Course(Duration.ZERO, Duration.ZERO, 0, Duration.ZERO, Duration.ZERO);

  /**
   * @throws IllegalArgumentException naming the setting that is out of range
   */
  public Course {
    notNegative(deescalateAfter, "deescalate-after");
    notNegative(reopenWithin, "reopen-within");
    notNegative(flappingWithin, "flapping-within");
    notNegative(remindEvery, "remind-every");
    if (flappingCount < 0 || flappingCount > MOST_REOPENINGS) {
      throw new IllegalArgumentException(
          "flapping-count is %d, expected 0 to %d".formatted(flappingCount, MOST_REOPENINGS));
    }
  }

  /** The same, where an incident takes so long to end that the usual times are none. */
  Course where(Duration offDelay) {
    return new Course(
        notShorterThan(offDelay, deescalateAfter),
        notShorterThan(offDelay, reopenWithin),
        flappingCount,
        flappingWithin,
        remindEvery);
  }

  /** Whether a re-opening counts, at the time of another one. */
  boolean countsStill(Instant reopened, Instant now) {
    return Duration.between(reopened, now).compareTo(flappingWithin) <= 0;
  }

  /** Here, as a policy is made of a course: neither class may need the other to begin. */
  static void notNegative(Duration value, String name) {
    if (value == null) {
      throw new IllegalArgumentException(name + " is missing");
    }
    if (value.isNegative()) {
      throw new IllegalArgumentException(name + " is " + value + ", expected 0 or more");
    }
  }

  private static Duration notShorterThan(Duration offDelay, Duration time) {
    return time.isZero() ? time : longer(offDelay, time);
  }

  static Duration longer(Duration one, Duration other) {
    return one.compareTo(other) > 0 ? one : other;
  }
}
