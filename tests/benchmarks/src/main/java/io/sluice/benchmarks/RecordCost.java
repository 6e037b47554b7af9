package io.sluice.benchmarks;

import com.sun.management.ThreadMXBean;
import io.sluice.detection.bundle.Bundle;
import io.sluice.detection.detector.CalibratedDetector;
import io.sluice.detection.detector.Explanation;
import io.sluice.detection.detector.Panel;
import io.sluice.sources.readings.FileReadings;
import io.sluice.sources.readings.FileRow;
import io.sluice.sources.readings.ReadingFile;
import io.sluice.sources.readings.ReadingOptions;
import io.sluice.sources.readings.TagFit;
import java.lang.management.ManagementFactory;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/**
 * What a record of a file costs each detector of a bundle, from its values to its score, 256 at
 * once, and what saying why costs. In processor time of the thread, the least of several rounds: a
 * machine that does other things, too, hardly changes it.
 */
public final class RecordCost {

  private static final int BATCH = 256;
  private static final int ROUNDS = 8;
  private static final long ROUND_NANOS = 400_000_000;
  private static final ThreadMXBean THREADS = (ThreadMXBean) ManagementFactory.getThreadMXBean();

  private RecordCost() {}

  /**
   * @param arguments the folder of a bundle of kind EVENTS, and a file of its records
   */
  public static void main(String[] arguments) throws Exception {
    try (Bundle bundle = Bundle.load(Path.of(arguments[0]))) {
      List<double[]> records = records(Path.of(arguments[1]), bundle);
      System.out.printf(
          "%,d records of %d tags, %d features%n",
          records.size(), bundle.profile().tags().size(), bundle.features().size());
      for (CalibratedDetector one : bundle.detectors()) {
        var panel =
            new Panel(List.of(one.detector()), bundle.features(), bundle.standardizer(), BATCH);
        System.out.printf(
            "%s: judged in %.2f us, explained in %.1f us%n",
            one.detector().name(),
            judged(panel, records),
            explained(panel, records, bundle.profile().tags().size()));
      }
    }
  }

  private static double judged(Panel panel, List<double[]> records) {
    double least = Double.MAX_VALUE;
    int next = 0;
    for (int round = 0; round < ROUNDS; round++) {
      long start = THREADS.getCurrentThreadCpuTime();
      long judged = 0;
      while (THREADS.getCurrentThreadCpuTime() - start < ROUND_NANOS) {
        panel.clear();
        for (int i = 0; i < BATCH; i++) {
          panel.addRecord(records.get(next));
          next = (next + 1) % records.size();
        }
        panel.judge();
        judged += BATCH;
      }
      least = Math.min(least, micros(start, judged));
    }
    return least;
  }

  private static double explained(Panel panel, List<double[]> records, int tags) {
    var explanation = new Explanation(tags);
    panel.clear();
    for (int i = 0; i < BATCH; i++) {
      panel.addRecord(records.get(i % records.size()));
    }
    panel.judge();
    double least = Double.MAX_VALUE;
    for (int round = 0; round < ROUNDS; round++) {
      long start = THREADS.getCurrentThreadCpuTime();
      long explained = 0;
      while (THREADS.getCurrentThreadCpuTime() - start < ROUND_NANOS) {
        for (int row = 0; row < BATCH; row++) {
          panel.explain(0, row, explanation);
        }
        explained += BATCH;
      }
      least = Math.min(least, micros(start, explained));
    }
    return least;
  }

  private static double micros(long start, long records) {
    return (THREADS.getCurrentThreadCpuTime() - start) / 1e3 / records;
  }

  private static List<double[]> records(Path data, Bundle bundle) throws Exception {
    ReadingFile file =
        ReadingFile.inspect(data, ReadingOptions.FILES.withoutTimes().forProfile(bundle.profile()));
    TagFit fit = TagFit.of(file.findings(), bundle.profile());
    var records = new ArrayList<double[]>();
    try (FileReadings rows = file.open()) {
      for (FileRow row = rows.next(); row != null; row = rows.next()) {
        if (row instanceof FileRow.Row read) {
          records.add(fit.arrange(read, bundle.dictionaries()::code));
        }
      }
    }
    return records;
  }
}
