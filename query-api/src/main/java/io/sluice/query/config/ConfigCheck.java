package io.sluice.query.config;

import io.quarkus.runtime.StartupEvent;
import io.sluice.platform.startup.StartOrder;
import io.sluice.query.live.LiveConfig;
import io.sluice.query.paging.PagingConfig;
import io.sluice.query.projection.ProjectionConfig;
import io.smallrye.config.ConfigValidationException;
import jakarta.annotation.Priority;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import java.time.Duration;
import org.eclipse.microprofile.config.inject.ConfigProperty;

/** Refuses, before anything else starts, settings that contradict each other. */
@ApplicationScoped
class ConfigCheck {

  private static final String STATEMENT_TIMEOUT =
      "quarkus.datasource.reactive.additional-properties.statement_timeout";
  private static final String CONNECTIONS = "quarkus.datasource.reactive.max-size";

  private final PagingConfig paging;
  private final ProjectionConfig projection;
  private final LiveConfig live;
  private final Duration statementTimeout;
  private final int connections;

  ConfigCheck(
      PagingConfig paging,
      ProjectionConfig projection,
      LiveConfig live,
      @ConfigProperty(name = STATEMENT_TIMEOUT) Duration statementTimeout,
      @ConfigProperty(name = CONNECTIONS) int connections) {
    this.statementTimeout = statementTimeout;
    this.connections = connections;
    this.paging = paging;
    this.projection = projection;
    this.live = live;
  }

  void check(@Observes @Priority(StartOrder.SETTINGS) StartupEvent event) {
    require(
        paging.defaultLimit() <= paging.maxLimit(),
        "sluice.query.paging.default-limit is %d, above max-limit %d: lower the one or raise the other"
            .formatted(paging.defaultLimit(), paging.maxLimit()));
    atLeast("sluice.query.paging.max-range", paging.maxRange(), Duration.ofMinutes(1));
    atLeast("sluice.query.paging.read-timeout", paging.readTimeout(), Duration.ofMillis(100));
    require(
        statementTimeout.compareTo(paging.readTimeout()) > 0,
        "%s is %s, expected more than sluice.query.paging.read-timeout, %s: the database would end a read that is still waited for"
            .formatted(STATEMENT_TIMEOUT, statementTimeout, paging.readTimeout()));
    require(
        paging.maxReads() < connections,
        "sluice.query.paging.max-reads is %d, expected less than %s, %d: the live feed needs a connection"
            .formatted(paging.maxReads(), CONNECTIONS, connections));
    atLeast(
        "sluice.query.projection.retry-initial", projection.retryInitial(), Duration.ofMillis(1));
    atLeast("sluice.query.projection.retry-max", projection.retryMax(), projection.retryInitial());
    atLeast("sluice.query.live.score-interval", live.scoreInterval(), Duration.ofMillis(50));
    atLeast("sluice.query.live.heartbeat", live.heartbeat(), Duration.ofMillis(100));
  }

  private static void atLeast(String key, Duration value, Duration least) {
    require(
        value.compareTo(least) >= 0, "%s is %s, expected at least %s".formatted(key, value, least));
  }

  private static void require(boolean condition, String otherwise) {
    if (!condition) {
      throw new ConfigValidationException(
          new ConfigValidationException.Problem[] {
            new ConfigValidationException.Problem(otherwise)
          });
    }
  }
}
