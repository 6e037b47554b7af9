package io.sluice.alerting.receiver;

import io.sluice.contracts.yaml.Values;
import io.sluice.contracts.yaml.YamlSection;
import java.util.List;
import java.util.Optional;

/**
 * Who Sluice is at a receiver.
 *
 * @param username as it is sent
 * @param password where it is
 */
public record Credentials(String username, SecretRef password) {

  /** The fields {@code username} and {@code password-file} or {@code password-env}, or neither. */
  static Optional<Credentials> read(YamlSection fields) {
    Optional<String> username = fields.optional("username", Credentials::username);
    Optional<SecretRef> password = SecretRef.optional(fields, "password");
    if (username.isPresent() && password.isEmpty()) {
      fields.fault("username", "there is no password to it; give password-file or password-env");
    }
    if (password.isPresent() && !fields.has("username")) {
      fields.fault("username", "is missing; a password is given");
    }
    return username.flatMap(name -> password.map(secret -> new Credentials(name, secret)));
  }

  private static String username(String text) {
    String username = Values.text(text);
    if (username.indexOf(':') >= 0) {
      throw new IllegalArgumentException("has a colon, which no user's name may have");
    }
    return username;
  }

  static List<SecretRef> secrets(Optional<Credentials> credentials) {
    return credentials.map(Credentials::password).stream().toList();
  }
}
