package io.sluice.e2e;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.fasterxml.jackson.databind.JsonNode;
import io.sluice.cli.system.Jars;
import io.sluice.cli.system.Service;
import io.sluice.cli.system.ServiceProcess;
import io.sluice.contracts.Messages;
import io.sluice.contracts.Reading;
import io.sluice.contracts.Topics;
import io.sluice.testbed.Ports;
import io.sluice.testbed.kafka.EmbeddedKafka;
import io.sluice.testbed.plant.PlantSimulator;
import io.sluice.testbed.plant.scenario.Scenarios;
import io.sluice.testbed.postgres.EmbeddedDatabase;
import io.sluice.testbed.quarkus.DatabaseEnvironment;
import java.io.IOException;
import java.net.ConnectException;
import java.net.HttpURLConnection;
import java.net.URI;
import java.net.http.HttpRequest;
import java.nio.file.Path;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.locks.LockSupport;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.CleanupMode;
import org.junit.jupiter.api.io.TempDir;

/**
 * Each packaged service is replaced by another of its kind while readings come in over many
 * connections that are kept alive, and people ask over as many: as an upgrade does it, the new one
 * ready before the old one is told to go.
 */
class ReplacedServicesST {

  private static final int SENDERS = 30;
  private static final int READERS = 8;
  private static final int PARTITIONS = 6;
  private static final int WINDOW = 60;
  private static final String SENDER = "sender-";

  /** Long enough for every client to have asked once more, on a machine that is busy elsewhere. */
  private static final String DELAY = "6s";

  /** Between two requests of a client; often enough to meet each moment of a replacement. */
  private static final Duration PAUSE = Duration.ofMillis(250);

  private static final Duration PATIENCE = Duration.ofSeconds(120);

  @TempDir(factory = StateDirectory.class, cleanup = CleanupMode.ON_SUCCESS)
  Path state;

  private final EmbeddedKafka kafka = EmbeddedKafka.start(EmbeddedKafka.Settings.temporary());
  private final EmbeddedDatabase database =
      EmbeddedDatabase.start(EmbeddedDatabase.Settings.temporary());
  private final Map<Service, Balancer> balancers = new EnumMap<>(Service.class);
  private final Map<Service, ServiceProcess> current = new EnumMap<>(Service.class);
  private final List<ServiceProcess> started = new ArrayList<>();
  private final AtomicInteger sent = new AtomicInteger();
  private volatile boolean sending = true;

  @BeforeEach
  void start() {
    kafka.createTopics(Topics.PLAIN.all(), PARTITIONS);
    for (Service service : Service.values()) {
      balancers.put(service, Balancer.start());
    }
    for (Service service : Service.values()) {
      current.put(service, startReady(service, "first"));
    }
  }

  @AfterEach
  void stop() {
    sending = false;
    started.forEach(ServiceProcess::kill);
    balancers.values().forEach(Balancer::close);
    kafka.close();
    database.close();
  }

  /** Returns once it is ready and new connections go to it. */
  private ServiceProcess startReady(Service service, String generation) {
    int port = Ports.free();
    int management = Ports.free();
    String name = service.module() + "-" + generation;
    var process =
        ServiceProcess.start(
            service,
            name,
            new Jars(Checkout.root()),
            Checkout.root(),
            state.resolve(name + ".log"),
            settings(service, port, management));
    started.add(process);
    await()
        .atMost(PATIENCE)
        .until(() -> isReady(URI.create("http://127.0.0.1:" + management + "/q/health/ready")));
    balancers.get(service).pointTo(port);
    return process;
  }

  private static boolean isReady(URI probe) throws IOException {
    var connection = (HttpURLConnection) probe.toURL().openConnection();
    try {
      return connection.getResponseCode() == 200;
    } catch (ConnectException e) {
      return false;
    } finally {
      connection.disconnect();
    }
  }

  private Map<String, String> settings(Service service, int port, int management) {
    String bundles = Checkout.root().resolve("models/bundles").toString();
    var settings = new HashMap<String, String>();
    settings.put("QUARKUS_HTTP_PORT", Integer.toString(port));
    settings.put("QUARKUS_MANAGEMENT_PORT", Integer.toString(management));
    settings.put("QUARKUS_SHUTDOWN_DELAY", DELAY);
    settings.put("SLUICE_SECURITY_ENABLED", "false");
    settings.put("KAFKA_BOOTSTRAP_SERVERS", kafka.bootstrapServers());
    switch (service) {
      case INGEST -> settings.put("SLUICE_INGEST_PROFILES_ROOTS", bundles);
      case SCORING -> settings.put("SLUICE_SCORING_BUNDLES_ROOTS", bundles);
      case ALERT -> settings.putAll(DatabaseEnvironment.of(database));
      case QUERY -> {
        settings.putAll(DatabaseEnvironment.of(database));
        settings.put(
            "SLUICE_QUERY_ALERT_SERVICE_URL", balancers.get(Service.ALERT).address().toString());
      }
    }
    return settings;
  }

