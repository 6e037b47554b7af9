package io.sluice.query.scene;

import io.sluice.query.rollup.Rollup;
import java.time.Duration;

/** What a test has written, rolled up; weeks of it take minutes on a machine that is busy. */
public final class Rollups {

  private static final Duration LONGEST = Duration.ofMinutes(45);

  private Rollups() {}

  /** Blocks until nothing is due any more, also if the service's own job is at it. */
  public static void catchUp(Rollup rollup) {
    Await.await().atMost(LONGEST.plusMinutes(1)).until(() -> rollup.run(LONGEST));
  }
}
