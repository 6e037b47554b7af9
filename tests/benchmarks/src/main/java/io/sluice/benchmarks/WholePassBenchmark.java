package io.sluice.benchmarks;

import io.sluice.benchmarks.plant.BenchBundle;
import io.sluice.benchmarks.plant.Fleet;
import io.sluice.detection.bundle.Bundle;
import io.sluice.detection.scoring.Verdict;
import io.sluice.detection.scoring.WindowScorer;
import io.sluice.detection.window.WindowRing;
import java.util.List;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.Level;
import org.openjdk.jmh.annotations.OperationsPerInvocation;
import org.openjdk.jmh.annotations.Param;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.TearDown;

/**
 * What a window costs from decoded reading to verdict: ring, the memory by which the asset is
 * followed, features, all detectors, fusion, severity. By window, whatever the batch.
 */
public class WholePassBenchmark extends PlantBenchmark {

  /** Detectors of a synthetic bundle, or {@code shipped} for the bundle {@code swat}. */
  @Param({"shipped", "forecaster+rules", "forecaster+rules+autoencoder+one-class-svm"})
  public String detectors;

  /** Assets whose readings take turns. */
  @Param("1")
  public int assets;

  /** Whether each asset has a memory, as it has in scoring. */
  @Param("true")
  public boolean followed;

  private BenchBundle source;
  private Fleet fleet;
  private WindowScorer scorer;

  @Setup(Level.Trial)
  public void load() throws Exception {
    source = BenchBundle.of(detectors, tags, window);
    Bundle bundle = source.bundle();
    fleet =
        new Fleet(
            bundle.profile(),
            source.readings(),
            assets,
            followed ? bundle.remembering().orElseThrow() : null);
    scorer = new WindowScorer(source.bundle(), 256);
  }

  @TearDown(Level.Trial)
  public void close() {
    scorer.close();
    source.close();
  }

  @Benchmark
  public List<Verdict> batchOf1() {
    return batch(1);
  }

  @Benchmark
  @OperationsPerInvocation(16)
  public List<Verdict> batchOf16() {
    return batch(16);
  }

  @Benchmark
  @OperationsPerInvocation(256)
  public List<Verdict> batchOf256() {
    return batch(256);
  }

  private List<Verdict> batch(int windows) {
    for (int i = 0; i < windows; i++) {
      WindowRing ring = fleet.offerNext();
      scorer.add(ring, fleet.memory());
    }
    return scorer.score();
  }
}
