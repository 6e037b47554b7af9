package io.sluice.testbed.plant;

import io.sluice.testbed.plant.tag.PlantTag;
import java.io.BufferedOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.io.OutputStreamWriter;
import java.io.UncheckedIOException;
import java.io.Writer;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.function.Consumer;
import java.util.stream.Collectors;
import java.util.zip.GZIPOutputStream;

/**
 * Writes readings as CSV: {@code Timestamp}, the tags in plant order, and the ground truth in
 * {@code label,attack_id,attack,recovery}. A missing value is an empty field; while the plant
 * recovers the label is 0 and {@code recovery} 1, which readers take for unknown.
 */
public final class PlantCsvWriter implements Consumer<PlantReading>, AutoCloseable {

  /** Decimals of measured values; the finest instrument shows steps of 0.0005. */
  private static final int SCALE = 10_000;

  private final Writer out;
  private final StringBuilder line = new StringBuilder(600);

  private PlantCsvWriter(Writer out) {
    this.out = out;
  }

  /**
   * @param file compressed if its name ends in {@code .gz}
   */
  public static PlantCsvWriter to(Path file) throws IOException {
    OutputStream raw = Files.newOutputStream(file);
    try {
      OutputStream bytes =
          file.getFileName().toString().endsWith(".gz")
              ? new GZIPOutputStream(raw, 1 << 16)
              : new BufferedOutputStream(raw, 1 << 16);
      PlantCsvWriter writer =
          new PlantCsvWriter(new OutputStreamWriter(bytes, StandardCharsets.UTF_8));
      writer.out.write(header());
      return writer;
    } catch (IOException e) {
      raw.close();
      throw e;
    }
  }

  private static String header() {
    return PlantTag.ALL.stream()
        .map(PlantTag::name)
        .collect(Collectors.joining(",", "Timestamp,", ",label,attack_id,attack,recovery\n"));
  }

  @Override
  public void accept(PlantReading reading) {
    line.setLength(0);
    line.append(reading.time());
    for (PlantTag tag : PlantTag.ALL) {
      line.append(',');
      append(tag, reading.value(tag));
    }
    line.append(',').append(reading.label() == null ? 0 : reading.label());
    line.append(',').append(reading.attackId());
    line.append(',').append(quoted(reading.attack()));
    line.append(',').append(reading.recovery() ? 1 : 0).append('\n');
    try {
      out.append(line);
    } catch (IOException e) {
      throw new UncheckedIOException("cannot write the reading of " + reading.time(), e);
    }
  }

  private void append(PlantTag tag, double value) {
    if (Double.isNaN(value)) {
      return;
    }
    if (tag.sort() != PlantTag.Sort.SENSOR) {
      line.append((int) value);
      return;
    }
    long scaled = Math.round(Math.abs(value) * SCALE);
    if (value < 0 && scaled > 0) {
      line.append('-');
    }
    line.append(scaled / SCALE).append('.');
    // A leading 1 keeps the zeros behind the point; it is taken out again.
    int digit = line.length();
    line.append(SCALE + scaled % SCALE).deleteCharAt(digit);
  }

  private static String quoted(String text) {
    return text.chars().anyMatch(c -> c == ',' || c == '"' || c == '\n')
        ? '"' + text.replace("\"", "\"\"") + '"'
        : text;
  }

  @Override
  public void close() throws IOException {
    out.close();
  }
}
