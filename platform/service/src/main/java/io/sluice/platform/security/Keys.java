package io.sluice.platform.security;

import io.quarkus.runtime.ShutdownEvent;
import io.quarkus.runtime.StartupEvent;
import io.quarkus.runtime.configuration.ConfigurationException;
import jakarta.annotation.Priority;
import jakarta.enterprise.event.Observes;
import jakarta.inject.Singleton;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.jboss.logging.Logger;

/** The keys in force. Refuses to start open by accident, and says whether authentication is on. */
@Singleton
class Keys {

  private static final Logger LOG = Logger.getLogger(Keys.class);

  private final SecurityConfig config;
  private final Optional<KeysFile> file;
  private final boolean issuer;
  private final List<String> audiences;
  private final ScheduledExecutorService reloader =
      Executors.newSingleThreadScheduledExecutor(
          Thread.ofPlatform().daemon().name("keys-file").factory());

  Keys(
      SecurityConfig config,
      @ConfigProperty(name = "quarkus.oidc.tenant-enabled") boolean issuer,
      @ConfigProperty(name = "quarkus.oidc.token.audience") Optional<List<String>> audiences) {
    this.config = config;
    this.file = config.keysFile().map(KeysFile::new);
    this.issuer = issuer;
    this.audiences = audiences.orElse(List.of());
  }

  void start(@Observes @Priority(1) StartupEvent event) {
    if (!config.enabled()) {
      LOG.warn("Authentication is off: whoever reaches this service may do everything");
      return;
    }
    if (file.isEmpty() && !issuer) {
      throw new ConfigurationException(
          "sluice.security.enabled is true, but there is nobody to let in: give"
              + " sluice.security.keys-file or quarkus.oidc.auth-server-url");
    }
    if (issuer && !isForSluice()) {
      throw new ConfigurationException(
          "an OIDC issuer is set, but a token of any of its clients would do: give"
              + " quarkus.oidc.token.audience, the audience of tokens that are meant for Sluice");
    }
    if (config.reloadInterval().compareTo(Duration.ofSeconds(1)) < 0) {
      throw new ConfigurationException("sluice.security.reload-interval is below one second");
    }
    file.ifPresent(this::load);
    LOG.infof("Authentication is on: %d API keys, tokens %s", current().size(), tokens());
  }

  /** Quarkus takes {@code any} for an audience that is not looked at. */
  private boolean isForSluice() {
    return audiences.stream().anyMatch(audience -> !audience.isBlank())
        && !audiences.contains("any");
  }

  private void load(KeysFile keys) {
    try {
      keys.load();
    } catch (InvalidKeysException e) {
      throw new ConfigurationException(
          "sluice.security.keys-file %s: %s".formatted(config.keysFile().get(), e.getMessage()));
    }
    if (keys.keys().size() == 0 && !issuer) {
      throw new ConfigurationException(
          "sluice.security.keys-file %s has no keys".formatted(config.keysFile().get()));
    }
    long interval = config.reloadInterval().toMillis();
    reloader.scheduleWithFixedDelay(keys::reload, interval, interval, TimeUnit.MILLISECONDS);
  }

  private String tokens() {
    return issuer ? "of the OIDC issuer" : "are not taken";
  }

  void stop(@Observes ShutdownEvent event) {
    reloader.shutdownNow();
  }

  ApiKeys current() {
    return file.map(KeysFile::keys).orElse(ApiKeys.NONE);
  }
}
