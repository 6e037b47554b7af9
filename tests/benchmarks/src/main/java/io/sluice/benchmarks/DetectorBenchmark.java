package io.sluice.benchmarks;

import io.sluice.benchmarks.plant.BenchBundle;
import io.sluice.benchmarks.plant.Fleet;
import io.sluice.detection.detector.Detector;
import io.sluice.detection.detector.Learner;
import io.sluice.detection.detector.Memory;
import io.sluice.detection.scale.WindowMatrix;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.Level;
import org.openjdk.jmh.annotations.OperationsPerInvocation;
import org.openjdk.jmh.annotations.Param;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.TearDown;

/**
 * What one detector costs a window, the reading's way into the ring included and features not, in
 * batches of 256. {@code -p detector=... -p tags=... -p window=... -p assets=...}
 */
public class DetectorBenchmark extends PlantBenchmark {

  private static final int BATCH = 256;
  private static final int LEARNT = 2_000;

  /** A detector; those with {@code shipped-} before it are of the bundle {@code swat}. */
  @Param({
    "shipped-forecaster",
    "shipped-rules",
    "forecaster",
    "rules",
    "hotelling",
    "autoencoder",
    "one-class-svm",
    "isolation-forest",
    "local-outlier-factor",
    "random-cut-forest"
  })
  public String detector;

  /** Assets whose readings take turns. */
  @Param("1")
  public int assets;

  private BenchBundle source;
  private Fleet fleet;
  private WindowMatrix windows;
  private Detector.Judge judge;
  private Memory memory;

  @Setup(Level.Trial)
  public void load() throws Exception {
    String name = detector.replace("shipped-", "");
    source = BenchBundle.of(detector.equals(name) ? name : BenchBundle.SHIPPED, tags, window);
    var bundle = source.bundle();
    fleet = new Fleet(bundle.profile(), source.readings(), assets);
    windows = new WindowMatrix(bundle.features(), bundle.standardizer(), BATCH);
    Detector chosen =
        bundle.detectors().stream()
            .map(calibrated -> calibrated.detector())
            .filter(candidate -> candidate.name().equals(name))
            .findFirst()
            .orElseThrow();
    judge = chosen.judge(BATCH);
    for (int row = 0; row < BATCH; row++) {
      windows.add(fleet.offerNext());
    }
    memory = chosen instanceof Learner learner ? learnt(learner) : null;
  }

  /** All assets are judged by what a chapter of all of them has taught. */
  private Memory learnt(Learner learner) {
    Memory learning = learner.memory("asset");
    for (int position = 0; position < LEARNT; position++) {
      learning.take(fleet.offerNext());
    }
    learning.prepare();
    return learning;
  }

  @TearDown(Level.Trial)
  public void close() {
    source.close();
  }

  @Benchmark
  @OperationsPerInvocation(BATCH)
  public double alone() {
    for (int row = 0; row < BATCH; row++) {
      judge.observe(row, fleet.offerNext(), memory);
    }
    judge.judge(windows);
    double sum = 0;
    for (int row = 0; row < BATCH; row++) {
      sum += judge.score(row);
    }
    return sum;
  }
}
