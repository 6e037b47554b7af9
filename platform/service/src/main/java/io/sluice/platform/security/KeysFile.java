package io.sluice.platform.security;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.jboss.logging.Logger;
import org.jspecify.annotations.Nullable;

/**
 * The file with the keys, which may change at any time: a Secret that is mounted does when it is
 * rotated. A change that cannot be used leaves the keys as they were.
 */
final class KeysFile {

  private static final Logger LOG = Logger.getLogger(KeysFile.class);

  private final Path file;
  private volatile ApiKeys keys = ApiKeys.NONE;
  private List<String> lines = List.of();
  private @Nullable String problem;

  KeysFile(Path file) {
    this.file = file;
  }

  /**
   * Reads it for the first time.
   *
   * @throws InvalidKeysException if it cannot be used
   */
  synchronized void load() throws InvalidKeysException {
    List<String> now = read();
    keys = ApiKeys.parse(now);
    lines = now;
  }

  /** Reads it anew. Says once what is new, and once what is wrong. */
  synchronized void reload() {
    try {
      List<String> now = read();
      if (!now.equals(lines)) {
        keys = ApiKeys.parse(now);
        lines = now;
        LOG.infof("%s has changed: %d keys", file, keys.size());
      }
      problem = null;
    } catch (InvalidKeysException e) {
      String found = String.valueOf(e.getMessage());
      if (!found.equals(problem)) {
        LOG.errorf("%s: %s; the keys stay as they were", file, found);
        problem = found;
      }
    }
  }

  private List<String> read() throws InvalidKeysException {
    try {
      return Files.readAllLines(file);
    } catch (IOException e) {
      throw new InvalidKeysException("it cannot be read (" + e.getClass().getSimpleName() + ")");
    }
  }

  ApiKeys keys() {
    return keys;
  }
}
