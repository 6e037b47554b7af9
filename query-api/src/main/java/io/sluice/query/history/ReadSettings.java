package io.sluice.query.history;

import io.sluice.platform.startup.Faults;
import io.sluice.platform.startup.SettingsCheck;
import io.sluice.query.paging.PagingConfig;
import jakarta.inject.Singleton;
import java.time.Duration;
import org.eclipse.microprofile.config.inject.ConfigProperty;

/** What one request may ask for has to agree with itself, and with what the database gives. */
@Singleton
class ReadSettings implements SettingsCheck {

  private static final String STATEMENT_TIMEOUT =
      "quarkus.datasource.reactive.additional-properties.statement_timeout";
  private static final String CONNECTIONS = "quarkus.datasource.reactive.max-size";

  private final PagingConfig paging;
  private final Duration statementTimeout;
  private final int connections;

  ReadSettings(
      PagingConfig paging,
      @ConfigProperty(name = STATEMENT_TIMEOUT) Duration statementTimeout,
      @ConfigProperty(name = CONNECTIONS) int connections) {
    this.paging = paging;
    this.statementTimeout = statementTimeout;
    this.connections = connections;
  }

  @Override
  public void check(Faults faults) {
    faults.unless(
        paging.defaultLimit() <= paging.maxLimit(),
        "sluice.query.paging.default-limit is %d, above max-limit %d: lower the one or raise the other"
            .formatted(paging.defaultLimit(), paging.maxLimit()));
    faults.unless(
        statementTimeout.compareTo(paging.readTimeout()) > 0,
        "%s is %s, expected more than sluice.query.paging.read-timeout, %s: the database would end a read that is still waited for"
            .formatted(STATEMENT_TIMEOUT, statementTimeout, paging.readTimeout()));
    faults.unless(
        paging.maxReads() < connections,
        "sluice.query.paging.max-reads is %d, expected less than %s, %d: the live feed needs a connection"
            .formatted(paging.maxReads(), CONNECTIONS, connections));
  }
}
