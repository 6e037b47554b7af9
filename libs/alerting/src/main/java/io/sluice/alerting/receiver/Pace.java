package io.sluice.alerting.receiver;

import io.sluice.contracts.yaml.Values;
import io.sluice.contracts.yaml.YamlSection;
import java.time.Duration;

/**
 * How fast a receiver may be told things, and how much at once.
 *
 * @param perMinute most attempts in any minute, over all replicas; 0 for as many as come
 * @param groupWait how long what opens waits for company: what else opens meanwhile, of the same
 *     severity, is told in the same notification, and so is what else waits together; zero to tell
 *     each alone and at once
 */
public record Pace(int perMinute, Duration groupWait) {

  private static final int MOST_PER_MINUTE = 60_000;
  private static final Duration LONGEST_WAIT = Duration.ofMinutes(10);

  /** As they come, each alone. */
  public static final Pace UNLIMITED = new Pace(0, Duration.ZERO);

  /**
   * @throws IllegalArgumentException naming what is out of range
   */
  public Pace {
    if (perMinute < 0 || perMinute > MOST_PER_MINUTE) {
      throw new IllegalArgumentException(
          "per-minute: is %d, expected 0 to %d".formatted(perMinute, MOST_PER_MINUTE));
    }
    if (groupWait.isNegative() || groupWait.compareTo(LONGEST_WAIT) > 0) {
      throw new IllegalArgumentException(
          "group-wait: is %s, expected 0 to %s".formatted(groupWait, LONGEST_WAIT));
    }
  }

  /**
   * The fields {@code per-minute} and {@code group-wait} of a receiver.
   *
   * @param usualWait if none is given
   */
  static Pace read(YamlSection fields, Duration usualWait) {
    int perMinute = fields.value("per-minute", Values.whole(1, MOST_PER_MINUTE), 0);
    return new Pace(perMinute, fields.value("group-wait", Pace::wait, usualWait));
  }

  private static Duration wait(String text) {
    if (text.strip().matches("0(s|ms)?")) {
      return Duration.ZERO;
    }
    Duration wait = Values.duration(text);
    if (wait.compareTo(LONGEST_WAIT) > 0) {
      throw new IllegalArgumentException(
          "is %s, expected 0 to %s".formatted(text, Values.words(LONGEST_WAIT)));
    }
    return wait;
  }

  public boolean isGrouping() {
    return groupWait.isPositive();
  }

  public boolean isLimited() {
    return perMinute > 0;
  }
}
