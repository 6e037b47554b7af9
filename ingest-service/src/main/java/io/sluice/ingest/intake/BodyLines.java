package io.sluice.ingest.intake;

/** Goes through the lines of a body; they end with LF, CRLF or CR. */
final class BodyLines {

  private final byte[] bytes;
  private final int bodyEnd;
  private int at;
  private int start;
  private int end;
  private long number;

  BodyLines(Body body) {
    bytes = body.bytes();
    at = body.start();
    bodyEnd = body.end();
  }

  /** Moves on; false behind the last line. */
  boolean next() {
    if (at == bodyEnd) {
      return false;
    }
    start = at;
    while (at < bodyEnd && bytes[at] != '\n' && bytes[at] != '\r') {
      at++;
    }
    end = at;
    if (at < bodyEnd && bytes[at++] == '\r' && at < bodyEnd && bytes[at] == '\n') {
      at++;
    }
    number++;
    return true;
  }

  boolean isBlank() {
    for (int i = start; i < end; i++) {
      if (bytes[i] != ' ' && bytes[i] != '\t') {
        return false;
      }
    }
    return true;
  }

  /** Of the line, from 1. */
  long number() {
    return number;
  }

  int start() {
    return start;
  }

  /** Without the line's end. */
  int end() {
    return end;
  }
}
