package io.sluice.sources.table;

import java.nio.charset.StandardCharsets;
import org.jspecify.annotations.Nullable;

/** First bytes of formats that people have, besides text. */
final class Magic {

  static final int LENGTH = 8;

  private static final String ZIP = "PK\u0003\u0004";
  private static final String PARQUET = "PAR1";
  private static final String OLD_EXCEL = "\u00d0\u00cf\u0011\u00e0";
  private static final String MATLAB = "MATLAB 5";
  private static final String HDF5 = "\u0089HDF";
  private static final String PDF = "%PDF";
  private static final String BZIP2 = "BZh";
  private static final String XZ = "\u00fd7zXZ";
  private static final String ZSTD = "\u0028\u00b5\u002f\u00fd";

  private Magic() {}

  static boolean isZip(byte[] start) {
    return new String(start, StandardCharsets.ISO_8859_1).startsWith(ZIP);
  }

  /** What the bytes are, with its article; null if they may be text. */
  static @Nullable String of(byte[] start) {
    String text = new String(start, StandardCharsets.ISO_8859_1);
    if (text.startsWith(ZIP)) {
      return "a ZIP archive or a workbook";
    }
    if (text.startsWith(PARQUET)) {
      return "Parquet";
    }
    if (text.startsWith(OLD_EXCEL)) {
      return "a workbook of Excel 97-2003 (.xls)";
    }
    if (text.startsWith(MATLAB) || text.startsWith(HDF5)) {
      return "a MATLAB or HDF5 file";
    }
    if (text.startsWith(PDF)) {
      return "PDF";
    }
    return text.startsWith(BZIP2) || text.startsWith(XZ) || text.startsWith(ZSTD)
        ? "packed in another way than gzip"
        : null;
  }
}
