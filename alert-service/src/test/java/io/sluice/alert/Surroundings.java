package io.sluice.alert;

import io.sluice.contracts.IncidentCommand;
import io.sluice.contracts.Messages;
import io.sluice.contracts.Score;
import io.sluice.contracts.Topics;
import io.sluice.testbed.http.WebhookReceiver;
import io.sluice.testbed.kafka.EmbeddedKafka;
import io.sluice.testbed.postgres.EmbeddedDatabase;
import io.sluice.testbed.quarkus.BrokerEnvironment;
import io.sluice.testbed.quarkus.DatabaseEnvironment;
import io.sluice.testbed.quarkus.PackagedService;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/** What the packaged service lives among: a broker, a database and a receiver of webhooks. */
final class Surroundings implements AutoCloseable {

  private static final String SECRET = "whsec_MfKQ9r8GKYqrTwjUPD8ILPZIo2LaLaSw";

  /** Soon tried again, soon missed, and in many batches. */
  private static final Map<String, String> IMPATIENT =
      Map.of(
          "SLUICE_ALERT_DELIVERY_LEASE", "3s",
          "SLUICE_ALERT_DELIVERY_INITIAL_BACKOFF", "50ms",
          "SLUICE_ALERT_DELIVERY_MAX_BACKOFF", "200ms",
          "SLUICE_ALERT_INTAKE_MAX_BACKOFF", "500ms",
          "SLUICE_ALERT_INCIDENT_UPDATE_EVERY", "30s",
          "MP_MESSAGING_INCOMING_SCORES_SESSION_TIMEOUT_MS", "6000",
          "MP_MESSAGING_INCOMING_SCORES_MAX_POLL_RECORDS", "50");

  private final Path data;
  private final EmbeddedKafka kafka = EmbeddedKafka.start(EmbeddedKafka.Settings.temporary());
  private final WebhookReceiver receiver = WebhookReceiver.start(0, SECRET);
  private final Path alerting;
  private final Map<String, String> others;
  private final List<Process> started = new ArrayList<>();
  private final Broker broker;
  private EmbeddedDatabase postgres;
  private Connection onlooker;
  private long sent;

  /**
   * @param data where the database keeps its files
   */
  Surroundings(Path data) {
    this(data, "timeout: 2s", Map.of());
  }

  /**
   * @param receiver further fields of the webhook's receiver
   * @param others further variables of the service's environment
   */
  Surroundings(Path data, String receiver, Map<String, String> others) {
    this(data, receiver, "", others);
  }

  /**
   * @param receiver further fields of the webhook's receiver
   * @param sections further ones of alerting.yaml
   * @param others further variables of the service's environment
   */
  Surroundings(Path data, String receiver, String sections, Map<String, String> others) {
    this.data = data;
    this.alerting = AlertingFiles.logAndWebhook(this.receiver.uri(), SECRET, receiver, sections);
    this.others = others;
    kafka.createTopics(Topics.PLAIN.all(), 3);
    broker = new Broker(kafka.bootstrapServers());
    postgres = EmbeddedDatabase.start(EmbeddedDatabase.Settings.in(data));
  }

  Broker broker() {
    return broker;
  }

  WebhookReceiver receiver() {
    return receiver;
  }

  EmbeddedDatabase postgres() {
    return postgres;
  }

  void send(List<Score> scores) {
    broker.send(scores);
    sent += scores.size();
  }

  /** Without waiting for the broker, which has it when the callback comes. */
  void send(Score score, Runnable onCommitted) {
    broker.send(score, onCommitted);
    sent++;
  }

  void give(List<IncidentCommand> commands) {
    for (IncidentCommand command : commands) {
      broker.send(Topics.INCIDENT_COMMANDS, command.asset(), Messages.encode(command));
    }
    broker.flush();
    sent += commands.size();
  }

  Process service() {
    Map<String, String> environment = BrokerEnvironment.of(kafka.bootstrapServers());
    environment.putAll(DatabaseEnvironment.of(postgres));
    environment.putAll(IMPATIENT);
    // Its records would be among those that tests count.
    environment.put("SLUICE_ALERT_CANARY_ENABLED", "false");
    environment.putAll(others);
    environment.put("SLUICE_ALERT_FILE", alerting.toString());
    Process process =
        PackagedService.start(environment, Path.of("target", "crash-packaged-it.log"));
    started.add(process);
    return process;
  }

  /** The database dies and comes back where it was. */
  void restartDatabase() {
    postgres.kill();
    postgres = EmbeddedDatabase.start(EmbeddedDatabase.Settings.in(data).withPort(postgres.port()));
  }

  /** Grows with everything that is done for an alert: stored, published, delivered. */
  long progress() throws SQLException {
    return number(
        """
        select (select count(*) + count(published_at) from alerting.alert)
          + (select count(*) from alerting.delivery where status = 'DELIVERED')
        """);
  }

  /** All that was sent is consumed, and nothing that follows from it is left to do. */
  boolean isSettled() throws SQLException {
    return number(
            """
            select (select coalesce(sum(next_offset), 0) from alerting.consumed_offset)
              - (select count(*) from alerting.alert where published_at is null)
              - (select count(*) from alerting.delivery where status = 'PENDING')
            """)
        == sent;
  }

  long number(String query) throws SQLException {
    try (var statement = onlooker().createStatement();
        var row = statement.executeQuery(query)) {
      row.next();
      return row.getLong(1);
    }
  }

  /** One connection as long as it holds: a new one costs the database more than the question. */
  private Connection onlooker() throws SQLException {
    if (onlooker == null || !onlooker.isValid(1)) {
      onlooker = postgres.connect();
    }
    return onlooker;
  }

  @Override
  public void close() {
    started.forEach(process -> process.destroyForcibly().onExit().join());
    receiver.close();
    broker.close();
    kafka.close();
    postgres.close();
  }
}
