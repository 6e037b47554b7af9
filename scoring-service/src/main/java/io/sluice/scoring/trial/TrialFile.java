package io.sluice.scoring.trial;

import io.sluice.platform.problem.Problems;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.util.zip.GZIPInputStream;

/** The bytes of a file, of which there are so many at most, however small it was packed. */
record TrialFile(long maxBytes) {

  /**
   * @param bytes plain or gzip
   * @throws IOException if they are gzip that is broken
   */
  byte[] unpacked(byte[] bytes) throws IOException {
    boolean isPacked = bytes.length > 2 && bytes[0] == 0x1f && (bytes[1] & 0xff) == 0x8b;
    if (!isPacked) {
      return bytes;
    }
    try (InputStream in = new GZIPInputStream(new ByteArrayInputStream(bytes))) {
      byte[] unpacked = in.readNBytes((int) Math.min(Integer.MAX_VALUE - 16, maxBytes + 1));
      if (unpacked.length > maxBytes) {
        throw Problems.tooLarge(
            "unpacked, the file has more than the %d bytes that are taken".formatted(maxBytes),
            maxBytes);
      }
      return unpacked;
    }
  }
}
