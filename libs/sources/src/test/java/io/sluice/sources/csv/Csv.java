package io.sluice.sources.csv;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;

/** What a text is read as. */
record Csv(CsvHeader header, List<CsvRow> rows, CsvSummary summary) {

  static Csv read(String text) {
    return read(text, CsvOptions.files());
  }

  static Csv read(String text, CsvOptions options) {
    return read(text.getBytes(StandardCharsets.UTF_8), options);
  }

  static Csv read(byte[] bytes, CsvOptions options) {
    try (var readings = CsvReadings.open(new ByteArrayInputStream(bytes), "a.csv", options)) {
      List<CsvRow> rows = new ArrayList<>();
      for (CsvRow row = readings.next(); row != null; row = readings.next()) {
        rows.add(row);
      }
      return new Csv(readings.header(), rows, readings.summary());
    } catch (CsvFormatException e) {
      throw new AssertionError(e.getMessage(), e);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  List<CsvRow.Row> read() {
    return rows.stream().filter(CsvRow.Row.class::isInstance).map(CsvRow.Row.class::cast).toList();
  }

  List<String> bad() {
    return rows.stream()
        .filter(CsvRow.BadRow.class::isInstance)
        .map(row -> ((CsvRow.BadRow) row).sentence())
        .toList();
  }
}
