package io.sluice.sources.readings;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class MaintenanceWindowsTest {

  private static final String TEXT =
      """
      time,asset,A,B,label
      2026-03-16T06:00:00Z,pump-1,1,2,0
      2026-03-16T06:00:01Z,pump-1,2,4,1
      2026-03-16T06:00:02Z,pump-1,1,5,0
      2026-03-16T06:00:03Z,pump-1,1,2,0
      """;

  private static final String WINDOWS =
      """
      from,to,asset,stream,reason,by
      2026-03-16T06:00:01Z,2026-03-16T06:00:03Z,%s,,"a valve, and a pump",anna
      """;

  @TempDir private Path folder;

  private MaintenanceWindows windows(String csv) throws IOException, UnusableFileException {
    return MaintenanceWindows.read(Files.writeString(folder.resolve("windows.csv"), csv));
  }

  @Test
  void rowsOfItsTimesAreNeitherNormalNorAnomalous() throws Exception {
    var options = ReadingOptions.FILES.withLeftOut(windows(WINDOWS.formatted("pump-*")));

    Read read = Read.of(TEXT, options);

    assertThat(read.good())
        .extracting(FileRow.Row::isLeftOut)
        .containsExactly(false, true, true, false);
    assertThat(read.good()).extracting(FileRow.Row::label).containsExactly(0, null, null, 0);
    assertThat(read.leftOut()).containsExactly("2 rows of times of maintenance are left out");
    assertThat(read.summary().anomalous()).isZero();
    assertThat(read.summary().unlabelled()).isZero();
  }

  @Test
  void thoseOfAnotherAssetStay() throws Exception {
    var options = ReadingOptions.FILES.withLeftOut(windows(WINDOWS.formatted("valve-*")));

    assertThat(Read.of(TEXT, options).good()).noneMatch(FileRow.Row::isLeftOut);
  }

  @Test
  void ofAFileThatNamesNoAssetAllWindowsCount() throws Exception {
    var options = ReadingOptions.FILES.withLeftOut(windows(WINDOWS.formatted("valve-*")));

    Read read = Read.of(TEXT.replace(",pump-1", "").replace(",asset", ""), options);

    assertThat(read.good()).filteredOn(FileRow.Row::isLeftOut).hasSize(2);
  }

  @Test
  void rowsThatWereMadeEvenAreLeftOutAsWell() throws Exception {
    var options =
        ReadingOptions.FILES
            .withLeftOut(windows(WINDOWS.formatted("*")))
            .withResample(Duration.ofSeconds(1));

    assertThat(Read.of(TEXT, options).good()).filteredOn(FileRow.Row::isLeftOut).hasSize(2);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          from,asset;2026-03-16T06:00:01Z,a | has no column 'to', expected a CSV with the columns from, to and asset
          from,to;2026-03-16T06:00:01Z,noon | line 2: 'to' is 'noon', expected a time as 2026-11-02T14:00:00Z
          from,to;2026-03-16T06:00:01Z,2026-03-16T06:00:01Z | line 2: 'to' is 2026-03-16T06:00:01Z, not after 'from'
          """)
  void whatIsNoFileOfWindowsIsOneSentence(String csv, String sentence) {
    assertThatExceptionOfType(UnusableFileException.class)
        .isThrownBy(() -> windows(csv.replace(';', '\n')))
        .withMessageContaining(sentence);
  }
}
