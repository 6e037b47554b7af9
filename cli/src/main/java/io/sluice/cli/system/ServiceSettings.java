package io.sluice.cli.system;

import io.sluice.cli.CommandFailure;
import java.io.IOException;
import java.nio.file.FileSystems;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.Map;
import java.util.Properties;

/**
 * Hands a service its settings as a file that a person can look at. A file and not arguments: those
 * would show secrets to everyone who lists processes.
 */
final class ServiceSettings {

  /** Above what is packaged with the service (250), below the environment (300). */
  private static final String ORDINAL = "275";

  private final Path folder;

  ServiceSettings(Path folder) {
    this.folder = folder;
  }

  /** Writes the settings and gives the environment that makes the service read them. */
  Map<String, String> write(String process, Map<String, String> settings) {
    Path file = folder.resolve(process + ".properties");
    var properties = new Properties();
    properties.put("config_ordinal", ORDINAL);
    properties.putAll(settings);
    try {
      Files.deleteIfExists(file);
      if (FileSystems.getDefault().supportedFileAttributeViews().contains("posix")) {
        Files.createFile(
            file,
            PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rw-------")));
      }
      try (var out = Files.newBufferedWriter(file)) {
        properties.store(out, null);
      }
    } catch (IOException e) {
      throw new CommandFailure("cannot write " + file + ": " + e.getMessage(), e);
    }
    return Map.of("SMALLRYE_CONFIG_LOCATIONS", file.toUri().toString());
  }
}
