package io.sluice.sources.readings;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import de.siegmar.fastcsv.writer.CsvWriter;
import io.sluice.sources.column.MissingOptions;
import java.io.IOException;
import java.io.StringWriter;
import java.io.UncheckedIOException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Assume;
import net.jqwik.api.Combinators;
import net.jqwik.api.EdgeCasesMode;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;

/** What is written in any dialect is read. */
class WrittenIsReadTest {

  private static final Instant START = Instant.parse("2026-01-05T10:00:00Z");

  /** Values by row, and how to write them. */
  record Written(List<List<Double>> rows, char delimiter, boolean decimalComma, boolean epoch) {

    String text(List<String> tags) {
      var text = new StringWriter();
      try (CsvWriter csv = CsvWriter.builder().fieldSeparator(delimiter).build(text)) {
        write(csv, tags);
      } catch (IOException e) {
        throw new UncheckedIOException(e);
      }
      return text.toString();
    }

    private void write(CsvWriter csv, List<String> tags) {
      List<String> header = new ArrayList<>(List.of("time"));
      header.addAll(tags);
      csv.writeRecord(header);
      for (int i = 0; i < rows.size(); i++) {
        List<String> fields = new ArrayList<>();
        Instant time = START.plusMillis(250L * i);
        fields.add(epoch ? Long.toString(time.toEpochMilli()) : time.toString());
        rows.get(i).forEach(value -> fields.add(field(value)));
        csv.writeRecord(fields);
      }
    }

    private String field(Double value) {
      if (value == null) {
        return "";
      }
      return decimalComma ? value.toString().replace('.', ',') : value.toString();
    }
  }

  @Property(tries = 300, edgeCases = EdgeCasesMode.NONE)
  void valuesAndTimes(@ForAll("files") Written written) {
    int width = written.rows().getFirst().size();
    List<String> tags = new ArrayList<>();
    for (int i = 0; i < width; i++) {
      tags.add(i == 0 ? "A \"quoted\", name; 1" : "T" + i);
    }

    // Few random rows may hold nothing, count up or look like a clock.
    Read csv =
        Read.of(
            written.text(tags),
            ReadingOptions.FILES
                .withInclude(Set.copyOf(tags))
                .withDecimalMark(written.decimalComma() ? ',' : '.')
                .withMissing(MissingOptions.parse(List.of("none"))));

    assertThat(csv.findings().tags()).isEqualTo(tags);
    assertThat(csv.bad()).isEmpty();
    assertThat(csv.good()).hasSameSizeAs(written.rows());
    for (int i = 0; i < written.rows().size(); i++) {
      FileRow.Row row = csv.good().get(i);
      assertThat(row.time()).isEqualTo(START.plusMillis(250L * i));
      for (int j = 0; j < width; j++) {
        Double value = written.rows().get(i).get(j);
        assertThat(row.values()[j]).isEqualTo(value == null ? Double.valueOf(Double.NaN) : value);
      }
    }
  }

  /** What it means may be asked back; a line never costs those that follow. */
  @Property(tries = 500)
  void whateverTheLineTheNextOnesAreRead(@ForAll("lines") String line) throws Exception {
    String text =
        "time,A\n2026-01-05T10:00:00Z,0\n"
            + line
            + "\n2026-01-05T10:00:01Z,1\n2026-01-05T10:00:02Z,2\n";
    ReadingFile file =
        ReadingFile.inspect(
            text.getBytes(UTF_8), "a.csv", ReadingOptions.FILES.withDecimalMark('.'));
    Assume.that(file.findings().questions().isEmpty());

    List<FileRow> rows = Read.of(text, ReadingOptions.FILES.withDecimalMark('.')).rows();

    assertThat(rows.subList(rows.size() - 2, rows.size()))
        .hasOnlyElementsOfType(FileRow.Row.class)
        .extracting(FileRow::line)
        .containsExactly(4L, 5L);
  }

  @Provide
  Arbitrary<String> lines() {
    return Arbitraries.strings().withChars(",;\"\t '0123456789.-:TZeé\u0000\\#").ofMaxLength(60);
  }

  @Provide
  Arbitrary<Written> files() {
    Arbitrary<Double> values =
        Arbitraries.oneOf(
                Arbitraries.doubles(), Arbitraries.doubles().between(-1000, 1000).ofScale(3))
            .injectNull(0.1);
    Arbitrary<List<List<Double>>> rows =
        Arbitraries.integers()
            .between(1, 8)
            .flatMap(width -> values.list().ofSize(width).list().ofMinSize(1).ofMaxSize(20));
    return Combinators.combine(
            rows,
            Arbitraries.of(',', ';', '\t'),
            Arbitraries.of(true, false),
            Arbitraries.of(true, false))
        .as(
            (r, delimiter, comma, epoch) ->
                new Written(r, delimiter, comma && delimiter != ',', epoch));
  }
}
