package io.sluice.sources.readings;

import de.siegmar.fastcsv.reader.CsvParseException;
import de.siegmar.fastcsv.reader.CsvReader;
import de.siegmar.fastcsv.reader.NamedCsvRecord;
import io.sluice.contracts.Glob;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.format.DateTimeParseException;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;

/**
 * When people worked on plants: rows of these times are neither normal nor anomalous.
 *
 * @param all in any order; they may overlap
 */
public record MaintenanceWindows(List<Window> all) {

  /** Nobody ever did. */
  public static final MaintenanceWindows NONE = new MaintenanceWindows(List.of());

  private static final String EXPECTED =
      "expected a CSV with the columns from, to and asset, as /api/v1/maintenance/windows.csv gives";

  /**
   * One of them.
   *
   * @param from inclusive
   * @param to exclusive
   * @param asset whether an asset of this name is meant
   */
  public record Window(Instant from, Instant to, Predicate<String> asset) {

    /** Whether it is of this time of an asset. */
    public boolean contains(String name, Instant time) {
      return contains(time) && asset.test(name);
    }

    private boolean contains(Instant time) {
      return !time.isBefore(from) && time.isBefore(to);
    }
  }

  public MaintenanceWindows {
    all = List.copyOf(all);
  }

  /**
   * Reads a CSV with the columns {@code from}, {@code to} and, unless all assets are meant, {@code
   * asset}; others are ignored.
   *
   * @throws UnusableFileException if it is none; one sentence
   */
  public static MaintenanceWindows read(Path file) throws IOException, UnusableFileException {
    var windows = new ArrayList<Window>();
    try (var records = CsvReader.builder().ofNamedCsvRecord(file)) {
      for (NamedCsvRecord line : records) {
        windows.add(window(file, line));
      }
    } catch (CsvParseException e) {
      throw new UnusableFileException("%s cannot be read, %s".formatted(file, EXPECTED), e);
    }
    return new MaintenanceWindows(windows);
  }

  private static Window window(Path file, NamedCsvRecord line) throws UnusableFileException {
    Instant from = time(file, line, "from");
    Instant to = time(file, line, "to");
    if (!from.isBefore(to)) {
      throw new UnusableFileException(
          "%s, line %d: 'to' is %s, not after 'from' %s"
              .formatted(file, line.getStartingLineNumber(), to, from));
    }
    String asset = line.findField("asset").orElse("");
    return new Window(from, to, new Glob(asset.isBlank() ? "*" : asset.strip())::matches);
  }

  private static Instant time(Path file, NamedCsvRecord line, String column)
      throws UnusableFileException {
    String text =
        line.findField(column)
            .orElseThrow(
                () ->
                    new UnusableFileException(
                        "%s has no column '%s', %s".formatted(file, column, EXPECTED)));
    try {
      return OffsetDateTime.parse(text.strip()).toInstant();
    } catch (DateTimeParseException e) {
      throw new UnusableFileException(
          "%s, line %d: '%s' is '%s', expected a time as 2026-11-02T14:00:00Z"
              .formatted(file, line.getStartingLineNumber(), column, text),
          e);
    }
  }

  /**
   * Whether a row is of such a time.
   *
   * @param asset whose row it is; null if its file does not say, so that all windows count
   */
  boolean contain(@Nullable String asset, Instant time) {
    for (Window window : all) {
      if (asset == null ? window.contains(time) : window.contains(asset, time)) {
        return true;
      }
    }
    return false;
  }
}
