package io.sluice.cli.count;

import io.sluice.contracts.CsvLine;
import io.sluice.counts.CountedInterval;
import io.sluice.counts.Counts;
import java.io.BufferedOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.io.OutputStreamWriter;
import java.io.Writer;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.zip.GZIPOutputStream;
import org.jspecify.annotations.Nullable;

/**
 * Writes intervals as CSV: {@code time}, the asset and the label where there are some, the tags.
 */
final class CountedCsv implements AutoCloseable {

  private static final double WHOLE = 1e15;

  private final Writer out;
  private final boolean hasAssets;
  private final boolean hasLabels;

  private CountedCsv(Writer out, boolean hasAssets, boolean hasLabels) {
    this.out = out;
    this.hasAssets = hasAssets;
    this.hasLabels = hasLabels;
  }

  /**
   * @param file compressed if its name ends in {@code .gz}
   */
  static CountedCsv to(Path file, Counts counts, boolean hasAssets, boolean hasLabels)
      throws IOException {
    if (file.getParent() != null) {
      Files.createDirectories(file.getParent());
    }
    OutputStream raw = Files.newOutputStream(file);
    try {
      OutputStream bytes =
          file.getFileName().toString().endsWith(".gz")
              ? new GZIPOutputStream(raw, 1 << 16)
              : new BufferedOutputStream(raw, 1 << 16);
      var csv =
          new CountedCsv(
              new OutputStreamWriter(bytes, StandardCharsets.UTF_8), hasAssets, hasLabels);
      csv.header(counts);
      return csv;
    } catch (IOException e) {
      raw.close();
      throw e;
    }
  }

  private void header(Counts counts) throws IOException {
    var line = new CsvLine().raw("time");
    if (hasAssets) {
      line.raw("asset");
    }
    counts.tagNames().forEach(line::text);
    if (hasLabels) {
      line.raw("label");
    }
    out.append(line.end().toString());
  }

  /**
   * @param label 1 anomalous, 0 normal, null unknown
   */
  void write(String asset, CountedInterval interval, @Nullable Integer label) throws IOException {
    var line = new CsvLine().raw(interval.begin());
    if (hasAssets) {
      line.text(asset);
    }
    for (double value : interval.values()) {
      boolean isWhole = value == Math.rint(value) && Math.abs(value) < WHOLE;
      line.raw(isWhole ? Long.toString((long) value) : Double.toString(value));
    }
    if (hasLabels) {
      line.raw(label);
    }
    out.append(line.end().toString());
  }

  @Override
  public void close() throws IOException {
    out.close();
  }
}
