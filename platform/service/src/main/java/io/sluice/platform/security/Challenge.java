package io.sluice.platform.security;

import jakarta.inject.Singleton;
import java.util.Optional;
import org.eclipse.microprofile.config.inject.ConfigProperty;

/**
 * What whoever shows nothing is asked for. Browsers ask people for the password of HTTP Basic by
 * themselves; where people log in at the issuer's that would only stand in the way.
 */
@Singleton
class Challenge {

  static final String PASSWORD = "Basic realm=\"Sluice: a name of your choice and an API key\"";
  static final String TOKEN = "Bearer realm=\"Sluice\"";

  /** Where a browser begins a login; the same in every service that has one. */
  private static final String LOGIN = "/login";

  private final boolean people;

  /**
   * @param kind Quarkus' word for what comes with the issuer: {@code service} takes tokens, {@code
   *     hybrid} logs people in, too
   */
  Challenge(@ConfigProperty(name = "quarkus.oidc.application-type") Optional<String> kind) {
    this.people = kind.filter("hybrid"::equalsIgnoreCase).isPresent();
  }

  /** The value of {@code WWW-Authenticate}. */
  String header() {
    return people ? TOKEN : PASSWORD;
  }

  /** The path that leads to the issuer's login; empty if there is none. */
  Optional<String> login() {
    return people ? Optional.of(LOGIN) : Optional.empty();
  }
}
