package io.sluice.sources.readings;

import io.sluice.sources.table.TableSource;
import io.sluice.sources.table.Tables;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;

/** A file whose readings can be read, by what was found out about all of it. */
public final class ReadingFile {

  /** Of the heap that the rows of a file may take that has to be turned round. */
  private static final int PART_OF_HEAP = 4;

  private final TableSource source;
  private final FileFindings findings;
  private final RowReader.Layout layout;
  private final ReadingOptions options;

  ReadingFile(
      TableSource source, FileFindings findings, RowReader.Layout layout, ReadingOptions options) {
    this.source = source;
    this.findings = findings;
    this.layout = layout;
    this.options = options;
  }

  /**
   * Reads all of a file and finds out how it is to be read.
   *
   * @throws UnusableFileException if it holds no table of readings; one sentence
   * @throws IOException if it cannot be read
   */
  public static ReadingFile inspect(Path file, ReadingOptions options)
      throws UnusableFileException, IOException {
    return inspect(List.of(file), options).getFirst();
  }

  /**
   * The same for files of the same columns: what a column holds is found out by all of them.
   *
   * @throws UnusableFileException if one holds no table of readings; one sentence
   * @throws IOException if one cannot be read
   */
  public static List<ReadingFile> inspect(List<Path> files, ReadingOptions options)
      throws UnusableFileException, IOException {
    var inspection = new Inspection(options);
    for (Path file : files) {
      inspection.add(tableOptions -> Tables.find(file, tableOptions));
    }
    return inspection.finish();
  }

  /**
   * The same for what is in memory, such as a request's body.
   *
   * @param bytes not copied
   * @param name what to call it in messages
   * @throws UnusableFileException if it holds no table of readings; one sentence
   * @throws IOException if it cannot be unpacked
   */
  public static ReadingFile inspect(byte[] bytes, String name, ReadingOptions options)
      throws UnusableFileException, IOException {
    var inspection = new Inspection(options);
    inspection.add(tableOptions -> Tables.find(bytes, name, tableOptions));
    return inspection.finish().getFirst();
  }

  /** What was found out. */
  public FileFindings findings() {
    return findings;
  }

  /** Whether its readings are made of rows at even steps, more of them or fewer. */
  public boolean isResampled() {
    return options.resample() != null;
  }

  /**
   * @throws UnusableFileException if somebody has to answer a question before its readings can be
   *     read; one sentence
   */
  public void requireAnswers() throws UnusableFileException {
    if (!findings.questions().isEmpty()) {
      throw new UnusableFileException(
          findings.source() + ": " + String.join("; ", findings.questions()));
    }
  }

  /**
   * Its readings from the first; as often as wanted.
   *
   * @throws UnusableFileException if somebody has to answer a question before; one sentence
   * @throws IOException if it cannot be read
   */
  public FileReadings open() throws UnusableFileException, IOException {
    requireAnswers();
    return new FileReadings(
        findings,
        source.open(),
        new RowReader(layout, options.takesMissingOut(), options.isStrict()),
        options.resample(),
        options.leftOut(),
        Runtime.getRuntime().maxMemory() / PART_OF_HEAP);
  }
}
