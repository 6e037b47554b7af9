package io.sluice.sources.csv;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.List;
import java.util.Queue;
import org.jspecify.annotations.Nullable;

/**
 * The readings of one CSV file or stream, a row at a time; however long it is, no more than its
 * first lines and one more are held in memory. Not thread-safe.
 */
public final class CsvReadings implements AutoCloseable {

  /** Lines by which time format and label columns are found out. */
  private static final int SAMPLE_LINES = 200;

  /** Characters after which the sample is large enough, for what comes from strangers. */
  private static final int SAMPLE_LENGTH = 1 << 20;

  private final LineReader lines;
  private final Queue<Line> sample;
  private final Layout layout;
  private final RowParser parser;
  private final CsvSummary summary;

  private CsvReadings(LineReader lines, Queue<Line> sample, Layout layout, CsvOptions options) {
    this.lines = lines;
    this.sample = sample;
    this.layout = layout;
    this.parser = new RowParser(layout, options);
    this.summary = new CsvSummary(parser.repeatedHours());
  }

  /**
   * @throws CsvFormatException if the file has no header with a time column or is no text; one
   *     sentence
   * @throws IOException if it cannot be read
   */
  public static CsvReadings open(Path file, CsvOptions options)
      throws CsvFormatException, IOException {
    return open(Files.newInputStream(file), file.toString(), options);
  }

  /**
   * @param in plain or gzip; closed with this, or at once if this throws
   * @param name what to call it in messages
   * @throws CsvFormatException if it has no header with a time column or is no text; one sentence
   * @throws IOException if it cannot be read
   */
  public static CsvReadings open(InputStream in, String name, CsvOptions options)
      throws CsvFormatException, IOException {
    var lines = new LineReader(in, options.maxLineLength());
    try {
      List<Line> first = sample(lines);
      Layout layout = Layout.of(first, name, options);
      first.removeIf(line -> line.number() <= layout.header().headerLine());
      return new CsvReadings(lines, new ArrayDeque<>(first), layout, options);
    } catch (CsvFormatException | IOException | RuntimeException e) {
      lines.close();
      throw e;
    }
  }

  private static List<Line> sample(LineReader lines) throws IOException {
    List<Line> first = new ArrayList<>();
    int length = 0;
    while (first.size() < SAMPLE_LINES && length < SAMPLE_LENGTH) {
      Line line = lines.next();
      if (line == null) {
        break;
      }
      first.add(line);
      length += line.text() == null ? 0 : line.text().length();
    }
    return first;
  }

  public CsvHeader header() {
    return layout.header();
  }

  /**
   * The next row, null at the end. Blank lines are passed over.
   *
   * @throws IOException if the file cannot be read any further
   */
  public @Nullable CsvRow next() throws IOException {
    while (true) {
      Line line = sample.isEmpty() ? lines.next() : sample.remove();
      if (line == null) {
        return null;
      }
      CsvRow row = parser.parse(line);
      if (row != null) {
        summary.add(row);
        return row;
      }
    }
  }

  /** What was seen in the rows handed out so far. */
  public CsvSummary summary() {
    return summary;
  }

  @Override
  public void close() throws IOException {
    lines.close();
  }
}
