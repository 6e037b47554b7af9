package io.sluice.models.evaluation;

import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import java.util.SplittableRandom;

/** Judges the rows of a bundle by rules that need no model. */
final class Baselines {

  static final long SEED = 1;

  private static final int CLOCK_TICKS = 60;
  private static final int BISECTIONS = 40;

  private final Judged judged;
  private final JudgedRows rows;

  Baselines(Judged judged) {
    this.judged = judged;
    rows = judged.rows();
  }

  List<Baseline> all() {
    return List.of(never(), always(), random(), clock(), lastValue());
  }

  /** What accuracy is worth where nearly everything is normal. */
  private Baseline never() {
    var alarms = new boolean[rows.size()];
    return baseline("never", "Never in alarm.", ratios(alarms), alarms);
  }

  private Baseline always() {
    var alarms = new boolean[rows.size()];
    Arrays.fill(alarms, true);
    return baseline("always", "In alarm from the first row to the last.", ratios(alarms), alarms);
  }

  private Baseline random() {
    var random = new SplittableRandom(SEED);
    double[] ratios = random.doubles(rows.size()).toArray();
    return baseline(
        "random",
        "As many alarms, as long as ours, thrown at random (one draw); the ratio is random too.",
        ratios,
        new RandomAlarms(rows, SEED).draw());
  }

  private Baseline clock() {
    long interval = judged.profile().interval().toMillis();
    long period = Math.max(Duration.ofHours(1).toMillis(), CLOCK_TICKS * interval);
    var alarms = new boolean[rows.size()];
    for (int row = 0; row < alarms.length; row++) {
      alarms[row] = Math.floorMod(rows.timeMillis(row), period) < period / CLOCK_TICKS;
    }
    String rule =
        period == Duration.ofHours(1).toMillis()
            ? "In alarm in the first minute of each hour."
            : "In alarm at each 60th reading.";
    return baseline("clock", rule, ratios(alarms), alarms);
  }

  private Baseline lastValue() {
    double target = falsePositiveRate(judgedAlarms());
    double low = 0;
    double high = 0;
    for (int row = 0; row < rows.size(); row++) {
      high = Math.max(high, rows.change(row));
    }
    high = Math.nextUp(high);
    for (int i = 0; i < BISECTIONS; i++) {
      double middle = (low + high) / 2;
      if (falsePositiveRate(changedBy(middle)) > target) {
        low = middle;
      } else {
        high = middle;
      }
    }
    double threshold = high;
    double[] ratios = new double[rows.size()];
    Arrays.setAll(ratios, row -> rows.change(row) / threshold);
    return baseline(
        "last value",
        "In alarm at a large change between two readings, and as long after it as an alarm is held;"
            + " large is what gives the false positive rate of ours.",
        ratios,
        changedBy(threshold));
  }

  /** In alarm from each change on, for the off-delay. */
  private boolean[] changedBy(double threshold) {
    long hold = judged.settings().offDelay().toMillis();
    var alarms = new boolean[rows.size()];
    long until = Long.MIN_VALUE;
    for (int row = 0; row < alarms.length; row++) {
      if (rows.isNewBeginning(row)) {
        until = Long.MIN_VALUE;
      }
      if (rows.change(row) >= threshold) {
        until = rows.timeMillis(row) + hold;
      }
      alarms[row] = rows.timeMillis(row) <= until;
    }
    return alarms;
  }

  private boolean[] judgedAlarms() {
    var alarms = new boolean[rows.size()];
    for (int row = 0; row < alarms.length; row++) {
      alarms[row] = rows.alarm(row);
    }
    return alarms;
  }

  private double falsePositiveRate(boolean[] alarms) {
    long normal = 0;
    long called = 0;
    for (int row = 0; row < alarms.length; row++) {
      if (rows.truth(row) == Truth.NORMAL) {
        normal++;
        called += alarms[row] ? 1 : 0;
      }
    }
    return normal == 0 ? 0 : (double) called / normal;
  }

  private static double[] ratios(boolean[] alarms) {
    double[] ratios = new double[alarms.length];
    Arrays.setAll(ratios, row -> alarms[row] ? 1 : 0);
    return ratios;
  }

  private Baseline baseline(String name, String rule, double[] ratios, boolean[] alarms) {
    long window = judged.profile().interval().toMillis() * (judged.profile().window() - 1);
    Judged otherwise = judged.withRows(rows.judgedOtherwise(ratios, alarms, window));
    return new Baseline(name, rule, new Assessment(otherwise).figures());
  }
}
