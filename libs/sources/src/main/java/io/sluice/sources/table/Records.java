package io.sluice.sources.table;

import java.io.Closeable;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Records of a text: a line each, or several where a field in quotation marks goes on in the next
 * line (RFC 4180). A stray quotation mark spoils its own line and not the rest of the file: a field
 * has few lines, and none of them is a record by itself. Not thread-safe.
 */
final class Records implements Closeable {

  private static final int MOST_LINES_OF_A_FIELD = 32;
  private static final String[] NOTHING = {};

  private final Lines lines;
  private final Splitter splitter;
  private final int maxLength;

  /** Lines that were looked at to see where a field ends, and are none of it. */
  private final List<Line> ahead = new ArrayList<>();

  private Line line = new Line("", 0, false);
  private String @Nullable [] fields = NOTHING;

  /** Of the record before; 0 before the first. */
  private int usual;

  private record Line(String text, long number, boolean tooLong) {}

  /**
   * @param lines closed with this
   * @param maxLength longest record, characters
   */
  Records(Lines lines, Splitter splitter, int maxLength) {
    this.lines = lines;
    this.splitter = splitter;
    this.maxLength = maxLength;
  }

  /** Goes to the next record; false at the end. */
  boolean next() throws IOException {
    Line next = ahead.isEmpty() ? read() : ahead.removeFirst();
    if (next == null) {
      return false;
    }
    line = next;
    if (line.text.isBlank()) {
      fields = NOTHING;
      return true;
    }
    fields = splitter.of(line.text);
    if (fields == null && splitter.isOpen()) {
      join();
    }
    usual = fields == null ? usual : fields.length;
    return true;
  }

  private @Nullable Line read() throws IOException {
    String text = lines.next();
    return text == null ? null : new Line(text, lines.number(), lines.tooLong());
  }

  /** Goes on line by line until the field ends; leaves all as it is if it does not. */
  private void join() throws IOException {
    var text = new StringBuilder(line.text);
    for (int count = 0; count < MOST_LINES_OF_A_FIELD; count++) {
      Line next = ahead(count);
      if (next == null
          || next.tooLong
          || text.length() + next.text.length() >= maxLength
          || isRecord(next)) {
        return;
      }
      text.append('\n').append(next.text);
      if (next.text.indexOf(Splitter.QUOTE) < 0) {
        continue;
      }
      String[] joined = splitter.of(text.toString());
      if (joined != null) {
        fields = joined;
        line = new Line(text.toString(), line.number, false);
        ahead.subList(0, count + 1).clear();
        return;
      }
      if (!splitter.isOpen()) {
        return;
      }
    }
  }

  private @Nullable Line ahead(int index) throws IOException {
    if (index == ahead.size()) {
      Line next = read();
      if (next == null) {
        return null;
      }
      ahead.add(next);
    }
    return ahead.get(index);
  }

  /** Whether a line has all that a record has. */
  private boolean isRecord(Line next) {
    if (next.text.indexOf(Splitter.QUOTE) >= 0) {
      return false;
    }
    String[] alone = splitter.of(next.text);
    return alone != null
        && alone.length > 1
        && alone.length == usual
        && FieldLook.anyValue(alone, 0);
  }

  /** The record as it is written. */
  String text() {
    return line.text;
  }

  /** Its fields, none if it is blank; null if quotation marks do not match or they are too many. */
  String @Nullable [] fields() {
    return fields;
  }

  /** Number of its first line, from 1. */
  long number() {
    return line.number;
  }

  boolean tooLong() {
    return line.tooLong;
  }

  @Override
  public void close() throws IOException {
    lines.close();
  }
}
