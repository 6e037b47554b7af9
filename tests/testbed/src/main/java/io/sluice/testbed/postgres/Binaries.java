package io.sluice.testbed.postgres;

import io.sluice.testbed.StartFailedException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.nio.file.attribute.UserPrincipal;
import org.jspecify.annotations.Nullable;

/** Where the server's programs are unpacked. */
final class Binaries {

  private Binaries() {}

  /**
   * A folder inside the one asked for, else inside one of this user among the temporary files. What
   * lies there is executed and the library makes its own folder writable for everybody: so the
   * outer one is this user's alone.
   */
  static Path folder(@Nullable Path wished) throws IOException {
    Path outer =
        wished != null
            ? wished.toAbsolutePath().normalize()
            : Path.of(
                System.getProperty("java.io.tmpdir"),
                "sluice-postgres-" + System.getProperty("user.name"));
    Files.createDirectories(outer);
    if (!Files.getOwner(outer).equals(me(outer))) {
      throw new StartFailedException(
          "Postgres cannot use %s: it belongs to the user %s"
              .formatted(outer, Files.getOwner(outer).getName()));
    }
    Files.setPosixFilePermissions(outer, PosixFilePermissions.fromString("rwx------"));
    return outer.resolve("programs");
  }

  /** Who owns what this process creates. Its user may have no name, as in a container. */
  private static UserPrincipal me(Path folder) throws IOException {
    Path mine = Files.createTempFile(folder, "owner", null);
    try {
      return Files.getOwner(mine);
    } finally {
      Files.delete(mine);
    }
  }
}
