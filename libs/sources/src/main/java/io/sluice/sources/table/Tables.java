package io.sluice.sources.table;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ServiceLoader;
import org.jspecify.annotations.Nullable;

/** Finds the table of a file or of a body. */
public final class Tables {

  private Tables() {}

  /**
   * Reads all bytes of a text once, to find out their encoding, and its first lines. Text may be
   * plain, gzip, or the only file in a ZIP archive; other formats are those on the class path, see
   * {@link FileFormat}.
   *
   * @throws TableFormatException if it holds no table; one sentence
   * @throws IOException if it cannot be read
   */
  public static TableSource find(Path file, TableOptions options)
      throws TableFormatException, IOException {
    Bytes bytes = () -> Files.newInputStream(file);
    byte[] start = bytes.start(Magic.LENGTH);
    for (FileFormat format : ServiceLoader.load(FileFormat.class)) {
      if (format.recognises(file, start)) {
        refuseOptionsOfText(file.toString(), options);
        RowSource rows = format.rows(file, options);
        refuseOptionsOfOthers(file.toString(), rows, options);
        return TallSource.of(RowTableSource.of(rows, file.toString(), options), options);
      }
    }
    if (Magic.isZip(start)) {
      String entry = Archive.entry(file);
      return text(
          Archive.bytes(file, entry), Sample.LINES_OF_FILE, file.toString(), entry, options);
    }
    return text(bytes, Sample.LINES_OF_FILE, file.toString(), null, options);
  }

  /**
   * The same for what is in memory. Only text is read, plain or gzip.
   *
   * @param bytes not copied
   * @param name what to call it in messages
   * @throws TableFormatException if it holds no table; one sentence
   * @throws IOException if it cannot be unpacked
   */
  public static TableSource find(byte[] bytes, String name, TableOptions options)
      throws TableFormatException, IOException {
    return find(bytes, 0, bytes.length, name, options);
  }

  /**
   * The same for a part of what is in memory.
   *
   * @param bytes not copied
   * @param from index of the first byte
   * @param length how many bytes
   * @param name what to call it in messages
   * @throws TableFormatException if it holds no table; one sentence
   * @throws IOException if it cannot be unpacked
   */
  public static TableSource find(
      byte[] bytes, int from, int length, String name, TableOptions options)
      throws TableFormatException, IOException {
    var part = new Bytes.InMemory(bytes, from, length);
    return text(part, Sample.LINES_OF_BODY, name, null, options);
  }

  /**
   * The rows of a file, read once.
   *
   * @throws TableFormatException if it holds no table; one sentence
   * @throws IOException if it cannot be read
   */
  public static Table open(Path file, TableOptions options)
      throws TableFormatException, IOException {
    return find(file, options).open();
  }

  /**
   * The rows of what a stream holds, all of which is taken into memory.
   *
   * @param in closed at once
   * @throws TableFormatException if it holds no table; one sentence
   * @throws IOException if it cannot be read
   */
  public static Table open(InputStream in, String name, TableOptions options)
      throws TableFormatException, IOException {
    byte[] bytes;
    try (in) {
      bytes = in.readAllBytes();
    }
    return find(bytes, name, options).open();
  }

  private static void refuseOptionsOfText(String name, TableOptions options)
      throws TableFormatException {
    if (options.encoding() != null || options.delimiter() != null) {
      throw new TableFormatException(
          "%s is no text: leave %s out"
              .formatted(name, options.encoding() == null ? "--delimiter" : "--encoding"));
    }
  }

  private static void refuseOptionsOfOthers(String name, RowSource rows, TableOptions options)
      throws TableFormatException {
    if (options.sheet() != null && rows.part() == null) {
      throw new TableFormatException(
          "%s is %s and no workbook: it has no sheet %s, leave --sheet out"
              .formatted(name, rows.format(), Quote.of(options.sheet())));
    }
    if (rows.headerLine() > 0 && (options.headerLine() > 0 || !options.columns().isEmpty())) {
      throw new TableFormatException(
          "%s is %s, which names its columns itself: leave %s out"
              .formatted(
                  name, rows.format(), options.headerLine() > 0 ? "--header-line" : "--columns"));
    }
  }

  private static TableSource text(
      Bytes packed, int sampleLines, String name, @Nullable String part, TableOptions options)
      throws TableFormatException, IOException {
    Bytes bytes = Bytes.unpacked(packed);
    byte[] start = bytes.start(Magic.LENGTH);
    String other = Magic.of(start);
    if (other != null) {
      throw new TableFormatException(
          "%s is %s, expected a table as text, plain or gzip".formatted(name, other));
    }
    if (options.sheet() != null) {
      throw new TableFormatException(
          "%s is text and no workbook: it has no sheet %s, leave --sheet out"
              .formatted(name, Quote.of(options.sheet())));
    }
    TextEncoding encoding = EncodingScan.of(bytes, options.encoding());
    return TallSource.of(
        JsonSource.begins(bytes, encoding)
            ? JsonSource.of(bytes, encoding, name, part, options)
            : TextSource.of(bytes, encoding, sampleLines, name, part, options),
        options);
  }
}
