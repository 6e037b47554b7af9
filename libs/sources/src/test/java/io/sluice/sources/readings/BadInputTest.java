package io.sluice.sources.readings;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import io.sluice.contracts.profile.Profile;
import io.sluice.contracts.profile.Tag;
import io.sluice.contracts.profile.TagKind;
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
  private static final String MORE =
      "2026-01-05T10:00:02Z,2,4\n2026-01-05T10:00:03Z,1,5\n2026-01-05T10:00:04Z,3,2\n";

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '`',
      textBlock =
          """
          yesterday,1,2               | line 3, column 'time': found 'yesterday', expected ISO-8601 such as 2026-01-05T10:00:00Z
          ,1,2                        | line 3, column 'time': found nothing, expected ISO-8601 such as 2026-01-05T10:00:00Z
          2026-01-05T10:00:01Z        | line 3: has 1 fields, expected 3
          2026-01-05T10:00:01Z,1,2,3  | line 3: has 4 fields, expected 3
          2026-01-05T10:00:01Z,"1,2   | line 3: its quotation marks do not match
          2026-01-05T10:00:01Z,"1"x,2 | line 3: its quotation marks do not match
          """)
  void aBadRowIsAValueAndTheOthersGoOn(String line, String sentence) {
    Read csv = Read.of(HEADER + line + "\n2026-01-05T10:00:02Z,3,4\n");

    assertThat(csv.bad()).containsExactly(sentence);
    assertThat(csv.good()).extracting(FileRow.Row::line).containsExactly(2L, 4L);
    assertThat(csv.summary().badRows()).isEqualTo(1);
  }

  @ParameterizedTest
  @ValueSource(strings = {"abc", "1e999", "0x10", "12 apples"})
  void aTextWhereANumberBelongsCostsOneValue(String text) {
    Read csv = Read.of(HEADER + "2026-01-05T10:00:01Z," + text + ",3\n" + MORE);

    assertThat(csv.bad()).isEmpty();
    assertThat(csv.good().get(1).values()).containsExactly(Double.NaN, 3);
    assertThat(csv.good().get(1).texts()).containsExactly(text, null);
    assertThat(csv.summary().missingValues())
        .containsExactly("1 values of A are missing, words stand there: '%s' (1)".formatted(text));
  }

  @ParameterizedTest
  @ValueSource(strings = {"abc", "0x10"})
  void itCostsTheRowWherePeopleAreStrict(String text) {
    Read csv =
        Read.of(
            HEADER + "2026-01-05T10:00:01Z," + text + ",3\n" + MORE,
            ReadingOptions.FILES.withStrict(true));

    assertThat(csv.bad())
        .containsExactly("line 3, column 'A': found '%s', expected a number".formatted(text));
  }

  @Test
  void rowsWithoutATimeSayNothingOfTheColumns() {
    var rows = new StringBuilder("time,A,B\n");
    for (int i = 0; i < 60; i++) {
      rows.append("2026-01-05T10:00:%02dZ,%d.5,%d.5\n".formatted(i, i % 7, i % 11));
      rows.append(i % 20 == 10 ? "Max,9999,9999\n" : "");
    }

    Read csv = Read.of(rows + "Max,9999,9999\n");

    assertThat(csv.good()).hasSize(60);
    assertThat(csv.bad()).hasSize(3);
    assertThat(csv.findings().rows()).isEqualTo(63);
    assertThat(csv.findings().found().getFirst().missing()).isEmpty();
    assertThat(csv.findings().found().getFirst().max()).isEqualTo(6.5);
    assertThat(csv.leftOut())
        .contains("1 lines after the last row left out, first line 65: 'Max 9999 9999'");
  }

  @Test
  void aLongTextIsShortened() {
    Read csv =
        Read.of(
            HEADER + "2026-01-05T10:00:01Z," + "x".repeat(500) + ",2\n" + MORE,
            ReadingOptions.FILES.withStrict(true));

    assertThat(csv.bad().getFirst()).hasSizeLessThan(130).contains("xxx...'");
  }

  @Test
  void aLineThatIsTooLongIsPassedOver() {
    String text = HEADER + "2026-01-05T10:00:01Z,1," + "2".repeat(100_000) + "\n" + "1,2,3\n";

    Read csv = Read.of(text, ReadingOptions.FILES.withLimits(1_000, 10));

    assertThat(csv.bad().getFirst()).isEqualTo("line 3: is longer than 1000 characters");
    assertThat(csv.rows()).hasSize(3);
  }

  @Test
  void labelsThatDoNotTellAreAskedBack() {
    var rows = new StringBuilder("time,A,label\n");
    for (int i = 0; i < 60; i++) {
      rows.append("2026-01-05T10:00:%02dZ,%d,%s\n".formatted(i, i % 7, i < 30 ? "blue" : "red"));
    }

    assertThatExceptionOfType(UnusableFileException.class)
        .isThrownBy(() -> open(rows.toString(), ReadingOptions.FILES))
        .withMessageContaining("'label'")
        .withMessageContaining("blue")
        .withMessageContaining("--normal");
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          A,B\\n1,2 | a.csv has no time column: found A, B; expected one named Timestamp, DateTime, Time, Date or ts, or its name by --time-column
          '' | a.csv is empty, expected a line with the column names
          time,A,A\\n1,2,3 | a.csv names column 'A' twice in line 1: give its 3 columns names of their own by --columns, in their order
          time\\n1 | a.csv is no table: none of its first 2 lines has a delimiter (tab, semicolon, pipe, comma, blanks); the first is 'time'
          time,A\\nsoon,2 | a.csv: column 'time' holds 'soon', expected a time (ISO-8601, a date such as 16/03/2026, 03/16/26 or 16-Mar-26 with a clock, epoch seconds to nanoseconds, or Excel's days) or its pattern by --time-format
          """)
  void aFileThatCannotBeUsedIsOneSentence(String text, String sentence) {
    assertThatExceptionOfType(UnusableFileException.class)
        .isThrownBy(() -> open(text.replace("\\n", "\n"), ReadingOptions.FILES))
        .withMessage(sentence);
  }

  @ParameterizedTest
  @ValueSource(strings = {"PK\u0003\u0004 a spreadsheet", "time,A\0"})
  void whatIsNoTextIsRefused(String content) {
    assertThatExceptionOfType(UnusableFileException.class)
        .isThrownBy(() -> open(content, ReadingOptions.FILES))
        .withMessageStartingWith("a.csv is ")
        .withMessageContaining("expected a table as text");
  }

  @Test
  void columnsThatAPersonNamesMustBeThere() {
    assertThatExceptionOfType(UnusableFileException.class)
        .isThrownBy(() -> open(HEADER, ReadingOptions.FILES.withTime("when", null)))
        .withMessage("a.csv has no time column: found time, A, B; expected 'when'");
    assertThatExceptionOfType(UnusableFileException.class)
        .isThrownBy(() -> open(HEADER, ReadingOptions.FILES.withExclude(Set.of("C"))))
        .withMessage("a.csv: there is no column 'C', which --exclude names; found time, A, B");
  }

  @Test
  void aTimeFormatThatIsNoneIsRefused() {
    assertThatIllegalArgumentException()
        .isThrownBy(() -> ReadingOptions.FILES.withTime(null, "jj-mm-tt"))
        .withMessageStartingWith("time format 'jj-mm-tt' is neither one of iso, day-first");
  }

  @Test
  void aTruncatedGzipIsAnError() throws IOException {
    var packed = new ByteArrayOutputStream();
    try (var gzip = new GZIPOutputStream(packed)) {
      gzip.write(HEADER.getBytes(StandardCharsets.UTF_8));
    }
    byte[] truncated = Arrays.copyOf(packed.toByteArray(), packed.size() - 12);

    assertThatExceptionOfType(EOFException.class)
        .isThrownBy(() -> ReadingFile.inspect(truncated, "a.csv", ReadingOptions.FILES));
  }

  @Test
  void aFileThatIsNotThereIsAnError() {
    assertThatExceptionOfType(NoSuchFileException.class)
        .isThrownBy(() -> ReadingFile.inspect(Path.of("no-such.csv"), ReadingOptions.FILES));
  }

  @Test
  void aProfileSaysWhichTagsAFileLacks() {
    Profile profile = profile("B", "C", "D");
    FileFindings findings = Read.of(HEADER).findings();

    assertThatExceptionOfType(UnusableFileException.class)
        .isThrownBy(() -> TagFit.of(findings, profile))
        .withMessage(
            "a.csv does not fit profile plant: it lacks C, D; of its columns the profile does not"
                + " know A");
  }

  @Test
  void valuesAreArrangedInTheOrderOfTheProfile() throws UnusableFileException {
    Read csv = Read.of("time,A,B,C\n2026-01-05T10:00:00Z,1,2,3\n");
    TagFit fit = TagFit.of(csv.findings(), profile("C", "A"));

    double[] values = fit.arrange(csv.good().getFirst(), (tag, text) -> 0);

    assertThat(values).containsExactly(3, 1);
    assertThat(fit.superfluous()).containsExactly("B");
  }

  private static void open(String text, ReadingOptions options)
      throws UnusableFileException, IOException {
    ReadingFile.inspect(text.getBytes(StandardCharsets.UTF_8), "a.csv", options).open().close();
  }

  private static Profile profile(String... tags) {
    List<Tag> list =
        Stream.of(tags)
            .map(name -> new Tag(name, null, TagKind.CONTINUOUS, 0, null, null, null))
            .toList();
    return Profile.withDefaults("plant", list, Duration.ofSeconds(1));
  }
}
