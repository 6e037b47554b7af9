package io.sluice.benchmarks;

import io.sluice.detection.bundle.Bundle;
import io.sluice.detection.bundle.BundleFolders;
import io.sluice.detection.feature.FeatureExtractor;
import io.sluice.detection.feature.FeatureSpec;
import io.sluice.detection.scoring.Verdict;
import io.sluice.detection.scoring.WindowScorer;
import io.sluice.detection.window.WindowRing;
import java.nio.file.Path;
import java.util.List;
import java.util.Random;
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
import org.openjdk.jmh.annotations.TearDown;
import org.openjdk.jmh.annotations.Warmup;

/** The hot path of scoring-service without Kafka: a window's features, and a whole batch judged. */
@State(Scope.Thread)
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.MICROSECONDS)
@Warmup(iterations = 3, time = 2)
@Measurement(iterations = 5, time = 2)
@Fork(
    value = 1,
    jvmArgsAppend = {"--enable-native-access=ALL-UNNAMED"})
public class WindowScoringBenchmark {

  /** Windows judged in one call. */
  @Param({"1", "16", "256"})
  public int batch;

  private Bundle bundle;
  private WindowScorer scorer;
  private WindowRing ring;
  private FeatureExtractor extractor;
  private double[] features;
  private double[][] readings;
  private long step;

  @Setup(Level.Trial)
  public void load() throws Exception {
    Path root = Path.of(System.getProperty("sluice.bundles", "models/bundles"));
    bundle = Bundle.load(new BundleFolders(List.of(root)).newest("swat").orElseThrow());
    var profile = bundle.profile();
    scorer = new WindowScorer(bundle, batch);
    ring = new WindowRing(profile);
    FeatureSpec spec = bundle.features();
    extractor = new FeatureExtractor(spec);
    features = new double[spec.size()];
    readings = walk(profile.tags().size(), 1_000);
    for (int i = 0; i < profile.window(); i++) {
      offerNext();
    }
  }

  private static double[][] walk(int tags, int length) {
    var random = new Random(1);
    var readings = new double[length][tags];
    for (int i = 1; i < length; i++) {
      for (int tag = 0; tag < tags; tag++) {
        readings[i][tag] = readings[i - 1][tag] + random.nextGaussian();
      }
    }
    return readings;
  }

  private void offerNext() {
    ring.offer(step * 1_000, readings[(int) (step % readings.length)], step);
    step++;
  }

  @TearDown(Level.Trial)
  public void close() {
    scorer.close();
    bundle.close();
  }

  /** One reading into the ring, and the features of its window. */
  @Benchmark
  public double[] features() {
    offerNext();
    extractor.extract(ring, features, 0);
    return features;
  }

  /** A batch: each reading into the ring, its features, all detectors, fusion, severity. */
  @Benchmark
  public List<Verdict> wholeBatch() {
    for (int i = 0; i < batch; i++) {
      offerNext();
      scorer.add(ring);
    }
    return scorer.score();
  }
}
