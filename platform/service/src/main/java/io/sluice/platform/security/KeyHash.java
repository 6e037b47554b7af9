package io.sluice.platform.security;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;

/** A hash, compared in a time that does not tell how much of it is right. */
final class KeyHash {

  private final byte[] bytes;

  private KeyHash(byte[] bytes) {
    this.bytes = bytes;
  }

  static KeyHash of(String text) {
    try {
      return new KeyHash(MessageDigest.getInstance("SHA-256").digest(text.getBytes(UTF_8)));
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("every Java has SHA-256", e);
    }
  }

  /**
   * @throws IllegalArgumentException if it is not 64 lower-case hex digits
   */
  static KeyHash parse(String hex) {
    if (!hex.matches("[0-9a-f]{64}")) {
      throw new IllegalArgumentException();
    }
    return new KeyHash(HexFormat.of().parseHex(hex));
  }

  @Override
  public boolean equals(Object other) {
    return other instanceof KeyHash hash && MessageDigest.isEqual(bytes, hash.bytes);
  }

  @Override
  public int hashCode() {
    throw new UnsupportedOperationException("a lookup by hash would take a telling time");
  }

  /** Nothing of it: the hash of a weak key is nearly the key. */
  @Override
  public String toString() {
    return "KeyHash";
  }
}
