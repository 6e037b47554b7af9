package io.sluice.benchmarks;

import io.opentelemetry.api.trace.Span;
import io.sluice.benchmarks.plant.BenchBundle;
import io.sluice.benchmarks.plant.Records;
import io.sluice.contracts.Topics;
import io.sluice.detection.window.Admission;
import io.sluice.detection.window.WindowRing;
import io.sluice.scoring.bundle.ServedBundle;
import io.sluice.scoring.bundle.TagLayout;
import io.sluice.scoring.intake.RecordDecoding;
import io.sluice.scoring.judge.BatchJudge;
import io.sluice.scoring.judge.DueWindow;
import io.sluice.scoring.publish.ScoreWriting;
import java.nio.charset.StandardCharsets;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.Level;
import org.openjdk.jmh.annotations.OperationsPerInvocation;
import org.openjdk.jmh.annotations.Param;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.TearDown;

/**
 * What a window costs from the bytes of a reading to the bytes of its score, by the classes of
 * scoring-service, without Kafka. By record, whatever the batch.
 */
public class RecordBenchmark extends PlantBenchmark {

  private static final String ASSET = "plant-1";
  private static final byte[] KEY = ASSET.getBytes(StandardCharsets.UTF_8);

  /** Detectors of a synthetic bundle, or {@code shipped} for the bundle {@code swat}. */
  @Param({"shipped", "autoencoder+one-class-svm"})
  public String detectors;

  private BenchBundle source;
  private ServedBundle served;
  private Records records;
  private RecordDecoding decoding;
  private WindowRing ring;
  private BatchJudge judge;
  private ScoreWriting scores;
  private long offset;

  @Setup(Level.Trial)
  public void load() throws Exception {
    source = BenchBundle.of(detectors, tags, window);
    var profile = source.bundle().profile();
    served =
        new ServedBundle(
            source.bundle(), new TagLayout(profile, source.bundle().dictionaries()), null);
    records = new Records(profile, source.readings(), ASSET);
    decoding = new RecordDecoding(served);
    ring = new WindowRing(profile);
    scores = new ScoreWriting();
    judge = new BatchJudge(256, scores);
    batch(profile.window());
  }

  @TearDown(Level.Trial)
  public void close() {
    judge.close();
    source.close();
  }

  @Benchmark
  public double[] parse() throws Exception {
    decoding.decode(records.next());
    return decoding.values();
  }

  @Benchmark
  public long batchOf1() throws Exception {
    return batch(1);
  }

  @Benchmark
  @OperationsPerInvocation(16)
  public long batchOf16() throws Exception {
    return batch(16);
  }

  @Benchmark
  @OperationsPerInvocation(256)
  public long batchOf256() throws Exception {
    return batch(256);
  }

  private long batch(int count) throws Exception {
    for (int i = 0; i < count; i++) {
      decoding.decode(records.next());
      long time = decoding.timeMillis();
      if (ring.offer(time, decoding.values(), offset++) == Admission.WINDOW) {
        judge.add(served, ring, null, due());
      }
    }
    judge.judge();
    return scores.bytes();
  }

  private DueWindow due() {
    return new DueWindow(
        KEY,
        ASSET,
        served.profile().name(),
        served.profile().name(),
        null,
        ring.startMillis(),
        ring.endMillis(),
        ring.isFirst(),
        null,
        null,
        Topics.SENSOR_READINGS,
        0,
        offset,
        0,
        Span.getInvalid());
  }
}
