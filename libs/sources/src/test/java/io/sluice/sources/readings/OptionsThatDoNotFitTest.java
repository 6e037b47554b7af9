package io.sluice.sources.readings;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import io.sluice.sources.column.LabelOptions;
import io.sluice.sources.column.MissingOptions;
import io.sluice.sources.table.Delimiter;
import java.time.ZoneId;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** What a person says of a file and the file does not have is one sentence, and not ignored. */
class OptionsThatDoNotFitTest {

  private static final String TEXT =
      "time,A,B\n2026-03-16T06:00:00Z,1,2\n2026-03-16T06:00:01Z,2,4\n2026-03-16T06:00:02Z,1,5\n";

  static Stream<Arguments> options() {
    ReadingOptions files = ReadingOptions.FILES;
    return Stream.of(
        Arguments.of(
            files.withMissing(MissingOptions.parse(List.of("NOPE=-1"))),
            "there is no column 'NOPE', which --missing names; found time, A, B"),
        Arguments.of(
            files.withCategorical(Set.of("nope")),
            "there is no column 'nope', which --categorical names; found time, A, B"),
        Arguments.of(
            files.withLabels(new LabelOptions(List.of(), List.of("0"), List.of())),
            "there is no label column, of which --normal says what it means"),
        Arguments.of(
            files.withLabels(new LabelOptions(List.of(), List.of(), List.of("1"))),
            "there is no label column, of which --anomalous says what it means"),
        Arguments.of(files.withSheet("Data"), "it has no sheet 'Data', leave --sheet out"),
        Arguments.of(
            files.withHeaderLine(99),
            "a.csv has 4 lines, expected the names of the columns in line 99"));
  }

  @ParameterizedTest
  @MethodSource
  void options(ReadingOptions options, String sentence) {
    assertThatExceptionOfType(UnusableFileException.class)
        .isThrownBy(() -> ReadingFile.inspect(TEXT.getBytes(UTF_8), "a.csv", options).open())
        .withMessageContaining(sentence);
  }

  @Test
  void labelsOfOtherFilesMayBeMeant() {
    var labels = new LabelOptions(List.of("attack"), List.of("0"), List.of());

    Read read = Read.of(TEXT, ReadingOptions.FILES.withLabels(labels).withLabelsWhereThereAreAny());

    assertThat(read.good()).hasSize(3);
  }

  @Test
  void whatArffSaysItselfNeedsNoOption() {
    String arff =
        "@relation p\n@attribute time string\n@attribute A numeric\n@data\n"
            + "2026-03-16T06:00:00Z,1\n2026-03-16T06:00:01Z,2\n";

    for (ReadingOptions options :
        List.of(
            ReadingOptions.FILES.withDelimiter(Delimiter.SEMICOLON),
            ReadingOptions.FILES.withNames(List.of("a", "b")))) {
      assertThatExceptionOfType(UnusableFileException.class)
          .isThrownBy(() -> ReadingFile.inspect(arff.getBytes(UTF_8), "a.arff", options))
          .withMessageContaining("is ARFF");
    }
  }

  @Test
  void aZoneThatNoTimeNeedsIsSaid() {
    Read read = Read.of(TEXT, ReadingOptions.FILES.withZone(ZoneId.of("Europe/Berlin")));

    assertThat(read.findings().notes())
        .contains(
            "--zone Europe/Berlin changes nothing: all times name their offset or count from 1970");
  }
}
