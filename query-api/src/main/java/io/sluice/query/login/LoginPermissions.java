package io.sluice.query.login;

import io.quarkus.vertx.http.security.HttpSecurity;
import jakarta.enterprise.event.Observes;
import jakarta.inject.Singleton;

/**
 * Where people log in, the page itself is for everybody: it has to be there to remember what was to
 * be shown, and to say where to log in. It is the same for all and tells nothing of a plant; what
 * it shows it asks the API for, as whoever looks.
 */
@Singleton
class LoginPermissions {

  private final LoginConfig config;

  LoginPermissions(LoginConfig config) {
    this.config = config;
  }

  void permit(@Observes HttpSecurity http) {
    if (config.clientId().isPresent()) {
      http.get("/", "/index.html", "/favicon.svg", "/ui/*", LoginResource.REFUSED).permit();
      http.path(LoginResource.PATH).authorizationCodeFlow().authenticated();
    }
  }
}
