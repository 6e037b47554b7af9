package io.sluice.models.evaluation;

import java.util.Arrays;
import java.util.List;
import java.util.Objects;
import java.util.SplittableRandom;
import org.jspecify.annotations.Nullable;

/** Alarms as many and as long as those of a bundle, thrown at random over the same rows. */
final class RandomAlarms {

  private final int rows;
  private final int[] lengths;
  private final SplittableRandom random;

  RandomAlarms(JudgedRows judged, long seed) {
    rows = judged.size();
    lengths = judged.alarmEpisodes().stream().mapToInt(Run::length).toArray();
    random = new SplittableRandom(seed);
  }

  /** By row. Each draw is another; the seed decides them all. */
  boolean[] draw() {
    shuffleLengths();
    int free = rows - Arrays.stream(lengths).sum();
    int[] gaps = random.ints(lengths.length, 0, free + 1).sorted().toArray();
    var alarms = new boolean[rows];
    int taken = 0;
    for (int i = 0; i < lengths.length; i++) {
      int first = gaps[i] + taken;
      Arrays.fill(alarms, first, first + lengths[i], true);
      taken += lengths[i];
    }
    return alarms;
  }

  /** Mean affiliation F1 of some draws: what a bundle has to beat. Null without an event. */
  @Nullable Double affiliationF1(List<Run> events, JudgedRows judged, int draws) {
    if (events.isEmpty()) {
      return null;
    }
    double sum = 0;
    for (int i = 0; i < draws; i++) {
      boolean[] alarms = draw();
      List<Run> predictions =
          Run.where(rows, row -> alarms[row] && judged.truth(row) != Truth.UNKNOWN);
      Double f1 = Affiliation.of(events, predictions, rows).f1();
      sum += Objects.requireNonNull(f1, "there are events");
    }
    return sum / draws;
  }

  private void shuffleLengths() {
    for (int i = lengths.length - 1; i > 0; i--) {
      int other = random.nextInt(i + 1);
      int length = lengths[i];
      lengths[i] = lengths[other];
      lengths[other] = length;
    }
  }
}
