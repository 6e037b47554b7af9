package io.sluice.sources.readings;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import io.sluice.sources.readings.DocumentedFormats.Format;
import java.time.Duration;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** What people's products write is read right, or asked back. */
class DocumentedFormatsTest {

  static Stream<Format> read() {
    return DocumentedFormats.all().filter(format -> format.question == null);
  }

  static Stream<Format> askedBack() {
    return DocumentedFormats.all().filter(format -> format.question != null);
  }

  @ParameterizedTest
  @MethodSource("read")
  void isRead(Format format) {
    // when
    Read read = Read.of(format.bytes(), format.options.apply(ReadingOptions.FILES));

    // then
    assertThat(read.findings().tags()).as("tags").isEqualTo(format.tags);
    assertThat(read.findings().leftOut())
        .as("left out")
        .extracting(FileFindings.LeftOutColumn::column)
        .containsAll(format.leftOut);
    List<FileRow.Row> rows = read.good();
    assertThat(read.bad()).as("bad rows").isEmpty();
    assertThat(rows).as("rows").hasSize(format.rows);
    assertThat(rows.getFirst().time()).isEqualTo(Instant.parse(format.first));
    for (int i = 1; i < rows.size(); i++) {
      assertThat(Duration.between(rows.get(i - 1).time(), rows.get(i).time()))
          .as("step %d", i)
          .isEqualTo(format.interval);
    }
    assertThat(rows.stream().flatMapToDouble(row -> Arrays.stream(row.values())))
        .as("missing")
        .filteredOn(value -> Double.isNaN(value))
        .hasSize((int) format.missing);
    assertThat(read.summary().anomalous()).as("anomalous").isEqualTo(format.anomalous);
    List<String> said =
        Stream.of(read.findings().notes(), read.leftOut()).flatMap(List::stream).toList();
    for (String part : format.said) {
      assertThat(said).as("said").anyMatch(sentence -> sentence.contains(part));
    }
  }

  @ParameterizedTest
  @MethodSource("askedBack")
  void isAskedBack(Format format) {
    assertThatExceptionOfType(UnusableFileException.class)
        .isThrownBy(
            () ->
                ReadingFile.inspect(
                        format.bytes(), "a.csv", format.options.apply(ReadingOptions.FILES))
                    .open())
        .withMessageContaining(format.question);
  }

  @Test
  void thereAreMany() {
    assertThat(DocumentedFormats.all()).hasSizeGreaterThan(40);
    assertThat(DocumentedFormats.all()).allMatch(format -> !format.source.isBlank());
  }
}
