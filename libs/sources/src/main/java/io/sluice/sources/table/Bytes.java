package io.sluice.sources.table;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.util.zip.GZIPInputStream;

/** Bytes that can be read more than once. */
@FunctionalInterface
interface Bytes {

  int BUFFER = 1 << 16;

  InputStream open() throws IOException;

  /** How many bytes it pays to read at once. */
  default int buffer() {
    return BUFFER;
  }

  /** At most that many of the first. */
  default byte[] start(int length) throws IOException {
    try (InputStream in = open()) {
      return in.readNBytes(length);
    }
  }

  /** Unpacked where they are gzip by their first bytes. */
  static Bytes unpacked(Bytes packed) throws IOException {
    byte[] magic = packed.start(2);
    boolean gzip = magic.length == 2 && magic[0] == 0x1f && (magic[1] & 0xff) == 0x8b;
    return gzip ? () -> new GZIPInputStream(packed.open(), packed.buffer()) : packed;
  }

  /** Few bytes need no large buffers: most bodies are short. */
  record InMemory(byte[] bytes, int from, int length) implements Bytes {

    @Override
    public InputStream open() {
      return new ByteArrayInputStream(bytes, from, length);
    }

    @Override
    public int buffer() {
      return Math.clamp(length, 64, BUFFER);
    }
  }
}
