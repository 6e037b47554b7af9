package io.sluice.testbed.network;

import io.sluice.testbed.network.sensor.NetworkFlow;
import io.sluice.testbed.network.sensor.SensorField;
import io.sluice.testbed.network.traffic.Episode;
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
 * Writes flows as CSV: {@code time}, the fields of UNSW-NB15, and the ground truth in {@code
 * label,attack_id,attack_cat}; of a normal flow these are 0, 0 and empty.
 */
public final class NetworkCsvWriter implements Consumer<NetworkFlow>, AutoCloseable {

  private final Writer out;
  private final StringBuilder line = new StringBuilder(300);

  private NetworkCsvWriter(Writer out) {
    this.out = out;
  }

  /**
   * @param file compressed if its name ends in {@code .gz}
   */
  public static NetworkCsvWriter to(Path file) throws IOException {
    OutputStream raw = Files.newOutputStream(file);
    try {
      OutputStream bytes =
          file.getFileName().toString().endsWith(".gz")
              ? new GZIPOutputStream(raw, 1 << 16)
              : new BufferedOutputStream(raw, 1 << 16);
      var writer = new NetworkCsvWriter(new OutputStreamWriter(bytes, StandardCharsets.UTF_8));
      writer.out.write(header());
      return writer;
    } catch (IOException e) {
      raw.close();
      throw e;
    }
  }

  private static String header() {
    return SensorField.ALL.stream()
        .map(SensorField::column)
        .collect(Collectors.joining(",", "time,", ",label,attack_id,attack_cat\n"));
  }

  @Override
  public void accept(NetworkFlow flow) {
    line.setLength(0);
    line.append(flow.time());
    for (SensorField field : SensorField.ALL) {
      line.append(',').append(field.written(flow));
    }
    Episode episode = flow.episode();
    line.append(',').append(flow.label()).append(',');
    line.append(episode == null ? 0 : episode.id()).append(',');
    line.append(episode == null ? "" : episode.kind()).append('\n');
    try {
      out.append(line);
    } catch (IOException e) {
      throw new UncheckedIOException("cannot write the flow of " + flow.time(), e);
    }
  }

  @Override
  public void close() throws IOException {
    out.close();
  }
}
