package io.sluice.benchmarks;

import io.sluice.contracts.Messages;
import io.sluice.detection.bundle.Bundle;
import io.sluice.detection.bundle.BundleFolders;
import io.sluice.detection.bundle.BundleWriter;
import io.sluice.detection.bundle.GoldenWindow;
import io.sluice.detection.feature.FeatureExtractor;
import io.sluice.detection.feature.FeatureSpec;
import io.sluice.detection.scoring.Verdict;
import io.sluice.detection.scoring.WindowScorer;
import io.sluice.detection.window.WindowRing;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
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

/**
 * The hot path of scoring-service without Kafka: a window's features, and a whole batch judged.
 * From the checkout, after a build:
 *
 * <pre>
 * ORT_DISABLE_TELEMETRY=1 java -cp 'benchmarks/target/classes:benchmarks/target/lib/*' org.openjdk.jmh.Main
 * </pre>
 */
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
    Path folder = new BundleFolders(List.of(root)).newest("swat").orElseThrow();
    bundle = Bundle.load(folder);
    var profile = bundle.profile();
    scorer = new WindowScorer(bundle, batch);
    ring = new WindowRing(profile);
    FeatureSpec spec = bundle.features();
    extractor = new FeatureExtractor(spec);
    features = new double[spec.size()];
    readings = normalOperation(folder);
    for (int i = 0; i < profile.window(); i++) {
      offerNext();
    }
  }

  /** The bundle's golden window over and over: quiet windows, as nearly all are. */
  private static double[][] normalOperation(Path folder) throws Exception {
    byte[] golden = Files.readAllBytes(folder.resolve(BundleWriter.GOLDEN_FILE));
    return Messages.decode(golden, GoldenWindow.class).readings().stream()
        .map(reading -> reading.values().stream().mapToDouble(Double::doubleValue).toArray())
        .toArray(double[][]::new);
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
