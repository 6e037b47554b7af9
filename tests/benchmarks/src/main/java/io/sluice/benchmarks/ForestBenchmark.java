package io.sluice.benchmarks;

import io.sluice.contracts.Messages;
import io.sluice.contracts.profile.Profile;
import io.sluice.contracts.profile.Tag;
import io.sluice.contracts.profile.TagKind;
import io.sluice.detection.detector.OnnxClassifier;
import io.sluice.detection.detector.Panel;
import io.sluice.detection.detector.UsualRecord;
import io.sluice.detection.dictionary.Dictionaries;
import io.sluice.detection.feature.FeatureSpec;
import io.sluice.detection.scale.Scaler;
import io.sluice.detection.scale.Standardizer;
import io.sluice.models.randomforest.RandomForest;
import io.sluice.models.randomforest.RandomForestExport;
import io.sluice.models.randomforest.RandomForestOptions;
import java.time.Duration;
import java.util.Collections;
import java.util.List;
import java.util.SplittableRandom;
import java.util.concurrent.TimeUnit;
import java.util.stream.IntStream;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Level;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OperationsPerInvocation;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.annotations.TearDown;

/** What a record costs from its values to the score of a forest of 100 trees, by record. */
@State(Scope.Benchmark)
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.MICROSECONDS)
public class ForestBenchmark {

  private static final int BATCH = 256;
  private static final int TAGS = 40;
  private static final int RECORDS = 8_192;

  private final double[][] records = new double[RECORDS][TAGS];
  private OnnxClassifier detector;
  private Panel panel;
  private int next;

  /** Classes that overlap, so that the trees grow as deep as those of real flows. */
  @Setup(Level.Trial)
  public void grow() throws Exception {
    var random = new SplittableRandom(1);
    float[][] rows = new float[RECORDS][TAGS];
    boolean[] attacks = new boolean[RECORDS];
    for (int i = 0; i < RECORDS; i++) {
      attacks[i] = random.nextInt(2) == 0;
      for (int tag = 0; tag < TAGS; tag++) {
        records[i][tag] = random.nextDouble(-2, 2) + (attacks[i] && tag < 6 ? 0.8 : 0);
        rows[i][tag] = (float) records[i][tag];
      }
    }
    Profile profile =
        Profile.events(
            "flows",
            IntStream.range(0, TAGS)
                .mapToObj(
                    tag -> new Tag("tag" + tag, null, TagKind.CONTINUOUS, 0, null, null, null))
                .toList(),
            Duration.ofMillis(1));
    FeatureSpec features = FeatureSpec.of(profile, Dictionaries.none(profile));
    var usual =
        new UsualRecord(
            Collections.nCopies(TAGS, 0f), Collections.nCopies(TAGS, UsualRecord.TagRange.NONE));
    RandomForest forest = RandomForest.fit(rows, attacks, RandomForestOptions.DEFAULT, 1);
    detector =
        new OnnxClassifier(
            "random-forest", RandomForestExport.toOnnx(forest), Messages.encode(usual), features);
    panel =
        new Panel(
            List.of(detector),
            features,
            new Standardizer(
                new Scaler(
                    Collections.nCopies(TAGS, 0.0),
                    Collections.nCopies(TAGS, 1.0),
                    Standardizer.DEFAULT_CLIP)),
            BATCH);
  }

  @TearDown(Level.Trial)
  public void close() {
    detector.close();
  }

  @Benchmark
  @OperationsPerInvocation(BATCH)
  public double batchOf256() {
    panel.clear();
    for (int i = 0; i < BATCH; i++) {
      panel.addRecord(records[next]);
      next = (next + 1) % RECORDS;
    }
    panel.judge();
    double sum = 0;
    for (int row = 0; row < BATCH; row++) {
      sum += panel.score(0, row);
    }
    return sum;
  }
}
