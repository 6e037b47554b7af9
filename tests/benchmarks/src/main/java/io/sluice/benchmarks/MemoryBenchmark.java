package io.sluice.benchmarks;

import io.sluice.benchmarks.plant.BenchBundle;
import io.sluice.benchmarks.plant.Fleet;
import io.sluice.contracts.StreamKey;
import io.sluice.detection.detector.Learner;
import io.sluice.detection.detector.Memory;
import io.sluice.scoring.memory.MemoryKey;
import io.sluice.scoring.memory.MemoryRecord;
import io.sluice.scoring.memory.StoredMemories;
import io.sluice.scoring.memory.StoredMemory;
import java.util.List;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.Level;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.TearDown;

/**
 * What it costs to store what was learnt of one asset, and to have it again, without the broker and
 * without learning. {@code -p tags=...}
 */
public class MemoryBenchmark extends PlantBenchmark {

  private static final StreamKey STREAM = new StreamKey("asset", "tags");
  private static final MemoryKey KEY = new MemoryKey(STREAM, "random-cut-forest");

  /** Within a chapter that is half over, after one that was whole. */
  private static final int LEARNT = 5_400;

  private BenchBundle source;
  private Learner learner;
  private Memory memory;
  private List<MemoryRecord> records;

  @Setup(Level.Trial)
  public void learn() throws Exception {
    source = BenchBundle.of(KEY.detector(), tags, window);
    var bundle = source.bundle();
    var fleet = new Fleet(bundle.profile(), source.readings(), 1);
    learner = bundle.learner().orElseThrow();
    memory = learner.memory(STREAM.asset());
    for (int position = 0; position < LEARNT; position++) {
      memory.take(fleet.offerNext());
    }
    records = store();
    System.out.printf(
        "%,d bytes, stored as %,d in %d records%n",
        memory.snapshot().length,
        records.stream().mapToLong(record -> record.value().length).sum(),
        records.size());
  }

  @TearDown(Level.Trial)
  public void close() {
    source.close();
  }

  /** Snapshot, compression, records. */
  @Benchmark
  public List<MemoryRecord> store() {
    return new StoredMemories()
        .write(new StoredMemory(KEY, source.bundle().ref().sha256(), 1, 0, memory.snapshot()));
  }

  @Benchmark
  public Memory restore() {
    var stored = new StoredMemories();
    records.forEach(record -> stored.read(record.key(), record.value()));
    return learner.restore(STREAM.asset(), stored.takeAll().get(STREAM).snapshot());
  }
}
