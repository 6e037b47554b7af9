package io.sluice.platform.postgres;

import io.quarkus.flyway.FlywayConfigurationCustomizer;
import io.sluice.platform.startup.StartEndedException;
import jakarta.inject.Singleton;
import java.util.Optional;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.flywaydb.core.api.configuration.FluentConfiguration;

/**
 * Refuses to start without anything to log in to the database with: no password is built in. Asked
 * before migrations are, which would try for a minute and then tell what the driver thinks of it.
 */
@Singleton
class DatabaseLogin implements FlywayConfigurationCustomizer {

  private final String service;
  private final Optional<String> password;
  private final Optional<String> provider;

  DatabaseLogin(
      @ConfigProperty(name = "quarkus.application.name") String service,
      @ConfigProperty(name = "quarkus.datasource.password") Optional<String> password,
      @ConfigProperty(name = "quarkus.datasource.credentials-provider") Optional<String> provider) {
    this.service = service;
    this.password = password;
    this.provider = provider;
  }

  @Override
  public void customize(FluentConfiguration flyway) {
    if (isBlank(password) && isBlank(provider)) {
      throw new StartEndedException(
          service
              + " does not start: the database's password is missing; give"
              + " quarkus.datasource.password (QUARKUS_DATASOURCE_PASSWORD), any text where the"
              + " database trusts whoever connects",
          1);
    }
  }

  private static boolean isBlank(Optional<String> setting) {
    return setting.isEmpty() || setting.get().isBlank();
  }
}
