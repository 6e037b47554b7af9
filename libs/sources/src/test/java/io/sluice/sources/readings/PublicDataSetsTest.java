package io.sluice.sources.readings;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/**
 * The data sets as they are published; not part of this repository. They are looked for in the
 * folder that the system property {@code sluice.data} or the variable {@code SLUICE_DATA} names,
 * else in {@code ../shared/data} beside the checkout. Expected numbers were counted by other means.
 */
class PublicDataSetsTest {

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      nullValues = "none",
      textBlock =
          """
          skab/anomaly-free/anomaly-free.csv | 9405 | 8 | none | 0 | 0 | 2020-02-08T13:30:47Z | 2020-02-08T16:16:47Z
          skab/valve1/0.csv | 1147 | 8 | anomaly | 401 | 746 | 2020-03-09T10:14:33Z | 2020-03-09T10:34:32Z
          skab/valve1/7.csv | 1094 | 8 | anomaly | 405 | 689 | 2020-03-09T12:34:37Z | 2020-03-09T12:54:37Z
          batadal/dataset03.csv | 8761 | 43 | ATT_FLAG | 0 | 8761 | 2014-01-06T00:00:00Z | 2015-01-06T00:00:00Z
          batadal/dataset04.csv | 4177 | 43 | ATT_FLAG | 492 | 3685 | 2016-07-04T00:00:00Z | 2016-12-25T00:00:00Z
          swat-sim/normal_6h.csv.gz | 21600 | 51 | label | 0 | 21600 | 2026-01-05T00:00:00Z | 2026-01-05T05:59:59Z
          swat-sim/attacks_dev.csv.gz | 52105 | 51 | label | 8020 | 9945 | 2026-01-07T00:00:00Z | 2026-01-07T14:28:24Z
          unsw-nb15/stream_0.csv.gz | 10000 | 44 | label | 673 | 9327 | 2015-01-22T11:49:37Z | 2015-01-22T11:56:54Z
          unsw-nb15/flows.csv.gz | 54516 | 42 | label | 29949 | 24567 | 1970-01-01T00:00:00Z | 1970-01-01T15:08:35Z
          nsl-kdd/KDDTrain+_20Percent.txt.gz | 25192 | 41 | label | 11743 | 13449 | 1970-01-01T00:00:00Z | 1970-01-01T06:59:51Z
          """)
  void readsEveryRow(
      String file,
      long rows,
      int tags,
      String label,
      long anomalous,
      long normal,
      Instant earliest,
      Instant latest)
      throws Exception {
    Path path = folder().resolve(file);
    assumeTrue(Files.exists(path), () -> path + " is not there");

    List<Instant> times = new ArrayList<>();
    ReadingSummary summary;
    FileFindings findings;
    try (var readings = ReadingFile.inspect(path, ReadingOptions.FILES.withoutTimes()).open()) {
      findings = readings.findings();
      summary = drain(readings, times);
    }

    assertThat(findings.tags()).hasSize(tags);
    assertThat(findings.labels()).isEqualTo(label);
    assertThat(summary.rows()).isEqualTo(rows);
    assertThat(summary.firstBad()).isNull();
    assertThat(summary.anomalous()).isEqualTo(anomalous);
    assertThat(summary.normal()).isEqualTo(normal);
    assertThat(Collections.min(times)).isEqualTo(earliest);
    assertThat(Collections.max(times)).isEqualTo(latest);
  }

  private static ReadingSummary drain(FileReadings readings, List<Instant> times)
      throws IOException {
    for (FileRow row = readings.next(); row != null; row = readings.next()) {
      if (row instanceof FileRow.Row read) {
        times.add(read.time());
      }
    }
    return readings.summary();
  }

  private static Path folder() {
    String named = System.getProperty("sluice.data", System.getenv("SLUICE_DATA"));
    return named == null ? Path.of("..", "..", "..", "shared", "data") : Path.of(named);
  }
}
