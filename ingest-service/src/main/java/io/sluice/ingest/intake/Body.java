package io.sluice.ingest.intake;

import java.nio.ByteBuffer;

/**
 * A request's body, inflated and in memory; its size is bounded. Records are views into it.
 *
 * @param bytes at least {@code end} of them
 * @param start of the text, behind a byte order mark
 * @param end of the text
 */
record Body(byte[] bytes, int start, int end) {

  int length() {
    return end - start;
  }

  ByteBuffer slice(int from, int to) {
    return ByteBuffer.wrap(bytes, from, to - from);
  }
}
