package io.sluice.query.evidence;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;

/** Packs files one after the other, and at last their hashes. Not thread-safe. */
final class EvidenceZip {

  /** As sha256sum writes and checks it. */
  static final String MANIFEST = "SHA256SUMS";

  private final ByteArrayOutputStream packed = new ByteArrayOutputStream();
  private final ZipOutputStream zip = new ZipOutputStream(packed);
  private final StringBuilder manifest = new StringBuilder();

  /** What is packed since the last call, this file included. */
  byte[] add(String name, byte[] content) {
    manifest.append(hash(content)).append("  ").append(name).append('\n');
    return pack(name, content);
  }

  /** The rest. */
  byte[] end() {
    try {
      byte[] last = pack(MANIFEST, manifest.toString().getBytes(StandardCharsets.UTF_8));
      zip.close();
      byte[] directory = packed.toByteArray();
      var both = new ByteArrayOutputStream(last.length + directory.length);
      both.writeBytes(last);
      both.writeBytes(directory);
      return both.toByteArray();
    } catch (IOException e) {
      throw new UncheckedIOException("writing to memory failed", e);
    }
  }

  private byte[] pack(String name, byte[] content) {
    try {
      var entry = new ZipEntry(name);
      entry.setTime(0); // the same incident is the same file
      zip.putNextEntry(entry);
      zip.write(content);
      zip.closeEntry();
      zip.flush();
      byte[] some = packed.toByteArray();
      packed.reset();
      return some;
    } catch (IOException e) {
      throw new UncheckedIOException("writing to memory failed", e);
    }
  }

  private static String hash(byte[] content) {
    try {
      return HexFormat.of().formatHex(MessageDigest.getInstance("SHA-256").digest(content));
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("every JVM has SHA-256", e);
    }
  }
}
