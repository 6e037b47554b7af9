package io.sluice.platform.security;

import io.quarkus.runtime.configuration.ConfigurationException;
import io.quarkus.vertx.http.runtime.filters.Filters;
import io.vertx.core.http.HttpHeaders;
import io.vertx.core.http.HttpServerRequest;
import io.vertx.ext.web.RoutingContext;
import jakarta.enterprise.event.Observes;
import jakarta.inject.Singleton;
import java.util.Locale;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * Answers only to names that are this service's own, where nobody has to show a key. Otherwise any
 * page that somebody on the same machine looks at could let its own name point here (DNS
 * rebinding), and read and send as if it came from here. With keys that is no danger: the browser
 * has none for that name. An address cannot be made to point elsewhere, so addresses are all
 * answered; so is a request without a host, which no browser sends.
 */
@Singleton
class KnownHosts {

  /** After what lets go of bodies, and before everything that does something. */
  private static final int EARLY = 9_000;

  private static final Pattern NAME = Pattern.compile("[a-z0-9_-]+(\\.[a-z0-9_-]+)*");
  private static final Pattern ADDRESS =
      Pattern.compile("[0-9]{1,3}(\\.[0-9]{1,3}){3}|\\[[0-9a-f:.]+]");

  private final boolean asked;
  private final Set<String> names;

  KnownHosts(SecurityConfig config) {
    this.asked = !config.enabled();
    this.names =
        Stream.concat(
                Stream.of("localhost"),
                config.hosts().orElse(Set.of()).stream().map(KnownHosts::name))
            .collect(Collectors.toUnmodifiableSet());
  }

  private static String name(String given) {
    String name = given.strip().toLowerCase(Locale.ROOT);
    if (!NAME.matcher(name).matches()) {
      throw new ConfigurationException(
          "sluice.security.hosts: '%s' is not the name of a host: give names alone, without http://"
                  .formatted(given)
              + " and port, separated by commas");
    }
    return name;
  }

  void register(@Observes Filters filters) {
    if (asked) {
      filters.register(this::check, EARLY);
    }
  }

  private void check(RoutingContext context) {
    HttpServerRequest request = context.request();
    if (request.authority() == null && !request.headers().contains(HttpHeaders.HOST)) {
      context.next();
      return;
    }
    // Without an authority the header that is there could not be read.
    String host = request.authority() == null ? "" : request.authority().host();
    if (isKnown(host)) {
      context.next();
    } else {
      Refusal.misdirected(context).send(context.response());
    }
  }

  /**
   * Whether a request to this host is meant for this service.
   *
   * @param host name or address as in a URL, without port
   */
  boolean isKnown(String host) {
    String lower = host.toLowerCase(Locale.ROOT);
    return names.contains(lower) || ADDRESS.matcher(lower).matches();
  }
}
