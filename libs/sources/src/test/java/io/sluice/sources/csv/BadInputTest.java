package io.sluice.sources.csv;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import io.sluice.contracts.profile.Profile;
import io.sluice.contracts.profile.Tag;
import io.sluice.contracts.profile.TagKind;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.EOFException;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;
import java.util.zip.GZIPOutputStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class BadInputTest {

  private static final String HEADER = "time,A,B\n2026-01-05T10:00:00Z,1,2\n";

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '`',
      textBlock =
          """
          2026-01-05T10:00:01Z,abc,2  | line 3, column 'A': found 'abc', expected a finite number
          2026-01-05T10:00:01Z,1,1e999| line 3, column 'B': found '1e999', expected a finite number
          2026-01-05T10:00:01Z,-Infinity,2 | line 3, column 'A': found '-Infinity', expected a finite number
          2026-01-05T10:00:01Z,0x10,2 | line 3, column 'A': found '0x10', expected a finite number
          yesterday,1,2               | line 3, column 'time': found 'yesterday', expected ISO-8601 such as 2026-01-05T10:00:00Z
          ,1,2                        | line 3, column 'time': found nothing, expected ISO-8601 such as 2026-01-05T10:00:00Z
          2026-01-05T10:00:01Z,1      | line 3: has 2 fields, expected 3
          2026-01-05T10:00:01Z,1,2,3  | line 3: has 4 fields, expected 3
          2026-01-05T10:00:01Z,"1,2   | line 3: its quotation marks do not match
          2026-01-05T10:00:01Z,"1"x,2 | line 3: its quotation marks do not match
          """)
  void aBadRowIsAValueAndTheOthersGoOn(String line, String sentence) {
    Csv csv = Csv.read(HEADER + line + "\n2026-01-05T10:00:02Z,3,4\n");

    assertThat(csv.bad()).containsExactly(sentence);
    assertThat(csv.read()).extracting(CsvRow.Row::line).containsExactly(2L, 4L);
    assertThat(csv.summary().badRows()).isEqualTo(1);
  }

  @Test
  void aLongTextIsShortened() {
    Csv csv = Csv.read(HEADER + "2026-01-05T10:00:01Z," + "x".repeat(500) + ",2\n");

    assertThat(csv.bad().getFirst()).hasSizeLessThan(130).contains("xxx...'");
  }

  @ParameterizedTest
  @ValueSource(strings = {"NaN", "null", "-"})
  void aRequestHasNoWordsForMissingValues(String word) {
    Csv csv = Csv.read(HEADER + "2026-01-05T10:00:01Z," + word + ",\n", CsvOptions.requests());

    assertThat(csv.bad())
        .containsExactly("line 3, column 'A': found '" + word + "', expected a finite number");
  }

  @Test
  void aLineThatIsTooLongIsPassedOver() {
    String text = HEADER + "2026-01-05T10:00:01Z,1," + "2".repeat(100_000) + "\n" + "1,2,3\n";

    Csv csv = Csv.read(text, CsvOptions.files().withLimits(1_000, 10));

    assertThat(csv.bad().getFirst()).isEqualTo("line 3: is longer than 1000 characters");
    assertThat(csv.rows()).hasSize(3);
  }

  @Test
  void aLabelThatIsNoneIsABadRow() {
    String rows = "2026-01-05T10:00:00Z,1,0\n".repeat(300);

    Csv csv = Csv.read("time,A,label\n" + rows + "2026-01-05T10:00:00Z,1,maybe\n");

    assertThat(csv.bad())
        .containsExactly(
            "line 302, column 'label': found 'maybe', expected 0, 1, -999, Normal, Attack or"
                + " nothing");
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          A,B\\n1,2 | a.csv has no time column: found A, B; expected one named Timestamp, DateTime, Time, Date or ts, or its name by --time-column
          '' | a.csv is empty, expected a line with the column names
          time,A,A\\n1,2,3 | a.csv names column 'A' twice in line 1
          time\\n1 | a.csv has no columns with values besides time; found time
          time,A\\nsoon,2 | a.csv: column 'time' holds 'soon', expected a time (ISO-8601, dd/MM/yyyy hh:mm:ss a, dd/MM/yyyy HH:mm:ss, dd/MM/yy HH, or epoch seconds or milliseconds) or its pattern by --time-format
          """)
  void aFileThatCannotBeUsedIsOneSentence(String text, String sentence) {
    assertThatExceptionOfType(CsvFormatException.class)
        .isThrownBy(() -> open(text.replace("\\n", "\n"), CsvOptions.files()))
        .withMessage(sentence);
  }

  @ParameterizedTest
  @ValueSource(strings = {"PK\u0003\u0004 a spreadsheet", "time,A\0"})
  void whatIsNoTextIsRefused(String content) {
    assertThatExceptionOfType(CsvFormatException.class)
        .isThrownBy(() -> open(content, CsvOptions.files()))
        .withMessage("a.csv is no text, expected CSV, plain or gzip");
  }

  @Test
  void columnsThatAPersonNamesMustBeThere() {
    assertThatExceptionOfType(CsvFormatException.class)
        .isThrownBy(() -> open(HEADER, CsvOptions.files().withTime("when", null)))
        .withMessage("a.csv has no time column: found time, A, B; expected 'when' in line 1 or 2");
    assertThatExceptionOfType(CsvFormatException.class)
        .isThrownBy(() -> open(HEADER, CsvOptions.files().withExclude(Set.of("C"))))
        .withMessage("a.csv has no column 'C' to exclude; found time, A, B");
  }

  @Test
  void aTimeFormatThatIsNoneIsRefused() {
    assertThatIllegalArgumentException()
        .isThrownBy(() -> CsvOptions.files().withTime(null, "jj-mm-tt"))
        .withMessageStartingWith("time format 'jj-mm-tt' is neither iso, epoch-seconds");
  }

  @Test
  void aTruncatedGzipIsAnError() throws IOException {
    var packed = new ByteArrayOutputStream();
    try (var gzip = new GZIPOutputStream(packed)) {
      gzip.write(HEADER.getBytes(StandardCharsets.UTF_8));
    }
    byte[] truncated = Arrays.copyOf(packed.toByteArray(), packed.size() - 12);

    assertThatExceptionOfType(EOFException.class)
        .isThrownBy(
            () ->
                CsvReadings.open(new ByteArrayInputStream(truncated), "a.csv", CsvOptions.files()));
  }

  @Test
  void aFileThatIsNotThereIsAnError() {
    assertThatExceptionOfType(NoSuchFileException.class)
        .isThrownBy(() -> CsvReadings.open(Path.of("no-such.csv"), CsvOptions.files()));
  }

  @Test
  void aProfileSaysWhichTagsAFileLacks() {
    Profile profile = profile("B", "C", "D");
    CsvHeader header = Csv.read(HEADER).header();

    assertThatExceptionOfType(CsvFormatException.class)
        .isThrownBy(() -> TagFit.of(header, profile))
        .withMessage(
            "a.csv does not fit profile plant: it lacks C, D; of its columns the profile does not"
                + " know A");
  }

  @Test
  void valuesAreArrangedInTheOrderOfTheProfile() throws CsvFormatException {
    Csv csv = Csv.read("time,A,B,C\n2026-01-05T10:00:00Z,1,2,3\n");
    TagFit fit = TagFit.of(csv.header(), profile("C", "A"));

    double[] values = fit.arrange(csv.read().getFirst().values());

    assertThat(values).containsExactly(3, 1);
    assertThat(fit.superfluous()).containsExactly("B");
  }

  private static void open(String text, CsvOptions options) throws CsvFormatException, IOException {
    var in = new ByteArrayInputStream(text.getBytes(StandardCharsets.UTF_8));
    CsvReadings.open(in, "a.csv", options).close();
  }

  private static Profile profile(String... tags) {
    List<Tag> list =
        Stream.of(tags)
            .map(name -> new Tag(name, null, TagKind.CONTINUOUS, 0, null, null, null))
            .toList();
    return Profile.withDefaults("plant", list, Duration.ofSeconds(1));
  }
}
