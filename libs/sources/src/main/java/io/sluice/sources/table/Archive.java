package io.sluice.sources.table;

import java.io.FilterInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Path;
import java.util.List;
import java.util.zip.ZipEntry;
import java.util.zip.ZipFile;

/** A ZIP archive of one file. */
final class Archive {

  private Archive() {}

  /**
   * The name of its only file.
   *
   * @throws TableFormatException if there is none or more than one
   */
  static String entry(Path file) throws TableFormatException, IOException {
    try (var zip = new ZipFile(file.toFile())) {
      List<String> names =
          zip.stream()
              .filter(entry -> !entry.isDirectory() && !entry.getName().startsWith("__MACOSX/"))
              .map(entry -> entry.getName())
              .toList();
      if (names.size() != 1) {
        throw new TableFormatException(
            "%s is a ZIP archive of %d files, expected one%s"
                .formatted(file, names.size(), names.isEmpty() ? "" : ": " + Quote.list(names)));
      }
      return names.getFirst();
    }
  }

  /** The bytes of an entry. */
  static Bytes bytes(Path file, String name) {
    return () -> {
      var zip = new ZipFile(file.toFile());
      try {
        ZipEntry entry = zip.getEntry(name);
        if (entry == null) {
          throw new IOException(file + " has no longer an entry " + name);
        }
        return closing(zip, zip.getInputStream(entry));
      } catch (IOException | RuntimeException e) {
        zip.close();
        throw e;
      }
    };
  }

  private static InputStream closing(ZipFile zip, InputStream in) {
    return new FilterInputStream(in) {
      @Override
      public void close() throws IOException {
        super.close();
        zip.close();
      }
    };
  }
}
