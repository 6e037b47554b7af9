package io.sluice.query.login;

import io.smallrye.config.ConfigSourceContext;
import io.smallrye.config.ConfigSourceFactory;
import io.smallrye.config.ConfigValue;
import io.smallrye.config.PropertiesConfigSource;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.eclipse.microprofile.config.spi.ConfigSource;

/** Says in Quarkus' own keys how people log in, where somebody has set that they do. */
public final class LoginSwitch implements ConfigSourceFactory {

  /** Above what is packaged, below what is given at start. */
  private static final int ORDINAL = 260;

  private static final String PREFIX = "sluice.query.login.";

  private static final Map<String, String> ALWAYS =
      Map.ofEntries(
          // A token in the header is judged as before, everything else by the session.
          Map.entry("quarkus.oidc.application-type", "hybrid"),
          Map.entry("quarkus.oidc.client-id", "${sluice.query.login.client-id}"),
          Map.entry("quarkus.oidc.authentication.pkce-required", "true"),
          Map.entry("quarkus.oidc.authentication.nonce-required", "true"),
          Map.entry("quarkus.oidc.authentication.redirect-path", LoginResource.PATH),
          Map.entry("quarkus.oidc.authentication.error-path", LoginResource.REFUSED),
          // Strict would be lost on the way back from the issuer, which is another site.
          Map.entry("quarkus.oidc.authentication.cookie-same-site", "lax"),
          Map.entry("quarkus.oidc.authentication.cookie-force-secure", "true"),
          // TLS ends before this service, which therefore sees http.
          Map.entry("quarkus.oidc.authentication.force-redirect-https-scheme", "true"),
          // A question of the page is answered 401, not led to another site.
          Map.entry("quarkus.oidc.authentication.java-script-auto-redirect", "false"),
          Map.entry(
              "quarkus.oidc.authentication.session-age-extension",
              "${sluice.query.login.session:" + LoginConfig.SHIFT + "}"),
          Map.entry("quarkus.oidc.token.refresh-expired", "true"),
          // Who somebody is says the ID token; the access token is for nobody here.
          Map.entry("quarkus.oidc.token-state-manager.strategy", "id-refresh-tokens"));

  /** By the setting of ours without which they are not set. */
  private static final Map<String, List<String>> SECRETS =
      Map.of(
          "client-secret", List.of("quarkus.oidc.credentials.secret"),
          "session-secret",
              List.of(
                  "quarkus.oidc.token-state-manager.encryption-secret",
                  "quarkus.oidc.authentication.state-secret"));

  @Override
  public Iterable<ConfigSource> getConfigSources(ConfigSourceContext context) {
    if (!isGiven(context, "client-id")) {
      return List.of();
    }
    var settings = new HashMap<>(ALWAYS);
    SECRETS.forEach(
        (ours, theirs) -> {
          if (isGiven(context, ours)) {
            theirs.forEach(key -> settings.put(key, "${" + PREFIX + ours + "}"));
          }
        });
    return List.of(new PropertiesConfigSource(settings, "LoginSwitch", ORDINAL));
  }

  private static boolean isGiven(ConfigSourceContext context, String name) {
    ConfigValue value = context.getValue(PREFIX + name);
    return value != null && value.getValue() != null && !value.getValue().isBlank();
  }
}
