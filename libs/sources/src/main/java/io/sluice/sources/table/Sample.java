package io.sluice.sources.table;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * The first lines of a text, enough to find out what it is.
 *
 * @param begin the first of all
 * @param lines those with something in them but remarks
 * @param last number of the last line looked at
 */
record Sample(@Nullable String begin, List<String> lines, long last) {

  static final int LINES_OF_FILE = 1_000;

  /** Few, since every request pays for them. */
  static final int LINES_OF_BODY = 200;

  /** Characters after which the sample is large enough, for what comes from strangers. */
  private static final int LENGTH = 1 << 20;

  /** A logger that lost its power leaves some zero bytes; a text of many is none. */
  private static final int MANY_ZEROS = 2;

  /**
   * @param most how many lines
   * @throws TableFormatException if there is no text
   */
  static Sample of(
      Bytes bytes, TextEncoding encoding, int most, String source, TableOptions options)
      throws TableFormatException, IOException {
    List<String> lines = new ArrayList<>();
    long last = 0;
    int length = 0;
    long zeros = 0;
    boolean any = false;
    String begin = null;
    try (var reader = new LineReader(bytes, encoding, options.maxLineLength())) {
      while (last < (long) options.headerLine() + most && length < LENGTH) {
        String line = reader.next();
        if (line == null) {
          break;
        }
        last = reader.number();
        if (last < options.headerLine()) {
          continue;
        }
        begin = begin == null ? line : begin;
        zeros += zeros(line);
        if (zeros > 0 && (lines.isEmpty() || zeros > length / MANY_ZEROS)) {
          throw new TableFormatException(source + " is no text, expected a table as text");
        }
        any |= !line.isBlank() || reader.tooLong();
        length += line.length();
        String text = line.strip();
        if (!text.isEmpty() && "#%".indexOf(text.charAt(0)) < 0 && !text.startsWith("//")) {
          lines.add(line);
        }
      }
    }
    if (lines.isEmpty()) {
      throw new TableFormatException(nothing(any, last, source, options));
    }
    return new Sample(begin, lines, last);
  }

  private static long zeros(String line) {
    return line.indexOf('\0') < 0 ? 0 : line.chars().filter(c -> c == '\0').count();
  }

  private static String nothing(boolean any, long last, String source, TableOptions options) {
    if (options.headerLine() > last) {
      return "%s has %d lines, expected the names of the columns in line %d"
          .formatted(source, last, options.headerLine());
    }
    return any
        ? "%s has nothing but remarks or lines longer than %d characters in its first %d lines"
            .formatted(source, options.maxLineLength(), last)
        : source + " is empty, expected a line with the column names";
  }
}
