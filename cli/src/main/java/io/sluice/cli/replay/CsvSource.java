package io.sluice.cli.replay;

import io.sluice.cli.CommandFailure;
import io.sluice.contracts.Reading;
import io.sluice.sources.csv.CsvFormatException;
import io.sluice.sources.csv.CsvHeader;
import io.sluice.sources.csv.CsvOptions;
import io.sluice.sources.csv.CsvReadings;
import io.sluice.sources.csv.CsvRow;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.function.Consumer;

/**
 * The rows of a CSV file as readings of one asset. Lines that cannot be read are told and left out.
 */
public final class CsvSource implements ReplaySource {

  private final Path file;
  private final String asset;
  private final String profile;
  private final Extent extent;
  private final CsvReadings rows;
  private final List<String> tags;
  private final Consumer<String> unreadable;

  private CsvSource(
      Path file,
      String asset,
      String profile,
      Extent extent,
      CsvReadings rows,
      Consumer<String> unreadable) {
    this.file = file;
    this.asset = asset;
    this.profile = profile;
    this.extent = extent;
    this.rows = rows;
    this.tags = rows.header().tags();
    this.unreadable = unreadable;
  }

  /**
   * @param unreadable told of each line that cannot be read, in one sentence
   * @throws CommandFailure if the file cannot be read at all
   */
  public static CsvSource open(
      Path file, CsvOptions options, String asset, String profile, Consumer<String> unreadable) {
    try {
      return new CsvSource(
          file, asset, profile, extent(file, options), CsvReadings.open(file, options), unreadable);
    } catch (CsvFormatException e) {
      throw new CommandFailure(e.getMessage(), e);
    } catch (IOException e) {
      throw new CommandFailure("cannot read " + file + ": " + e.getMessage(), e);
    }
  }

  /**
   * How much of event time a file covers.
   *
   * @param rows rows that can be read
   * @param first time of the earliest; null if there is none
   * @param last time of the latest; null if there is none
   * @param notes what a person should know of the times, a sentence each
   */
  record Extent(long rows, Instant first, Instant last, List<String> notes) {

    private static final Extent NOTHING = new Extent(0, null, null, List.of());

    private Extent with(Instant time) {
      return new Extent(
          rows + 1,
          first == null || time.isBefore(first) ? time : first,
          last == null || time.isAfter(last) ? time : last,
          notes);
    }

    private Extent with(List<String> notes) {
      return new Extent(rows, first, last, notes);
    }
  }

  private static Extent extent(Path file, CsvOptions options)
      throws CsvFormatException, IOException {
    try (var rows = CsvReadings.open(file, options)) {
      var extent = Extent.NOTHING;
      for (CsvRow row = rows.next(); row != null; row = rows.next()) {
        if (row instanceof CsvRow.Row read) {
          extent = extent.with(read.time());
        }
      }
      return extent.with(rows.summary().repeatedHours());
    }
  }

  Path file() {
    return file;
  }

  Extent extent() {
    return extent;
  }

  public CsvHeader header() {
    return rows.header();
  }

  @Override
  public String name() {
    return file.getFileName().toString();
  }

  @Override
  public String asset() {
    return asset;
  }

  @Override
  public long total() {
    return extent.rows();
  }

  @Override
  public Reading next() {
    try {
      while (true) {
        switch (rows.next()) {
          case null -> {
            return null;
          }
          case CsvRow.BadRow bad -> unreadable.accept(file.getFileName() + ", " + bad.sentence());
          case CsvRow.Row row -> {
            return reading(row);
          }
        }
      }
    } catch (IOException e) {
      throw new CommandFailure("cannot read " + file + " any further: " + e.getMessage(), e);
    }
  }

  private Reading reading(CsvRow.Row row) {
    var values = LinkedHashMap.<String, Double>newLinkedHashMap(tags.size());
    var texts = new LinkedHashMap<String, String>();
    for (int i = 0; i < tags.size(); i++) {
      double value = row.values()[i];
      String text = row.texts() == null ? null : row.texts()[i];
      if (text != null) {
        texts.put(tags.get(i), text);
      } else {
        values.put(tags.get(i), Double.isNaN(value) ? null : value);
      }
    }
    return new Reading(asset, null, profile, row.time(), values, texts, null, null, row.label());
  }

  @Override
  public void close() {
    try {
      rows.close();
    } catch (IOException e) {
      // Only read from: nothing can be lost.
    }
  }
}
