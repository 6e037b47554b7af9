package io.sluice.alert.metrics;

import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.Tag;
import io.micrometer.core.instrument.Tags;
import io.quarkus.scheduler.Scheduled;
import io.sluice.alert.channel.Receivers;
import io.sluice.alert.store.Database;
import io.sluice.platform.metrics.GaugeSet;
import jakarta.enterprise.context.ApplicationScoped;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Supplier;
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
      select lower(s), lower(c), count(i.id)
      from (values ('INFO'), ('WARNING'), ('CRITICAL')) v (s)
      cross join (values ('PROCESS'), ('DATA'), ('DRIFT')) w (c)
      left join alerting.incident i on i.severity = s and i.category = c and i.status = 'OPEN'
      group by s, c
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

  private static final String HELD =
      """
      select lower(k), count(h.incident)
      from (values ('SILENCE'), ('MAINTENANCE'), ('SHELVED'), ('MODE'), ('SCHEDULE')) v (k)
      left join alerting.held h on h.kind = k group by k
      """;

  private static final String QUIET_KEPT =
      """
      select lower(k), count(q.seq)
      from (values ('SILENCE'), ('MAINTENANCE'), ('SHELVED'), ('MODE')) v (k)
      left join alerting.quiet q on q.kind = k group by k
      """;

  /** A probe that is under way is a pause, too. */
  private static final String PAUSED =
      "select name, (coalesce(paused_until > now(), false))::int from alerting.channel";

  /** Bounded: more open incidents than this are no longer read one by one. */
  private static final String ASSET_INCIDENTS =
      """
      select asset, lower(category), count(*) from alerting.incident where status = 'OPEN'
      group by asset, category order by max(peak_ratio) desc limit 500
      """;

  private final Database database;
  private final List<Stored> all;

  StoredGauges(Database database, Receivers receivers, MeterRegistry registry) {
    this.database = database;
    Supplier<Collection<String>> names = () -> receivers.inForce().channels().keySet();
    all =
        List.of(
            stored(
                registry,
                AlertMetrics.OPEN_INCIDENTS,
                List.of("severity", "category"),
                OPEN_INCIDENTS,
                List::of),
            stored(registry, AlertMetrics.OUTBOX_SIZE, "topic", OUTBOX_SIZE, List::of),
            stored(registry, AlertMetrics.OUTBOX_AGE, "topic", OUTBOX_AGE, List::of),
            stored(registry, AlertMetrics.PENDING_SIZE, "channel", PENDING_SIZE, names),
            stored(registry, AlertMetrics.PENDING_AGE, "channel", PENDING_AGE, names),
            stored(registry, AlertMetrics.HELD, "kind", HELD, List::of),
            stored(registry, AlertMetrics.QUIET_KEPT, "kind", QUIET_KEPT, List::of),
            stored(registry, AlertMetrics.DEAD, "channel", DEAD, names),
            stored(registry, AlertMetrics.CHANNEL_PAUSED, "channel", PAUSED, names),
            stored(
                registry,
                AlertMetrics.ASSET_INCIDENTS,
                List.of("asset", "category"),
                ASSET_INCIDENTS,
                List::of));
  }

  /**
   * A query whose rows are the values of labels and a number.
   *
   * @param always values of the first label that are shown as zero if there is no row of them
   */
  private record Stored(
      GaugeSet gauges, List<String> labels, String sql, Supplier<Collection<String>> always) {

    void show(Connection connection) throws SQLException {
      var found = new HashMap<Tags, Double>();
      always.get().forEach(value -> found.put(Tags.of(labels.getFirst(), value), 0.0));
      try (var select = connection.prepareStatement(sql);
          var rows = select.executeQuery()) {
        while (rows.next()) {
          var tags = new ArrayList<Tag>();
          for (String label : labels) {
            tags.add(Tag.of(label, rows.getString(tags.size() + 1)));
          }
          found.put(Tags.of(tags), rows.getDouble(labels.size() + 1));
        }
      }
      gauges.show(found);
    }

    void unknown() {
      var tags = Tags.of(labels.stream().map(label -> Tag.of(label, "unknown")).toList());
      gauges.show(Map.of(tags, Double.NaN));
    }
  }

  private static Stored stored(
      MeterRegistry registry,
      String name,
      String label,
      String sql,
      Supplier<Collection<String>> always) {
    return stored(registry, name, List.of(label), sql, always);
  }

  private static Stored stored(
      MeterRegistry registry,
      String name,
      List<String> labels,
      String sql,
      Supplier<Collection<String>> always) {
    return new Stored(new GaugeSet(name, null, registry), labels, sql, always);
  }

  @Scheduled(every = "10s", concurrentExecution = Scheduled.ConcurrentExecution.SKIP)
  void read() {
    try {
      database.run(
          connection -> {
            for (Stored gauge : all) {
              gauge.show(connection);
            }
          });
    } catch (SQLException e) {
      LOG.debugf("gauges are unknown: %s", e.getMessage());
      all.forEach(Stored::unknown);
    }
  }
}
