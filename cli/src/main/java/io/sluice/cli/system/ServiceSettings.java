package io.sluice.cli.system;

import java.io.IOException;
import java.io.StringWriter;
import java.io.UncheckedIOException;
import java.nio.file.Path;
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
    var text = new StringWriter();
    try {
      properties.store(text, null);
    } catch (IOException e) {
      throw new UncheckedIOException("a text cannot be written", e);
    }
    PrivateFile.write(file, text.toString());
    return Map.of("SMALLRYE_CONFIG_LOCATIONS", file.toUri().toString());
  }
}
