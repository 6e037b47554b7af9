package io.sluice.sources.readings;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;

/** What a text is read as. */
record Read(
    FileFindings findings, List<FileRow> rows, ReadingSummary summary, List<String> leftOut) {

  static Read of(String text) {
    return of(text, ReadingOptions.FILES);
  }

  static Read of(String text, ReadingOptions options) {
    return of(text.getBytes(StandardCharsets.UTF_8), options);
  }

  static Read of(byte[] bytes, ReadingOptions options) {
    try {
      ReadingFile file = ReadingFile.inspect(bytes, "a.csv", options);
      List<FileRow> rows = new ArrayList<>();
      try (var readings = file.open()) {
        for (FileRow row = readings.next(); row != null; row = readings.next()) {
          rows.add(row);
        }
        return new Read(file.findings(), rows, readings.summary(), readings.leftOut());
      }
    } catch (UnusableFileException e) {
      throw new AssertionError(e.getMessage(), e);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  List<FileRow.Row> good() {
    return rows.stream()
        .filter(FileRow.Row.class::isInstance)
        .map(FileRow.Row.class::cast)
        .toList();
  }

  List<String> bad() {
    return rows.stream()
        .filter(FileRow.BadRow.class::isInstance)
        .map(row -> ((FileRow.BadRow) row).sentence())
        .toList();
  }
}
