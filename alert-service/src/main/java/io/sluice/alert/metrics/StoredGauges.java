package io.sluice.alert.metrics;

import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.MultiGauge;
import io.micrometer.core.instrument.Tags;
import io.quarkus.scheduler.Scheduled;
import io.sluice.alert.store.Database;
import jakarta.enterprise.context.ApplicationScoped;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.jboss.logging.Logger;

/**
 * Gauges of what lies in the database, read every few seconds. Every replica shows the same: take
 * their maximum. If the database cannot be read they are NaN, not zero: nobody knows.
 */
@ApplicationScoped
class StoredGauges {

  private static final Logger LOG = Logger.getLogger(StoredGauges.class);

  private static final String OPEN_INCIDENTS =
      """
      select s, count(i.id) from (values ('INFO'), ('WARNING'), ('CRITICAL')) v (s)
      left join alerting.incident i on i.severity = s and i.status = 'OPEN' group by s
      """;
  private static final String OUTBOX_SIZE =
      "select 'alerts', count(*) from alerting.alert where published_at is null";
  private static final String OUTBOX_AGE =
      """
      select 'alerts', coalesce(extract(epoch from now() - min(recorded_at)), 0)
      from alerting.alert where published_at is null
      """;
  private static final String PENDING_SIZE =
      """
      select channel, count(*) from alerting.delivery where status = 'PENDING' group by channel
      """;
  private static final String PENDING_AGE =
      """
      select channel, extract(epoch from now() - min(queued_at)) from alerting.delivery
      where status = 'PENDING' group by channel
      """;
  private static final String DEAD =
      "select channel, count(*) from alerting.delivery where status = 'DEAD' group by channel";

  private final Database database;
  private final List<Stored> all;

  StoredGauges(Database database, MeterRegistry registry) {
    this.database = database;
    all =
        List.of(
            stored(registry, AlertMetrics.OPEN_INCIDENTS, "severity", OPEN_INCIDENTS),
            stored(registry, AlertMetrics.OUTBOX_SIZE, "topic", OUTBOX_SIZE),
            stored(registry, AlertMetrics.OUTBOX_AGE, "topic", OUTBOX_AGE),
            stored(registry, AlertMetrics.PENDING_SIZE, "channel", PENDING_SIZE),
            stored(registry, AlertMetrics.PENDING_AGE, "channel", PENDING_AGE),
            stored(registry, AlertMetrics.DEAD, "channel", DEAD));
  }

  /** A query whose rows are a label's value and a number. */
  private record Stored(MultiGauge gauge, String label, String sql) {

    void show(Connection connection) throws SQLException {
      var shown = new ArrayList<MultiGauge.Row<?>>();
      try (var select = connection.prepareStatement(sql);
          var rows = select.executeQuery()) {
        while (rows.next()) {
          var tags = Tags.of(label, rows.getString(1).toLowerCase(Locale.ROOT));
          shown.add(MultiGauge.Row.of(tags, rows.getDouble(2)));
        }
      }
      gauge.register(shown, true);
    }

    void unknown() {
      gauge.register(List.of(MultiGauge.Row.of(Tags.of(label, "unknown"), Double.NaN)), true);
    }
  }

  private static Stored stored(MeterRegistry registry, String name, String label, String sql) {
    return new Stored(MultiGauge.builder(name).register(registry), label, sql);
  }

  @Scheduled(every = "10s", concurrentExecution = Scheduled.ConcurrentExecution.SKIP)
  void read() {
    try {
      database.transact(
          connection -> {
            for (Stored gauge : all) {
              gauge.show(connection);
            }
            return null;
          });
    } catch (SQLException e) {
      LOG.debugf("gauges are unknown: %s", e.getMessage());
      all.forEach(Stored::unknown);
    }
  }
}
