package io.sluice.alert;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;

/** Writes the file of receivers that a test wants, and the secret it refers to. */
public final class AlertingFiles {

  private AlertingFiles() {}

  /** The log, and the webhook {@code ops}, each told everything but of assets that sleep. */
  public static Path logAndWebhook(URI webhook, String secret) {
    return logAndWebhook(webhook, secret, "timeout: 2s", "");
  }

  /**
   * @param fields further ones of the webhook
   */
  static Path logAndWebhook(URI webhook, String secret, String fields) {
    return logAndWebhook(webhook, secret, fields, "");
  }

  /**
   * @param fields further ones of the webhook
   * @param sections further ones of the file
   */
  static Path logAndWebhook(URI webhook, String secret, String fields, String sections) {
    Path folder = folder();
    return write(
        folder.resolve("alerting.yaml"),
        """
        receivers:
          log: {kind: log}
          ops: {kind: webhook, url: '%s', secret-file: '%s', allow-private: true, %s}
        times:
          always: {from: 00:00, to: 24:00}
        quiet:
          - {name: asleep, when: {times: [always], assets: ['asleep-*']}}
        %s
        """
            .formatted(webhook, write(folder.resolve("secret"), secret), fields, sections));
  }

  /** A file in a folder of its own. */
  public static Path of(String yaml) {
    return write(folder().resolve("alerting.yaml"), yaml);
  }

  /** A file that holds a secret. */
  public static Path secret(String secret) {
    return write(folder().resolve("secret"), secret);
  }

  static Path write(Path file, String text) {
    try {
      return Files.writeString(file, text);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static Path folder() {
    try {
      Path folder = Files.createTempDirectory("alerting");
      folder.toFile().deleteOnExit();
      return folder;
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
