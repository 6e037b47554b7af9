package io.sluice.scoring.intake;

import io.sluice.contracts.Reading;
import io.sluice.scoring.plant.SmallPlant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;

/** Readings as plants send them: late, twice, not for a while, by a clock that is wrong. */
final class UntidyReplay {

  private static final int SILENT = 3;
  private static final int CLOCK_AHEAD = 5;

  private UntidyReplay() {}

  /**
   * Second by second all assets in turn, some readings out of order and some twice, one asset
   * silent for a third of the time, the clock of another far ahead once.
   */
  static List<Reading> of(int assets, int seconds) {
    var readings = new ArrayList<Reading>();
    for (int second = 0; second < seconds; second++) {
      for (int asset = 0; asset < assets; asset++) {
        if (asset != SILENT || second < seconds / 4 || second > seconds * 5 / 8) {
          readings.add(SmallPlant.reading(asset, second));
        }
        if (asset == CLOCK_AHEAD && second == seconds / 2) {
          readings.add(SmallPlant.reading(asset, 1_000_000));
        }
      }
    }
    var random = new Random(7);
    int furthest = 3 * assets;
    for (int i = assets * seconds / 13; i > 0; i--) {
      int at = random.nextInt(readings.size() - furthest);
      Collections.swap(readings, at, at + 1 + random.nextInt(furthest - 1));
      readings.add(at, readings.get(at));
    }
    return List.copyOf(readings);
  }
}
