package io.sluice.platform.security;

import io.smallrye.config.ConfigSourceContext;
import io.smallrye.config.ConfigSourceFactory;
import io.smallrye.config.PropertiesConfigSource;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.eclipse.microprofile.config.spi.ConfigSource;

/** Turns OIDC on exactly when there is somebody whose tokens could be checked. */
public final class OidcSwitch implements ConfigSourceFactory {

  /** Above what is packaged, below what is given at start. */
  private static final int ORDINAL = 260;

  @Override
  public Iterable<ConfigSource> getConfigSources(ConfigSourceContext context) {
    boolean issuer =
        Stream.of("quarkus.oidc.auth-server-url", "quarkus.oidc.public-key")
            .map(context::getValue)
            .anyMatch(
                value -> value != null && value.getValue() != null && !value.getValue().isBlank());
    return List.of(
        new PropertiesConfigSource(
            Map.of("quarkus.oidc.tenant-enabled", String.valueOf(issuer)), "OidcSwitch", ORDINAL));
  }
}
