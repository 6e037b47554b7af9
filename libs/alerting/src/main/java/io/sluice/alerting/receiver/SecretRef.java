package io.sluice.alerting.receiver;

import io.sluice.contracts.yaml.Values;
import io.sluice.contracts.yaml.YamlSection;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Where a secret is. It is never in the file itself, and what is read of it is never shown. */
public sealed interface SecretRef {

  /** No secret is longer, in bytes. */
  int LONGEST = 64 << 10;

  /** By which it was given: {@code secret-file}. */
  String field();

  /**
   * The secret, without the blanks and line breaks around it.
   *
   * @throws IllegalArgumentException beginning with the name of the field, if it cannot be had
   */
  String read();

  /**
   * A file, as Kubernetes mounts it.
   *
   * @param field by which the reference was given: {@code secret-file}
   */
  record OfFile(String field, Path path) implements SecretRef {
    @Override
    public String read() {
      try (InputStream file = Files.newInputStream(path)) {
        byte[] bytes = file.readNBytes(LONGEST + 1);
        if (bytes.length > LONGEST) {
          throw new IllegalArgumentException(
              "%s: %s has more than %d bytes, too many for a secret"
                  .formatted(field, path, LONGEST));
        }
        String secret = new String(bytes, StandardCharsets.UTF_8).strip();
        if (secret.isEmpty()) {
          throw new IllegalArgumentException(field + ": " + path + " is empty");
        }
        return secret;
      } catch (IOException e) {
        throw new IllegalArgumentException(field + ": " + path + " cannot be read", e);
      }
    }
  }

  /**
   * A variable of the environment.
   *
   * @param field by which the reference was given: {@code secret-env}
   */
  record OfVariable(String field, String name) implements SecretRef {
    @Override
    public String read() {
      String secret = System.getenv(name);
      if (secret == null || secret.isBlank()) {
        throw new IllegalArgumentException(
            field + ": the environment has no variable " + name + ", or nothing in it");
      }
      return secret.strip();
    }
  }

  /**
   * The secret that {@code <name>-file} or {@code <name>-env} refers to; that either is there is
   * required.
   */
  static Optional<SecretRef> required(YamlSection fields, String name) {
    Optional<SecretRef> secret = optional(fields, name);
    if (!fields.has(name + "-file") && !fields.has(name + "-env") && !fields.has(name)) {
      fields.fault(name + "-file", "is missing; give it or " + name + "-env");
    }
    return secret;
  }

  /** As {@link #required}, but there may be none. */
  static Optional<SecretRef> optional(YamlSection fields, String name) {
    List<SecretRef> secrets = all(fields, name);
    if (secrets.size() > 1) {
      fields.fault(name + "-env", "give one secret, as a file or as a variable");
      return Optional.empty();
    }
    return secrets.stream().findFirst();
  }

  /** All that {@code <name>-file} and {@code <name>-env} refer to; each may be a list. */
  static List<SecretRef> all(YamlSection fields, String name) {
    if (fields.has(name)) {
      fields.fault(
          name,
          "a secret must not be in this file; put it in a file of its own and give %1$s-file, or %1$s-env"
              .formatted(name));
    }
    String file = name + "-file";
    String variable = name + "-env";
    var secrets = new ArrayList<SecretRef>();
    secrets.addAll(fields.list(file, text -> new OfFile(file, path(text))));
    secrets.addAll(fields.list(variable, text -> new OfVariable(variable, variable(text))));
    return List.copyOf(secrets);
  }

  private static Path path(String text) {
    try {
      return Path.of(Values.text(text));
    } catch (InvalidPathException e) {
      throw new IllegalArgumentException("is '" + text + "', no path of a file", e);
    }
  }

  private static String variable(String text) {
    if (!text.matches("[A-Za-z_][A-Za-z0-9_]*")) {
      // It may be the secret itself.
      throw new IllegalArgumentException("is no name of a variable of the environment");
    }
    return text;
  }
}