  @Test
  void nobodyIsTurnedAwayAndNothingIsLostOrDoubled() throws Exception {
    // given
    var ingest = new PersistentClient.Counts();
    var query = new PersistentClient.Counts();
    var alert = new PersistentClient.Counts();
    var threads = new ArrayList<Thread>();
    var perSender = new AtomicInteger[SENDERS];
    for (int i = 0; i < SENDERS; i++) {
      perSender[i] = new AtomicInteger();
      threads.add(sender(SENDER + i, ingest, perSender[i]));
    }
    for (int i = 0; i < READERS; i++) {
      threads.add(reader(Service.QUERY, "/api/v1/readings?limit=5&asset=" + SENDER + i, query));
      threads.add(reader(Service.ALERT, "/api/v1/deliveries?limit=5", alert));
    }
    await()
        .atMost(PATIENCE)
        .until(() -> answered(ingest, query, alert) && sent.get() > SENDERS * WINDOW);

    // when
    for (Service service : Service.values()) {
      var old = current.get(service);
      current.put(service, startReady(service, "second"));
      old.stop(Duration.ofSeconds(40));
    }
    int before = sent.get();
    await().atMost(PATIENCE).until(() -> sent.get() > before + 1_000);
    sending = false;
    for (Thread thread : threads) {
      thread.join();
    }

    // then
    assertThat(ingest.failure()).as("ingest: %s", ingest).isEmpty();
    assertThat(query.failure()).as("query: %s", query).isEmpty();
    assertThat(alert.failure()).as("alert: %s", alert).isEmpty();
    assertThat(List.of(ingest.broken.get(), query.broken.get(), alert.broken.get()))
        .as("requests without an answer: ingest %s; query %s; alert %s", ingest, query, alert)
        .containsOnly(0);
    // each client was sent to the new one once, and kept its connection otherwise
    assertThat(balancers.get(Service.INGEST).connections()).isEqualTo(2 * SENDERS);

    // and
    int readings = sent.get();
    int windows = 0;
    for (AtomicInteger count : perSender) {
      windows += count.get() - (WINDOW - 1);
    }
    int scores = windows;
    await().atMost(PATIENCE).until(() -> rows("reading") == readings && rows("score") >= scores);
    assertThat(rows("score")).isEqualTo(scores);
    assertThat(onTheLog(Topics.SENSOR_READINGS)).isEqualTo(new OnTheLog(readings, readings));
    assertThat(onTheLog(Topics.ANOMALY_SCORES)).isEqualTo(new OnTheLog(scores, scores));
  }

  private static boolean answered(PersistentClient.Counts... counts) {
    return List.of(counts).stream().allMatch(count -> count.answered.get() > 0);
  }

  /** Some four readings a second, one a request. */
  private Thread sender(String asset, PersistentClient.Counts counts, AtomicInteger count) {
    var client = new PersistentClient(counts);
    var plant = new PlantSimulator(7, Scenarios.shipped(Scenarios.SAMPLE));
    return working(
        () -> {
          Reading reading = plant.next().toReading(asset, "swat");
          client.send(
              client
                  .request(balancers.get(Service.INGEST).address().resolve("/api/v1/readings"))
                  .header("Content-Type", "application/json")
                  .POST(HttpRequest.BodyPublishers.ofByteArray(Messages.encode(reading)))
                  .build(),
              202);
          count.incrementAndGet();
          sent.incrementAndGet();
        });
  }

  private Thread reader(Service service, String path, PersistentClient.Counts counts) {
    var client = new PersistentClient(counts);
    return working(
        () ->
            client.send(
                client.request(balancers.get(service).address().resolve(path)).build(), 200));
  }

  private interface Step {
    void run() throws InterruptedException;
  }

  private Thread working(Step step) {
    return Thread.ofVirtual()
        .start(
            () -> {
              try {
                while (sending) {
                  step.run();
                  LockSupport.parkNanos(PAUSE.toNanos());
                }
              } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
              }
            });
  }

  private int rows(String table) throws SQLException {
    try (var connection =
            DriverManager.getConnection(
                database.jdbcUrl(EmbeddedDatabase.DATABASE), database.user(), database.password());
        var statement = connection.createStatement();
        var rows = statement.executeQuery("select count(*) from history." + table)) {
      rows.next();
      return rows.getInt(1);
    }
  }

  /** Records of a topic, and how many of them are of different assets or times. */
  private record OnTheLog(int records, int distinct) {}

  private OnTheLog onTheLog(String topic) throws Exception {
    var records = TopicContent.of(kafka.bootstrapServers(), topic, JsonNode.class);
    var distinct = new HashSet<String>();
    for (JsonNode json : records) {
      distinct.add(
          json.path("asset").asText()
              + " "
              + json.path(json.has("windowEnd") ? "windowEnd" : "time").asText());
    }
    return new OnTheLog(records.size(), distinct.size());
  }
}
