package io.sluice.platform.security;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.vertx.core.http.HttpHeaders;
import io.vertx.core.http.HttpMethod;
import io.vertx.core.http.HttpServerRequest;
import java.util.Base64;
import java.util.Optional;

/** Finds the key that came with a request. */
final class Credentials {

  static final String API_KEY_HEADER = "X-API-Key";

  private static final String BEARER = "Bearer ";
  private static final String BASIC = "Basic ";

  private Credentials() {}

  /** Whether anything came, be it right or wrong. */
  static boolean present(HttpServerRequest request) {
    return request.headers().contains(API_KEY_HEADER)
        || request.headers().contains(HttpHeaders.AUTHORIZATION);
  }

  /**
   * The key, if one came.
   *
   * @param tokens whether bearer tokens are somebody else's to judge
   */
  static Optional<String> apiKey(HttpServerRequest request, boolean tokens) {
    String header = request.getHeader(API_KEY_HEADER);
    if (header != null) {
      return Optional.of(header.strip());
    }
    String authorization = request.getHeader(HttpHeaders.AUTHORIZATION);
    if (authorization == null) {
      return Optional.empty();
    }
    if (startsWith(authorization, BEARER)) {
      String key = authorization.substring(BEARER.length()).strip();
      return tokens && isToken(key) ? Optional.empty() : Optional.of(key);
    }
    if (startsWith(authorization, BASIC)) {
      return Optional.of(password(authorization.substring(BASIC.length()).strip()));
    }
    return Optional.empty();
  }

  private static boolean startsWith(String header, String scheme) {
    return header.regionMatches(true, 0, scheme, 0, scheme.length());
  }

  /** A JSON Web Token is three parts with dots between; a key has no dots. */
  private static boolean isToken(String text) {
    return text.indexOf('.') >= 0;
  }

  /**
   * Browsers add a password or a session that they know to whatever any page makes them send.
   * Reading that way is harmless, as the page does not see the answer. Keys and tokens in headers
   * of their own no browser adds.
   */
  static boolean isForged(HttpServerRequest request) {
    String from = request.getHeader("Sec-Fetch-Site");
    boolean changes = request.method() != HttpMethod.GET && request.method() != HttpMethod.HEAD;
    return changes
        && from != null
        && !from.equals("same-origin")
        && !from.equals("none")
        && !isSaidByTheCaller(request);
  }

  private static boolean isSaidByTheCaller(HttpServerRequest request) {
    String authorization = request.getHeader(HttpHeaders.AUTHORIZATION);
    return request.headers().contains(API_KEY_HEADER)
        || (authorization != null && startsWith(authorization, BEARER));
  }

  /** The name before the colon is free; what cannot be decoded is a wrong key. */
  private static String password(String encoded) {
    try {
      String text = new String(Base64.getDecoder().decode(encoded), UTF_8);
      return text.substring(text.indexOf(':') + 1);
    } catch (IllegalArgumentException e) {
      return "";
    }
  }
}
