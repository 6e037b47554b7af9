package io.sluice.stores.oci;

import com.fasterxml.jackson.databind.JsonNode;
import io.sluice.contracts.Messages;
import io.sluice.stores.StoreException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;

/** Docker's {@code config.json}, read anew each time: a Secret that changes counts at once. */
final class DockerLogins {

  private static final int MAX_BYTES = 1 << 20;

  private final Optional<Path> file;

  /**
   * @param file empty for no login at all
   */
  DockerLogins(Optional<Path> file) {
    this.file = file;
  }

  /**
   * User and password, in Base64, as the header wants it; empty if there is none for this registry.
   *
   * @throws StoreException if the file cannot be read, without what is in it
   */
  Optional<String> of(String host) throws StoreException {
    if (file.isEmpty()) {
      return Optional.empty();
    }
    Path path = file.get();
    try (var in = Files.newInputStream(path)) {
      JsonNode logins = Messages.mapper().readTree(in.readNBytes(MAX_BYTES)).path("auths");
      String login = logins.path(host).path("auth").asText("");
      if (login.isEmpty()) {
        login = logins.path("https://" + host).path("auth").asText("");
      }
      // Docker itself passes over line breaks in it
      login = login.replaceAll("\\s", "");
      return login.isEmpty() ? Optional.empty() : Optional.of(login);
    } catch (IOException e) {
      // Jackson's message quotes what it could not read.
      throw new StoreException(
          "the logins of registries in %s cannot be read (%s); expected Docker's config.json"
              .formatted(path, e.getClass().getSimpleName()));
    }
  }
}
