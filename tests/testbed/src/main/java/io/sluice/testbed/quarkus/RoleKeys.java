package io.sluice.testbed.quarkus;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.quarkus.test.common.QuarkusTestResourceLifecycleManager;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Authentication as in production, with a key for each role. For the annotated classes alone. */
public final class RoleKeys implements QuarkusTestResourceLifecycleManager {

  public static final List<String> ROLES =
      List.of("ingest", "viewer", "operator", "engineer", "service", "admin");

  private @Nullable Path file;

  /** The key that has a role. */
  public static String of(String role) {
    return "key-of-" + role;
  }

  @Override
  public Map<String, String> start() {
    try {
      Path keys = Files.createTempFile("sluice", ".keys");
      file = keys;
      Files.write(keys, ROLES.stream().map(RoleKeys::line).toList());
      return Map.of(
          "sluice.security.enabled", "true", "sluice.security.keys-file", keys.toString());
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static String line(String role) {
    try {
      byte[] hash = MessageDigest.getInstance("SHA-256").digest(of(role).getBytes(UTF_8));
      return "test-" + role + ":" + role + ":" + HexFormat.of().formatHex(hash);
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException(e);
    }
  }

  @Override
  public void stop() {
    if (file == null) {
      return;
    }
    try {
      Files.deleteIfExists(file);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
