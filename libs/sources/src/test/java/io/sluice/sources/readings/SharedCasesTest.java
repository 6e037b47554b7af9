package io.sluice.sources.readings;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/**
 * Files that were once read wrong; not part of this repository. They are looked for in the folder
 * that the system property {@code sluice.cases} names, else in {@code ../shared/cases} beside the
 * checkout.
 */
class SharedCasesTest {

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      nullValues = "none",
      textBlock =
          """
          01-bad-quality-words/day.csv            | 5 | 1500 | 900 | none   | 0   | 2026-03-17T06:00:00Z | 2026-03-17T06:24:59Z
          02-plc-booleans/normal.csv              | 5 | 2400 | 0   | none   | 0   | 2026-03-16T06:00:00Z | 2026-03-16T06:39:59Z
          03-record-counter/normal.dat            | 5 | 2400 | 0   | none   | 0   | 2026-03-16T06:00:00Z | 2026-03-16T06:39:59Z
          04-sentinel-number/normal.csv           | 5 | 2400 | 59  | none   | 0   | 2026-03-16T06:00:00Z | 2026-03-16T06:39:59Z
          05-several-label-columns/labelled.csv   | 5 | 1500 | 0   | attack | 200 | 2026-03-17T06:00:00Z | 2026-03-17T06:24:59Z
          06-label-one-minus-one/labelled.csv     | 5 | 1500 | 0   | label  | 200 | 2026-03-17T06:00:00Z | 2026-03-17T06:24:59Z
          07-month-first-dates/normal.csv         | 5 | 2160 | 0   | none   | 0   | 2026-04-09T00:00:00Z | 2026-04-14T23:56:00Z
          08-own-export/export.csv                | 5 | 2400 | 0   | none   | 0   | 2026-03-16T06:00:00Z | 2026-03-16T06:39:59Z
          09-windows-1252/normal-windows.csv      | 5 | 2400 | 0   | none   | 0   | 2026-03-16T06:00:00Z | 2026-03-16T06:39:59Z
          11-tag-value-rows/long.csv              | 5 | 1300 | 0   | none   | 0   | 2026-03-16T06:00:00Z | 2026-03-16T06:21:39Z
          12-preamble-lines/normal.csv            | 5 | 1500 | 0   | none   | 0   | 2026-03-16T06:00:00Z | 2026-03-16T06:24:59Z
          13-offset-in-header/normal.csv          | 5 | 2400 | 0   | none   | 0   | 2026-03-16T13:00:00Z | 2026-03-16T13:39:59Z
          15-posix-locale/normal-Kühlkreis.csv    | 5 | 1300 | 0   | none   | 0   | 2026-03-16T06:00:00Z | 2026-03-16T06:21:39Z
          """)
  void areReadRight(
      String file,
      int tags,
      int rows,
      int missing,
      String labels,
      long anomalous,
      Instant first,
      Instant last)
      throws Exception {
    // given
    ReadingFile found = ReadingFile.inspect(file(file), ReadingOptions.FILES);

    // when
    List<FileRow.Row> read = new ArrayList<>();
    ReadingSummary summary;
    try (var readings = found.open()) {
      for (FileRow row = readings.next(); row != null; row = readings.next()) {
        read.add((FileRow.Row) row);
      }
      summary = readings.summary();
    }

    // then
    assertThat(found.findings().tags()).hasSize(tags);
    assertThat(found.findings().labels()).isEqualTo(labels);
    assertThat(read).hasSize(rows);
    assertThat(read.getFirst().time()).isEqualTo(first);
    assertThat(read.getLast().time()).isEqualTo(last);
    assertThat(read.stream().flatMapToDouble(row -> Arrays.stream(row.values())))
        .filteredOn(value -> Double.isNaN(value))
        .hasSize(missing);
    assertThat(summary.anomalous()).isEqualTo(anomalous);
  }

  @Test
  void missingSecondsAreSaid() throws Exception {
    var findings =
        ReadingFile.inspect(file("14-times-without-seconds/normal.csv"), ReadingOptions.FILES)
            .findings();

    assertThat(findings.sharesTimes()).isTrue();
    assertThat(findings.notes())
        .anyMatch(note -> note.startsWith("six rows share each time (16/03/2026 06:00"));
  }

  private static Path file(String name) {
    String named = System.getProperty("sluice.cases");
    Path folder = named == null ? Path.of("..", "..", "..", "shared", "cases") : Path.of(named);
    Path file = folder.resolve(name);
    assumeTrue(Files.exists(file), () -> file + " is not there");
    return file;
  }
}
