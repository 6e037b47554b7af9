package io.sluice.stores;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.regex.Pattern;

/** Blocks of a PEM file (RFC 7468), as {@code openssl} writes them. */
final class PemKeys {

  private PemKeys() {}

  /**
   * @param label of the blocks that are meant, {@code PUBLIC KEY}
   * @throws IllegalArgumentException a sentence, if there is none or the file cannot be read
   */
  static List<byte[]> read(Path file, String label) {
    var blocks = new ArrayList<byte[]>();
    try {
      var matcher =
          Pattern.compile(
                  "-----BEGIN %s-----(.*?)-----END %s-----".formatted(label, label), Pattern.DOTALL)
              .matcher(Files.readString(file));
      while (matcher.find()) {
        blocks.add(Base64.getMimeDecoder().decode(matcher.group(1)));
      }
    } catch (IOException | IllegalArgumentException e) {
      throw new IllegalArgumentException(
          "%s cannot be read as PEM (%s)".formatted(file, e.getClass().getSimpleName()), e);
    }
    if (blocks.isEmpty()) {
      throw new IllegalArgumentException(
          "%s holds no key: expected PEM, -----BEGIN %s-----".formatted(file, label));
    }
    return blocks;
  }
}
