package io.sluice.alerting.receiver;

import java.net.URI;
import java.net.URISyntaxException;
import java.util.Locale;

/** An address that is fit to send alerts to, by its spelling. */
public final class HttpEndpoint {

  private HttpEndpoint() {}

  /**
   * @param allowInsecure whether http to another machine will do
   * @throws IllegalArgumentException saying what to change, without the address: its path may be a
   *     secret
   */
  public static URI parse(String url, boolean allowInsecure) {
    URI uri;
    try {
      uri = new URI(url);
    } catch (URISyntaxException e) {
      throw new IllegalArgumentException("is no URL: " + e.getReason(), e);
    }
    String scheme = uri.getScheme() == null ? "" : uri.getScheme().toLowerCase(Locale.ROOT);
    if (!scheme.equals("http") && !scheme.equals("https")) {
      throw new IllegalArgumentException("must begin with https:// or http://");
    }
    if (uri.getHost() == null) {
      throw new IllegalArgumentException("names no host");
    }
    if (uri.getUserInfo() != null) {
      throw new IllegalArgumentException("must not carry a user or password");
    }
    if (uri.getFragment() != null) {
      throw new IllegalArgumentException("must not carry a fragment");
    }
    if (scheme.equals("http") && !allowInsecure && !isLoopback(uri.getHost())) {
      throw new IllegalArgumentException(
          "must be https, since "
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
