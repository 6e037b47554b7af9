package io.sluice.testbed.network.traffic;

import io.sluice.testbed.network.random.Chance;

/** When something is done the next time; seconds since the beginning of the scenario. */
sealed interface Rhythm {

  double next(double now, Chance chance);

  /** When it is done for the first time from a moment on. */
  default double first(double begin, Chance chance) {
    return next(begin, chance);
  }

  /**
   * By a timer.
   *
   * @param jitter part of the period by which it may be early or late
   */
  record Every(double seconds, double jitter) implements Rhythm {

    @Override
    public double next(double now, Chance chance) {
      return now + seconds * (1 + jitter * chance.between(-1, 1));
    }

    /** Timers do not all begin at the same moment. */
    @Override
    public double first(double begin, Chance chance) {
      return begin + seconds * chance.between(0, 1);
    }
  }

  /** By chance, so often on a working day. */
  record PerDay(double times, DayCourse course, Changes changes) implements Rhythm {

    private static final double DAY = 86_400;

    @Override
    public double next(double now, Chance chance) {
      double shortest = DAY / (times * course.peak());
      double next = now;
      do {
        next += chance.waiting(shortest);
      } while (!chance.is(course.part(changes.lived(next))));
      return next;
    }
  }

  /** As another, but not before a time. */
  record From(double time, Rhythm then) implements Rhythm {

    @Override
    public double next(double now, Chance chance) {
      return now < time ? then.first(time, chance) : then.next(now, chance);
    }
  }
}
