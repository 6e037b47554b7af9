package io.sluice.query.login;

import io.sluice.platform.startup.Faults;
import io.sluice.platform.startup.SettingsCheck;
import jakarta.inject.Singleton;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import org.eclipse.microprofile.config.inject.ConfigProperty;

/** Refuses a login that could not work, or that would work for others than are meant. */
@Singleton
class LoginSettings implements SettingsCheck {

  private static final int LEAST_SECRET = 32;

  private final LoginConfig config;
  private final boolean issuer;
  private final List<String> audiences;

  LoginSettings(
      LoginConfig config,
      @ConfigProperty(name = "quarkus.oidc.tenant-enabled") boolean issuer,
      @ConfigProperty(name = "quarkus.oidc.token.audience") Optional<List<String>> audiences) {
    this.config = config;
    this.issuer = issuer;
    this.audiences = audiences.orElse(List.of());
  }

  @Override
  public void check(Faults faults) {
    if (config.clientId().isEmpty()) {
      faults.unless(
          config.clientSecret().isEmpty() && config.sessionSecret().isEmpty(),
          "a secret for logins is set, but nobody logs in: give sluice.query.login.client-id, or"
              + " remove client-secret and session-secret");
      return;
    }
    String client = config.clientId().get();
    faults.unless(
        issuer,
        "sluice.query.login.client-id is set, but there is no issuer to log in at: give"
            + " quarkus.oidc.auth-server-url");
    faults.unless(
        !issuer || audiences.contains(client),
        "sluice.query.login.client-id is %s, for which quarkus.oidc.token.audience has no place: what the issuer says of people is for the client; add it to the audiences"
            .formatted(client));
    faults.unless(
        config.sessionSecret().filter(secret -> secret.length() >= LEAST_SECRET).isPresent(),
        "sluice.query.login.session-secret has to be %d characters at least, the same for all replicas: take what 'openssl rand -hex 32' prints"
            .formatted(LEAST_SECRET));
    faults.atLeast("sluice.query.login.session", config.session(), Duration.ofMinutes(1));
  }
}
