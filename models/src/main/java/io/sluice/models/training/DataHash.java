package io.sluice.models.training;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.DigestOutputStream;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.List;

/** SHA-256 of the files as they lie there, one after the other: {@code cat FILES | sha256sum}. */
final class DataHash {

  private DataHash() {}

  static String of(List<Path> files) throws TrainingFailedException {
    MessageDigest digest;
    try {
      digest = MessageDigest.getInstance("SHA-256");
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("every Java platform has SHA-256", e);
    }
    for (Path file : files) {
      try (InputStream in = Files.newInputStream(file);
          var out = new DigestOutputStream(OutputStream.nullOutputStream(), digest)) {
        in.transferTo(out);
      } catch (IOException e) {
        throw new TrainingFailedException("cannot read " + file + ": " + e.getMessage(), e);
      }
    }
    return HexFormat.of().formatHex(digest.digest());
  }
}
