package io.sluice.testbed.postgres;

import java.nio.file.Path;

/** Where the server's programs are unpacked. */
final class Binaries {

  private Binaries() {}

  /** The folder asked for, else one of this user: /tmp is shared, and these files are executed. */
  static Path folder(Path wished) {
    return wished != null
        ? wished.toAbsolutePath().normalize()
        : Path.of(
            System.getProperty("java.io.tmpdir"),
            "sluice-postgres-" + System.getProperty("user.name"));
  }
}
