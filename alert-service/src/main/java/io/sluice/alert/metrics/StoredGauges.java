package io.sluice.alert.metrics;

import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.MultiGauge;
import io.micrometer.core.instrument.Tags;
import io.quarkus.scheduler.Scheduled;
import io.sluice.alert.channel.Channel;
import io.sluice.alert.channel.Channels;
import io.sluice.alert.store.Database;
import jakarta.enterprise.context.ApplicationScoped;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.TreeMap;
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
      select lower(s), count(i.id) from (values ('INFO'), ('WARNING'), ('CRITICAL')) v (s)
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

  /** Bounded: more open incidents than this are no longer read one by one. */
  private static final String ASSET_INCIDENTS =
      """
      select asset, count(*) from alerting.incident where status = 'OPEN'
      group by asset order by max(peak_ratio) desc limit 500
      """;

  private final Database database;
  private final List<Stored> all;

  StoredGauges(Database database, Channels channels, MeterRegistry registry) {
    this.database = database;
    List<String> names = channels.all().stream().map(Channel::name).toList();
    all =
        List.of(
            stored(registry, AlertMetrics.OPEN_INCIDENTS, "severity", OPEN_INCIDENTS, List.of()),
            stored(registry, AlertMetrics.OUTBOX_SIZE, "topic", OUTBOX_SIZE, List.of()),
            stored(registry, AlertMetrics.OUTBOX_AGE, "topic", OUTBOX_AGE, List.of()),
            stored(registry, AlertMetrics.PENDING_SIZE, "channel", PENDING_SIZE, names),
            stored(registry, AlertMetrics.PENDING_AGE, "channel", PENDING_AGE, names),
            stored(registry, AlertMetrics.DEAD, "channel", DEAD, names),
            stored(registry, AlertMetrics.ASSET_INCIDENTS, "asset", ASSET_INCIDENTS, List.of()));
  }

  /**
   * A query whose rows are a label's value and a number.
   *
   * @param always values that are shown as zero if there is no row of them
   */
  private record Stored(MultiGauge gauge, String label, String sql, List<String> always) {

    void show(Connection connection) throws SQLException {
      var found = new TreeMap<String, Double>();
      always.forEach(value -> found.put(value, 0.0));
      try (var select = connection.prepareStatement(sql);
          var rows = select.executeQuery()) {
        while (rows.next()) {
          found.put(rows.getString(1), rows.getDouble(2));
        }
      }
      var shown = new ArrayList<MultiGauge.Row<?>>();
      found.forEach((value, number) -> shown.add(MultiGauge.Row.of(Tags.of(label, value), number)));
      gauge.register(shown, true);
    }

    void unknown() {
      gauge.register(List.of(MultiGauge.Row.of(Tags.of(label, "unknown"), Double.NaN)), true);
    }
  }

  private static Stored stored(
      MeterRegistry registry, String name, String label, String sql, List<String> always) {
    return new Stored(MultiGauge.builder(name).register(registry), label, sql, always);
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
