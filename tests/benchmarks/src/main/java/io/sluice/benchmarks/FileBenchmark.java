package io.sluice.benchmarks;

import io.sluice.sources.readings.FileReadings;
import io.sluice.sources.readings.FileRow;
import io.sluice.sources.readings.ReadingFile;
import io.sluice.sources.readings.ReadingOptions;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.Locale;
import java.util.SplittableRandom;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.Level;
import org.openjdk.jmh.annotations.OperationsPerInvocation;
import org.openjdk.jmh.annotations.Setup;

/** What a row of a CSV file costs in each of the two passes. */
public class FileBenchmark extends PlantBenchmark {

  private static final int ROWS = 5_000;

  private byte[] text;
  private ReadingFile file;

  @Setup(Level.Trial)
  public void write() throws Exception {
    var random = new SplittableRandom(1);
    var csv = new StringBuilder("Timestamp");
    for (int tag = 0; tag < tags; tag++) {
      csv.append(",TAG").append(tag);
    }
    csv.append(",label\n");
    Instant start = Instant.parse("2026-01-05T00:00:00Z");
    for (int row = 0; row < ROWS; row++) {
      csv.append(start.plusSeconds(row));
      for (int tag = 0; tag < tags; tag++) {
        csv.append(String.format(Locale.ROOT, ",%.3f", 100 * tag + random.nextDouble(10)));
      }
      csv.append(row % 100 == 99 ? ",1\n" : ",0\n");
    }
    text = csv.toString().getBytes(StandardCharsets.UTF_8);
    file = ReadingFile.inspect(text, "plant.csv", ReadingOptions.FILES);
  }

  /** The first pass: encoding, dialect, evidence of all columns. */
  @Benchmark
  @OperationsPerInvocation(ROWS)
  public long findOut() throws Exception {
    return ReadingFile.inspect(text, "plant.csv", ReadingOptions.FILES).findings().rows();
  }

  /** The second pass. */
  @Benchmark
  @OperationsPerInvocation(ROWS)
  public double read() throws Exception {
    double sum = 0;
    try (FileReadings rows = file.open()) {
      for (FileRow row = rows.next(); row != null; row = rows.next()) {
        sum += ((FileRow.Row) row).values()[0];
      }
    }
    return sum;
  }
}
