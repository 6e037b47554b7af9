package io.sluice.benchmarks;

import io.sluice.benchmarks.plant.Fleet;
import io.sluice.benchmarks.plant.SyntheticPlant;
import io.sluice.detection.feature.FeatureExtractor;
import io.sluice.detection.feature.FeatureSpec;
import io.sluice.detection.window.WindowRing;
import java.util.concurrent.TimeUnit;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Fork;
import org.openjdk.jmh.annotations.Level;
import org.openjdk.jmh.annotations.Measurement;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Param;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.annotations.Warmup;

/** What a reading costs on its way into the ring, and with the features of its window. */
@State(Scope.Thread)
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.MICROSECONDS)
@Warmup(iterations = 3, time = 2)
@Measurement(iterations = 3, time = 2)
@Fork(1)
public class FeatureBenchmark {

  @Param("51")
  public int tags;

  @Param("60")
  public int window;

  /** Assets whose readings take turns. */
  @Param("1")
  public int assets;

  private Fleet fleet;
  private FeatureExtractor extractor;
  private double[] features;

  @Setup(Level.Trial)
  public void fill() {
    SyntheticPlant plant = SyntheticPlant.of(tags, window);
    fleet = new Fleet(plant.profile(), plant.readings(), assets);
    FeatureSpec spec = FeatureSpec.of(plant.profile());
    extractor = new FeatureExtractor(spec);
    features = new double[spec.size()];
  }

  @Benchmark
  public WindowRing ring() {
    return fleet.offerNext();
  }

  @Benchmark
  public double[] features() {
    extractor.extract(fleet.offerNext(), features, 0);
    return features;
  }
}
