package io.sluice.alert.intake;

import io.sluice.contracts.Score;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;

/**
 * Scores of assets that are hardly ever at rest: incidents of the process and of the data open,
 * escalate, go on, are resolved and relapse, and now and then a score comes twice.
 */
public final class RestlessAssets {

  private static final Instant START = Instant.parse("2015-12-28T10:00:00Z");
  private static final Duration STRIDE = Duration.ofSeconds(5);

  /** Long enough to resolve, or too short. */
  private static final int LONGEST_QUIET = 30;

  private static final int LONGEST_STAGE = 20;
  private static final double[] LEVELS = {1.2, 1.7, 2.5};
  private static final double REPEATED = 0.05;
  private static final double DEAD_TAG = 0.25;

  private final Random random;
  private final List<Asset> assets = new ArrayList<>();

  /**
   * @param seed the same seed, the same scores
   */
  public RestlessAssets(int assets, long seed) {
    random = new Random(seed);
    for (int i = 0; i < assets; i++) {
      this.assets.add(new Asset("plant-" + i));
    }
  }

  /** The next windows of all assets, by time. */
  public List<Score> next(int windows) {
    var scores = new ArrayList<Score>(assets.size() * windows);
    for (int i = 0; i < windows; i++) {
      for (Asset asset : assets) {
        Score score = asset.next();
        scores.add(score);
        if (random.nextDouble() < REPEATED) {
          scores.add(score);
        }
      }
    }
    return scores;
  }

  private final class Asset {
    private final String name;
    private int windows;
    private int stageEnds;
    private boolean quiet;
    private double level;
    private double data;

    Asset(String name) {
      this.name = name;
    }

    Score next() {
      if (windows == stageEnds) {
        turn();
      }
      Instant windowEnd = START.plus(STRIDE.multipliedBy(windows++));
      return Scores.score(name, windowEnd, level + random.nextDouble() / 10, data);
    }

    private void turn() {
      quiet = !quiet && random.nextBoolean();
      stageEnds += 1 + random.nextInt(quiet ? LONGEST_QUIET : LONGEST_STAGE);
      level = quiet ? 0.3 : LEVELS[random.nextInt(LEVELS.length)];
      data = random.nextDouble() < DEAD_TAG ? LEVELS[random.nextInt(LEVELS.length)] : 0;
    }
  }
}
