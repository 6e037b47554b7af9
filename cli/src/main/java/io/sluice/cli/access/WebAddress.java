package io.sluice.cli.access;

import io.sluice.cli.CommandFailure;
import java.net.URI;

/** Addresses of services that people give, which easily lack their beginning. */
public final class WebAddress {

  private WebAddress() {}

  /**
   * @param option by which it was given
   * @throws CommandFailure unless it is one of HTTP, with a host
   */
  public static void require(String option, URI given) {
    boolean isHttp =
        "http".equalsIgnoreCase(given.getScheme()) || "https".equalsIgnoreCase(given.getScheme());
    if (!isHttp || given.getHost() == null) {
      throw new CommandFailure(
          "%s is '%s', expected an address such as http://127.0.0.1:8080 or https://sluice.example.org"
              .formatted(option, given));
    }
  }
}
