package io.sluice.alert.publish;

import io.opentelemetry.api.trace.Span;
import io.opentelemetry.api.trace.StatusCode;
import io.quarkus.runtime.ShutdownEvent;
import io.quarkus.runtime.StartupEvent;
import io.sluice.alert.metrics.AlertMetrics;
import io.sluice.alert.store.Database;
import io.sluice.alert.store.Loop;
import io.sluice.alert.store.NewAlerts;
import io.sluice.contracts.Topics;
import io.sluice.platform.tracing.Traces;
import io.smallrye.mutiny.TimeoutException;
import io.smallrye.mutiny.Uni;
import io.smallrye.reactive.messaging.MutinyEmitter;
import io.smallrye.reactive.messaging.kafka.Record;
import io.smallrye.reactive.messaging.kafka.api.OutgoingKafkaRecordMetadata;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.apache.kafka.common.header.internals.RecordHeaders;
import org.eclipse.microprofile.reactive.messaging.Channel;
import org.eclipse.microprofile.reactive.messaging.Message;
import org.eclipse.microprofile.reactive.messaging.OnOverflow;

/**
 * Outbox to topic, in the order of the outbox, by one replica at a time: who holds the database's
 * advisory lock. An alert is marked once the broker has it; a crash between the two publishes it
 * again, under the same id.
 */
@ApplicationScoped
public class AlertPublisher {

  /** "sluice/a" in ASCII; any number will do that nobody else locks. */
  private static final long LOCK = 0x736c756963652f61L;

  /** Above the producer's own delivery timeout, which gives up first and says why. */
  private static final Duration TIMEOUT = Duration.ofSeconds(40);

  private static final String TRY_LOCK = "select pg_try_advisory_xact_lock(?)";
  private static final String OUTBOX =
      """
      select seq, asset, body, traceparent from alerting.alert where published_at is null
      order by seq limit ?
      """;
  private static final String MARK =
      "update alerting.alert set published_at = now() where seq = any (?)";

  private final Database database;
  private final MutinyEmitter<Record<String, byte[]>> topic;
  private final AlertMetrics metrics;
  private final Traces traces;
  private final NewAlerts newAlerts;
  private final int batchSize;
  private final Topics topics;
  private final Loop loop;

  AlertPublisher(
      Database database,
      // Bounded by the batch, of which every record is awaited.
      @Channel("alerts") @OnOverflow(OnOverflow.Strategy.UNBOUNDED_BUFFER)
          MutinyEmitter<Record<String, byte[]>> topic,
      AlertMetrics metrics,
      Traces traces,
      NewAlerts newAlerts,
      PublishConfig config,
      Topics topics) {
    this.topics = topics;
    this.database = database;
    this.topic = topic;
    this.metrics = metrics;
    this.traces = traces;
    this.newAlerts = newAlerts;
    this.batchSize = config.batchSize();
    this.loop = new Loop("alert-publisher", config.pollEvery(), this::publish);
  }

  void start(@Observes StartupEvent event) {
    newAlerts.onCommit(loop::wake);
    loop.start();
  }

  void stop(@Observes ShutdownEvent event) {
    loop.close();
  }

  /** Why alerts do not reach the topic at present. */
  public Optional<String> trouble() {
    return Optional.ofNullable(loop.failure());
  }

  private boolean publish() throws SQLException {
    int published = database.transact(this::publish);
    metrics.published(published);
    return published == batchSize;
  }

  private int publish(Connection connection) throws SQLException {
    if (!locked(connection)) {
      return 0;
    }
    var published = new ArrayList<Long>();
    var sent = new ArrayList<Uni<Void>>();
    try (var select = connection.prepareStatement(OUTBOX)) {
      select.setInt(1, batchSize);
      try (var rows = select.executeQuery()) {
        while (rows.next()) {
          published.add(rows.getLong(1));
          sent.add(send(rows.getString(2), rows.getBytes(3), rows.getString(4)));
        }
      }
    }
    if (published.isEmpty()) {
      return 0;
    }
    await(sent);
    try (var mark = connection.prepareStatement(MARK)) {
      mark.setArray(1, connection.createArrayOf("bigint", published.toArray()));
      mark.executeUpdate();
    }
    return published.size();
  }

  private static boolean locked(Connection connection) throws SQLException {
    try (var lock = connection.prepareStatement(TRY_LOCK)) {
      lock.setLong(1, LOCK);
      try (var row = lock.executeQuery()) {
        row.next();
        return row.getBoolean(1);
      }
    }
  }

  /** Sent at once, in the order of the calls; the result can be awaited. */
  private Uni<Void> send(String asset, byte[] body, String traceparent) {
    var message = Message.of(Record.of(asset, body));
    Span span = traces.send(traces.of(traceparent), topics.alerts(), 1);
    if (span.isRecording()) {
      var headers = new RecordHeaders();
      traces.write(span, headers);
      message =
          message.addMetadata(OutgoingKafkaRecordMetadata.builder().withHeaders(headers).build());
    }
    return topic
        .sendMessage(message)
        .onTermination()
        .invoke((done, failure, gone) -> end(span, failure))
        .memoize()
        .indefinitely();
  }

  private static void end(Span span, Throwable failure) {
    if (failure != null) {
      span.setStatus(StatusCode.ERROR, failure.getMessage());
    }
    span.end();
  }

  private static void await(List<Uni<Void>> sent) throws SQLException {
    try {
      Uni.join().all(sent).andCollectFailures().await().atMost(TIMEOUT);
    } catch (TimeoutException e) {
      throw new SQLException("the broker did not answer within " + TIMEOUT, e);
    } catch (RuntimeException e) {
      throw new SQLException("the broker did not take an alert: " + e.getMessage(), e);
    }
  }
}
