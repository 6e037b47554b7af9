package io.sluice.alert.outbound;

import io.sluice.alerting.receiver.Credentials;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.Map;
import java.util.Optional;

/** Basic authentication (RFC 7617). */
public final class BasicAuthentication {

  private BasicAuthentication() {}

  /**
   * The header, or none without credentials.
   *
   * @throws IllegalArgumentException beginning with the field whose secret cannot be read
   */
  public static Map<String, String> header(Optional<Credentials> credentials) {
    return credentials
        .map(login -> login.username() + ":" + login.password().read())
        .map(pair -> Base64.getEncoder().encodeToString(pair.getBytes(StandardCharsets.UTF_8)))
        .map(encoded -> Map.of("authorization", "Basic " + encoded))
        .orElse(Map.of());
  }
}
