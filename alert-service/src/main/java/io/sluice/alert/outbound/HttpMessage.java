package io.sluice.alert.outbound;

import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.Map;

/**
 * What is POSTed.
 *
 * @param target where to; its path may be a secret, so it is never shown
 * @param headers further ones, by name
 * @param contentType of the body
 * @param body as it is sent
 */
public record HttpMessage(
    URI target, Map<String, String> headers, String contentType, byte[] body) {

  public HttpMessage {
    headers = Map.copyOf(headers);
  }

  public static HttpMessage json(URI target, Map<String, String> headers, String body) {
    return of(target, headers, "application/json", body);
  }

  public static HttpMessage of(
      URI target, Map<String, String> headers, String contentType, String body) {
    return new HttpMessage(target, headers, contentType, body.getBytes(StandardCharsets.UTF_8));
  }

  /** Neither address nor headers nor body: there are secrets in each. */
  @Override
  public String toString() {
    return "HttpMessage to " + target.getHost();
  }
}
