package io.sluice.benchmarks;

import io.sluice.benchmarks.plant.Fleet;
import io.sluice.benchmarks.plant.SyntheticPlant;
import io.sluice.detection.feature.FeatureExtractor;
import io.sluice.detection.feature.WindowStatistics;
import io.sluice.detection.window.WindowRing;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.Level;
import org.openjdk.jmh.annotations.Param;
import org.openjdk.jmh.annotations.Setup;

/** What a reading costs on its way into the ring, and with the features of its window. */
public class FeatureBenchmark extends PlantBenchmark {

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
    WindowStatistics spec = WindowStatistics.of(plant.profile());
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
