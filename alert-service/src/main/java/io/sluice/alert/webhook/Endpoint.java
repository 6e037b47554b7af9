package io.sluice.alert.webhook;

import java.net.URI;
import java.net.URISyntaxException;
import java.util.Locale;

/** Where a webhook goes. A value that exists is safe to call. */
final class Endpoint {

  private Endpoint() {}

  /**
   * @throws IllegalArgumentException saying what to change
   */
  static URI of(String url, boolean allowInsecure) {
    URI uri;
    try {
      uri = new URI(url);
    } catch (URISyntaxException e) {
      throw new IllegalArgumentException("url is no URL: " + e.getReason(), e);
    }
    String scheme = uri.getScheme() == null ? "" : uri.getScheme().toLowerCase(Locale.ROOT);
    if (!scheme.equals("http") && !scheme.equals("https")) {
      throw new IllegalArgumentException("url must begin with https:// or http://");
    }
    if (uri.getHost() == null) {
      throw new IllegalArgumentException("url names no host");
    }
    if (uri.getUserInfo() != null) {
      throw new IllegalArgumentException(
          "url must not carry a user or password; the signature authenticates");
    }
    if (uri.getFragment() != null) {
      throw new IllegalArgumentException("url must not carry a fragment");
    }
    if (scheme.equals("http") && !allowInsecure && !isLoopback(uri.getHost())) {
      throw new IllegalArgumentException(
          "url must be https, since "
              + uri.getHost()
              + " is another machine (or set allow-insecure to true)");
    }
    return uri;
  }

  /** By its spelling alone: a name that resolves to loopback today may not tomorrow. */
  private static boolean isLoopback(String host) {
    return host.equalsIgnoreCase("localhost")
        || host.equals("[::1]")
        || host.matches("127\\.\\d{1,3}\\.\\d{1,3}\\.\\d{1,3}");
  }
}
