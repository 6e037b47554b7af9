package io.sluice.sources.time;

/**
 * How the steps from one date to another go with those within a date: what tells the order of day
 * and month where each date allows both. Within a date all orders agree.
 */
final class DateSteps {

  /** So many steps in one direction are no chance. */
  private static final int OFTEN = 3;

  private final LongCounts changes;
  private long longestWithin;
  private long withinAhead;
  private long withinBack;
  private long ahead;
  private long back;

  DateSteps() {
    changes = new LongCounts();
  }

  DateSteps(DateSteps other) {
    changes = new LongCounts(other.changes);
    longestWithin = other.longestWithin;
    withinAhead = other.withinAhead;
    withinBack = other.withinBack;
    ahead = other.ahead;
    back = other.back;
  }

  void addWithin(long step) {
    longestWithin = Math.max(longestWithin, Math.abs(step));
    if (step > 0) {
      withinAhead++;
    } else {
      withinBack++;
    }
  }

  void addChange(long step) {
    changes.add(step);
    if (step > 0) {
      ahead++;
    } else {
      back++;
    }
  }

  private boolean isForward() {
    return withinAhead + ahead >= withinBack + back;
  }

  /** TimeSteps against the direction of most. */
  private long reversals() {
    return isForward() ? back : ahead;
  }

  /**
   * TimeSteps between dates that are no longer than those within a date: there the sampling just
   * goes on. Equal steps of days tell nothing: each day in one order is each month in the other.
   */
  private long goingOn() {
    var goingOn = new long[1];
    changes.forEach(
        (step, times) -> {
          if (step > 0 == isForward() && Math.abs(step) <= 1.5 * longestWithin) {
            goingOn[0] += times;
          }
        });
    return goingOn[0];
  }

  /** Whether this reading of the dates makes more sense than another of the same texts. */
  boolean beats(DateSteps other) {
    long more = goingOn() - other.goingOn();
    long reversals = reversals();
    if (more < 0 || reversals > other.reversals()) {
      return false;
    }
    return more > 0 || ahead + back >= OFTEN && reversals == 0 && other.reversals() > 0;
  }
}
