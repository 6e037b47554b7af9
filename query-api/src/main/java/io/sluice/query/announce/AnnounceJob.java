package io.sluice.query.announce;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import io.quarkus.reactive.datasource.ReactiveDataSource;
import io.quarkus.scheduler.Scheduled;
import io.sluice.contracts.Feedback;
import io.sluice.contracts.IncidentLabel;
import io.sluice.contracts.Messages;
import io.sluice.query.history.ColumnValues;
import io.sluice.query.metrics.QueryMetrics;
import io.sluice.query.pool.Pools;
import io.smallrye.mutiny.Multi;
import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.Pool;
import io.vertx.mutiny.sqlclient.Row;
import io.vertx.mutiny.sqlclient.SqlConnection;
import io.vertx.mutiny.sqlclient.Tuple;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Duration;
import java.util.List;
import org.jboss.logging.Logger;
import org.jspecify.annotations.Nullable;

/**
 * Tells what people said in the order in which they did, one replica at a time. What is due was
 * stored with it, and is struck off once the broker has it: it is told at least once.
 */
@ApplicationScoped
class AnnounceJob {

  private static final Logger LOG = Logger.getLogger(AnnounceJob.class);

  private static final long LOCK = 0x51_01_CE_03L;
  private static final int AT_A_TIME = 500;
  private static final Duration PATIENCE = Duration.ofSeconds(20);

  private static final String DUE =
      """
      select d.seq, f.id, f.subject, f.kind, f.asset, f.stream, f.profile, f.from_time, f.to_time, f.record,
        f.tag_values::text as tag_values, f.label, f.comment, f.given_by, f.written_at
      from history.feedback_due d join history.feedback f on f.seq = d.seq
      order by d.seq limit %d
      """
          .formatted(AT_A_TIME);

  private final Pool pool;
  private final FeedbackTopic topic;
  private final QueryMetrics metrics;

  AnnounceJob(
      @ReactiveDataSource(Pools.WORK) Pool pool, FeedbackTopic topic, QueryMetrics metrics) {
    this.pool = pool;
    this.topic = topic;
    this.metrics = metrics;
  }

  private record Due(long seq, Feedback said) {

    static Due of(Row row) {
      return new Due(
          row.getLong("seq"),
          new Feedback(
              row.getUUID("id"),
              row.getUUID("subject"),
              row.getString("asset"),
              row.getString("stream"),
              row.getString("profile"),
              row.getString("kind"),
              ColumnValues.requiredInstant(row, "from_time"),
              ColumnValues.requiredInstant(row, "to_time"),
              row.getString("record"),
              json(row.getString("tag_values")),
              IncidentLabel.of(row.getString("label")),
              row.getString("comment"),
              row.getString("given_by"),
              ColumnValues.requiredInstant(row, "written_at")));
    }

    private static @Nullable JsonNode json(@Nullable String values) {
      try {
        return values == null ? null : Messages.mapper().readTree(values);
      } catch (JsonProcessingException e) {
        throw new IllegalStateException("json that is no JSON", e);
      }
    }
  }

  @Scheduled(every = "2s", concurrentExecution = Scheduled.ConcurrentExecution.SKIP)
  Uni<Void> tell() {
    return pool.withTransaction(this::some)
        .onFailure()
        .invoke(e -> LOG.debugf("feedback is told later: %s", e.toString()))
        .onFailure()
        .recoverWithNull()
        .replaceWithVoid();
  }

  private Uni<Void> some(SqlConnection connection) {
    return connection
        .preparedQuery("select pg_try_advisory_xact_lock($1)")
        .execute(Tuple.of(LOCK))
        .chain(
            rows ->
                rows.iterator().next().getBoolean(0)
                    ? connection
                        .query(DUE)
                        .execute()
                        .map(due -> ColumnValues.all(due, Due::of))
                        .chain(due -> tell(connection, due))
                    : Uni.createFrom().voidItem());
  }

  private Uni<Void> tell(SqlConnection connection, List<Due> due) {
    metrics.feedbackWaiting(due.size());
    if (due.isEmpty()) {
      return Uni.createFrom().voidItem();
    }
    Long[] told = due.stream().map(Due::seq).toArray(Long[]::new);
    return Multi.createFrom()
        .iterable(due)
        .onItem()
        .transformToUniAndConcatenate(one -> topic.send(one.said()))
        .collect()
        .asList()
        .ifNoItem()
        .after(PATIENCE)
        .fail()
        .chain(
            () ->
                connection
                    .preparedQuery(
                        "delete from history.feedback_due where seq = any ($1::bigint[])")
                    .execute(Tuple.tuple().addValue(told)))
        .invoke(() -> metrics.feedbackWaiting(0))
        .replaceWithVoid();
  }
}
