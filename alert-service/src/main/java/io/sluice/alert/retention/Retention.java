package io.sluice.alert.retention;

import io.quarkus.scheduler.Scheduled;
import io.sluice.alert.metrics.AlertMetrics;
import io.sluice.alert.store.Database;
import io.sluice.platform.postgres.retention.NotScheduled;
import io.sluice.platform.postgres.retention.OldRows;
import jakarta.enterprise.context.ApplicationScoped;
import java.sql.SQLException;
import java.util.List;
import org.jboss.logging.Logger;

/**
 * Deletes old rows, some at a time. Nothing that still has to be done is old: an alert goes when it
 * is published and none of its deliveries is pending, an incident when it is resolved, the state of
 * an asset when it is calm. What a command was answered goes, too: who asks again so late is not
 * recognised.
 */
@ApplicationScoped
class Retention implements OldRows {

  private static final Logger LOG = Logger.getLogger(Retention.class);

  /** Bounds a round beside the intake: the next one goes on. */
  private static final int MAX_BATCHES = 100;

  private static final List<String> DELETES =
      List.of(
          """
          delete from alerting.alert where seq in (
            select a.seq from alerting.alert a
            where a.published_at is not null and a.recorded_at < now() - ? * interval '1 second'
              and not exists (
                select 1 from alerting.delivery d where d.alert = a.id and d.status = 'PENDING')
              and not exists (select 1 from alerting.held h where h.alert = a.id)
            limit ? for update skip locked)
          """,
          """
          delete from alerting.incident where id in (
            select id from alerting.incident
            where status = 'RESOLVED' and recorded_at < now() - ? * interval '1 second'
            limit ? for update skip locked)
          """,
          """
          delete from alerting.command where id in (
            select id from alerting.command
            where coalesce(answered_at, given_at) < now() - ? * interval '1 second'
            limit ? for update skip locked)
          """,
          """
          delete from alerting.quiet where id in (
            select id from alerting.quiet
            where greatest(ends_at, given_at) < now() - ? * interval '1 second'
              - case kind when 'MAINTENANCE' then interval '2 years' else interval '0' end
            limit ? for update skip locked)
          """,
          """
          delete from alerting.burst where (policy, scope) in (
            select policy, scope from alerting.burst
            where updated_at < now() - ? * interval '1 second'
            limit ? for update skip locked)
          """,
          """
          delete from alerting.asset_state where asset in (
            select asset from alerting.asset_state
            where phase = 'CALM' and updated_at < now() - ? * interval '1 second'
            limit ? for update skip locked)
          """,
          """
          delete from alerting.slack_thread where (receiver, incident) in (
            select receiver, incident from alerting.slack_thread
            where begun_at < now() - ? * interval '1 second'
            limit ? for update skip locked)
          """);

  private final Database database;
  private final AlertMetrics metrics;
  private final RetentionConfig config;

  Retention(Database database, AlertMetrics metrics, RetentionConfig config) {
    this.database = database;
    this.metrics = metrics;
    this.config = config;
  }

  @Scheduled(
      every = "${sluice.alert.retention.every:10m}",
      delayed = "30s",
      concurrentExecution = Scheduled.ConcurrentExecution.SKIP,
      skipExecutionIf = NotScheduled.class)
  void run() {
    try {
      delete(MAX_BATCHES);
    } catch (SQLException e) {
      LOG.warnf("old rows are deleted later: %s", e.getMessage());
    }
  }

  @Override
  public String deleteAll() throws SQLException {
    return "Old rows deleted: " + delete(Integer.MAX_VALUE);
  }

  private long delete(int maxBatches) throws SQLException {
    long all = 0;
    for (String delete : DELETES) {
      int deleted = config.batchSize();
      for (int i = 0; i < maxBatches && deleted == config.batchSize(); i++) {
        deleted = delete(delete);
        metrics.deleted(deleted);
        all += deleted;
      }
    }
    return all;
  }

  private int delete(String sql) throws SQLException {
    return database.transact(
        connection -> {
          try (var delete = connection.prepareStatement(sql)) {
            delete.setLong(1, config.keep().toSeconds());
            delete.setInt(2, config.batchSize());
            return delete.executeUpdate();
          }
        });
  }
}
