package io.sluice.benchmarks;

import io.sluice.benchmarks.plant.SyntheticPlant;
import io.sluice.contracts.StreamKey;
import io.sluice.contracts.profile.Profile;
import io.sluice.detection.dictionary.Dictionaries;
import io.sluice.scoring.memory.StoredMemories;
import io.sluice.scoring.window.Drops;
import io.sluice.scoring.window.PartitionMemories;
import io.sluice.scoring.window.PartitionWindows;
import io.sluice.scoring.window.StreamWindow;

/**
 * What an asset takes of the heap: the difference that its full window makes, measured over many
 * assets of one partition after collecting garbage. {@code WindowMemory [tags] [window]}
 */
public final class WindowMemory {

  private static final int ASSETS = 2_000;
  private static final int COLLECTIONS = 3;

  private WindowMemory() {}

  public static void main(String[] arguments) throws InterruptedException {
    int tags = arguments.length > 0 ? Integer.parseInt(arguments[0]) : 51;
    int window = arguments.length > 1 ? Integer.parseInt(arguments[1]) : 60;
    SyntheticPlant plant = SyntheticPlant.of(tags, window);
    var windows =
        new PartitionWindows(
            2 * ASSETS * StreamWindow.bytes(plant.profile()),
            Long.MAX_VALUE,
            new PartitionMemories(() -> 1, 0, 1_000, new StoredMemories(), () -> {}),
            new NoDrops());
    fill(windows, plant, 0, ASSETS);
    long before = used();
    fill(windows, plant, ASSETS, 2 * ASSETS);
    long after = used();
    System.out.printf(
        "%d tags, window %d: %,d bytes an asset (%,d of them are values), of %,d assets%n",
        tags,
        window,
        (after - before) / ASSETS,
        (long) tags * window * Double.BYTES,
        windows.size());
  }

  private static void fill(PartitionWindows windows, SyntheticPlant plant, int from, int to) {
    Profile profile = plant.profile();
    Dictionaries dictionaries = Dictionaries.none(profile);
    for (int asset = from; asset < to; asset++) {
      var name = new StreamKey("plant-" + asset, profile.name());
      for (int i = 0; i < 2 * profile.window(); i++) {
        double[] reading = plant.readings()[i % plant.readings().length];
        windows.window(name, profile, dictionaries, null, i).offer(1_000L * i, reading, i);
      }
    }
  }

  private static long used() throws InterruptedException {
    for (int i = 0; i < COLLECTIONS; i++) {
      System.gc();
      Thread.sleep(100);
    }
    return Runtime.getRuntime().totalMemory() - Runtime.getRuntime().freeMemory();
  }

  private static final class NoDrops implements Drops {

    @Override
    public void idle() {}

    @Override
    public void capacity() {}

    @Override
    public void profileChanged() {}
  }
}
