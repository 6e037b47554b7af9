package io.sluice.benchmarks;

import io.sluice.benchmarks.plant.BenchBundle;
import io.sluice.contracts.StreamKey;
import io.sluice.contracts.profile.Profile;
import io.sluice.scoring.memory.MemoryOwner;
import io.sluice.scoring.memory.StoredMemories;
import io.sluice.scoring.window.Drops;
import io.sluice.scoring.window.PartitionMemories;
import io.sluice.scoring.window.PartitionWindows;
import io.sluice.scoring.window.StreamWindow;

/**
 * What an asset takes of the heap: the difference that its full window makes, with the memory by
 * which it is followed, measured over many assets of one partition after collecting garbage. {@code
 * WindowMemory [detectors] [tags] [window]}, detectors as of {@link WholePassBenchmark}
 */
public final class WindowMemory {

  private static final int ASSETS = 2_000;
  private static final int COLLECTIONS = 3;

  private final PartitionWindows windows;
  private final BenchBundle source;
  private final MemoryOwner owner;
  private long offset;

  private WindowMemory(BenchBundle source) {
    this.source = source;
    owner = new MemoryOwner(source.bundle().remembering().orElseThrow(), "bench");
    windows =
        new PartitionWindows(
            2 * ASSETS * StreamWindow.bytes(source.bundle().profile()),
            Long.MAX_VALUE,
            new PartitionMemories(() -> 0, 0, 10_000, new StoredMemories(), () -> {}),
            new NoDrops());
  }

  public static void main(String[] arguments) throws Exception {
    String detectors =
        arguments.length > 0 ? arguments[0] : "forecaster+rules+autoencoder+one-class-svm";
    int tags = arguments.length > 1 ? Integer.parseInt(arguments[1]) : 51;
    int window = arguments.length > 2 ? Integer.parseInt(arguments[2]) : 60;
    try (var source = BenchBundle.of(detectors, tags, window)) {
      new WindowMemory(source).measure();
    }
  }

  private void measure() throws InterruptedException {
    Profile profile = source.bundle().profile();
    fill(0, ASSETS);
    long before = used();
    fill(ASSETS, 2 * ASSETS);
    long after = used();
    System.out.printf(
        "%d tags, window %d: %,d bytes an asset (%,d of them are values, %,d are counted), of %,d"
            + " assets%n",
        profile.tags().size(),
        profile.window(),
        (after - before) / ASSETS,
        (long) profile.tags().size() * profile.window() * Double.BYTES,
        StreamWindow.bytes(profile),
        windows.size());
  }

  /** Each until it was looked at. */
  private void fill(int from, int to) {
    Profile profile = source.bundle().profile();
    double[][] readings = source.readings();
    for (int asset = from; asset < to; asset++) {
      var name = new StreamKey("plant-" + asset, profile.name());
      for (int i = 0; i < 2 * profile.window(); i++) {
        windows
            .window(name, profile, source.bundle().dictionaries(), owner, offset)
            .offer(1_000L * i, readings[i % readings.length], offset);
        offset++;
      }
      windows.memoryChanges(offset);
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
