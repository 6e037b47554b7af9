package io.sluice.e2e;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import io.sluice.cli.replay.IngestResult;
import io.sluice.cli.run.SampleSource;
import io.sluice.cli.system.Service;
import io.sluice.contracts.Alert;
import io.sluice.contracts.AlertKind;
import io.sluice.contracts.Contributor;
import io.sluice.contracts.Messages;
import io.sluice.contracts.Reading;
import io.sluice.contracts.Score;
import io.sluice.contracts.Topics;
import io.sluice.incidents.IncidentPolicy;
import io.sluice.models.evaluation.EvaluationReport;
import io.sluice.models.evaluation.Evaluator;
import io.sluice.sources.readings.ReadingFile;
import io.sluice.sources.readings.ReadingOptions;
import io.sluice.testbed.http.ReceivedWebhook;
import io.sluice.testbed.http.SignatureCheck;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.DriverManager;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.TestInstance.Lifecycle;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** The sample replayed once through all services, and what came of it. */
@TestInstance(Lifecycle.PER_CLASS)
abstract class SampleScenario {

  private static final HttpClient HTTP = HttpClient.newHttpClient();

  private final PackagedSystem system;
  private final Path folder;
  private IngestResult replayed;

  /**
   * @param folder for what is downloaded
   */
  SampleScenario(PackagedSystem system, Path folder) {
    this.system = system;
    this.folder = folder;
  }

  @BeforeAll
  void replayTheSample() {
    replayed = system.replay(SampleSource.after(Optional.empty(), SampleSource.ASSET, "swat"));
    system.drain();
  }

  @Test
  void everyReadingIsAccepted() {
    assertThat(replayed.rejected()).as(replayed.describe().toString()).isZero();
    assertThat(replayed.accepted())
        .isEqualTo(SampleSource.after(Optional.empty(), SampleSource.ASSET, "swat").total());
  }

  @Test
  void rowsEqualMessages() throws Exception {
    // when
    var readings = messages(Topics.SENSOR_READINGS, Reading.class, Reading::asset);
    var scores = messages(Topics.ANOMALY_SCORES, Score.class, Score::asset);
    var alerts = messages(Topics.ALERTS, Alert.class, Alert::asset);

    // then
    assertThat(readings).hasSize((int) replayed.accepted());
    assertThat(count("history.reading")).isEqualTo(readings.size());
    assertThat(count("history.score")).isEqualTo(scores.size());
    assertThat(count("history.alert")).isEqualTo(alerts.size());
    assertThat(scores.stream().map(Score::id).distinct()).hasSameSizeAs(scores);
    assertThat(alerts.stream().map(Alert::id).distinct()).hasSameSizeAs(alerts);
    assertThat(messages(Topics.SENSOR_READINGS_DLQ, Reading.class, Reading::asset)).isEmpty();
  }

  /**
   * The golden file is what the shipped bundle finds in the shipped sample. Run with {@code
   * -Dgoldens.update=true} to write it anew after a change of either.
   */
  @Test
  void incidentsAreTheExpectedOnes() throws Exception {
    // given
    Path golden = Path.of("src/test/resources/expected-incidents.txt");

    // when
    JsonNode items =
        get(Service.QUERY, "/api/v1/incidents?limit=100&asset=" + SampleSource.ASSET).path("items");
    String incidents =
        items
            .valueStream()
            .map(SampleScenario::line)
            .sorted()
            .collect(Collectors.joining("\n", "", "\n"));

    // then
    if (Boolean.getBoolean("goldens.update")) {
      Files.writeString(golden, incidents);
    }
    assertThat(incidents).isNotBlank().isEqualTo(Files.readString(golden));
  }

  private static String line(JsonNode incident) {
    return String.join(
        " ",
        incident.path("startedAt").asText(),
        incident.path("resolvedAt").asText("open"),
        incident.path("category").asText(),
        incident.path("peakSeverity").asText(),
        incident.path("contributors").path(0).path("tag").asText());
  }

  /** Both judge alarms by the same rules, each in its own code: here they are compared. */
  @Test
  void theSystemFindsWhatEvaluationPromises() throws Exception {
    // given
    EvaluationReport promised = evaluateTheSample();

    // when
    List<Incident> incidents = incidents();

    // then
    assertThat(promised.perEvent()).isNotEmpty();
    assertThat(promised.perEvent())
        .filteredOn(event -> event.detectedAt() != null)
        .isNotEmpty()
        .allSatisfy(
            event ->
                assertThat(incidents).anyMatch(incident -> incident.isOnAt(event.detectedAt())));
    assertThat(promised.perEvent())
        .filteredOn(event -> event.detectedAt() == null)
        .allSatisfy(
            event ->
                assertThat(incidents)
                    .noneMatch(
                        incident ->
                            !incident.started.isBefore(event.start())
                                && incident.started.isBefore(event.end())
                                && incident.ended.isBefore(event.end())));
  }

  /** The history's own download is data as good as the file that was replayed. */
  @Test
  void whatTheHistoryExportsIsJudgedAlike() throws Exception {
    // given
    EvaluationReport promised = evaluateTheSample();
    URI download =
        system
            .services()
            .address(Service.QUERY)
            .resolve("/api/v1/readings.csv?asset=" + SampleSource.ASSET);
    Path file = folder.resolve("readings.csv");

    // when
    HTTP.send(HttpRequest.newBuilder(download).build(), HttpResponse.BodyHandlers.ofFile(file));
    EvaluationReport again;
    try (var bundle = JudgedInMemory.newest();
        var evaluator = new Evaluator(bundle, IncidentPolicy.DEFAULT);
        var readings =
            ReadingFile.inspect(file, ReadingOptions.FILES.forProfile(bundle.profile())).open()) {
      evaluator.add(readings);
      again = evaluator.report();
      assertThat(readings.leftOut()).isEmpty();
    }

    // then
    assertThat(again.rows()).isEqualTo(promised.rows());
    assertThat(again.confusion()).isEqualTo(promised.confusion());
    assertThat(again.events()).isEqualTo(promised.events());
  }

  /** A file that people try is told what the system would have told of it, and stays a file. */
  @Test
  void aFileThatIsTriedIsJudgedAsTheSystemDid() throws Exception {
    // given
    URI query = system.services().address(Service.QUERY);
    Path file = folder.resolve("tried.csv");
    HTTP.send(
        HttpRequest.newBuilder(query.resolve("/api/v1/readings.csv?asset=" + SampleSource.ASSET))
            .build(),
        HttpResponse.BodyHandlers.ofFile(file));
    List<Incident> raised = incidents();

    // when
    HttpResponse<String> answer =
        HTTP.send(
            HttpRequest.newBuilder(query.resolve("/api/v1/trials?profile=swat&name=tried.csv"))
                .header("Accept", "application/x-ndjson")
                .POST(HttpRequest.BodyPublishers.ofFile(file))
                .build(),
            HttpResponse.BodyHandlers.ofString());

    // then
    JsonNode report =
        Messages.mapper()
            .readTree(answer.body().lines().reduce((before, last) -> last).orElseThrow())
            .path("report");
    var told = new ArrayList<Incident>();
    for (JsonNode incident : report.path("assets").path(0).path("incidents")) {
      if (incident.path("category").asText().equals("PROCESS")) {
        told.add(incident(incident));
      }
    }
    assertThat(answer.statusCode()).isEqualTo(200);
    assertThat(told).isNotEmpty().containsExactlyInAnyOrderElementsOf(raised);
    assertThat(incidents()).isEqualTo(raised);
  }

  /** By the rules that are in force what might have been is what was. */
  @Test
  void withoutAnotherSettingNothingElseWouldHaveBeen() throws Exception {
    // given
    String asked =
        "{\"asset\": \"%s\", \"from\": \"%s\", \"to\": \"%s\"}"
            .formatted(SampleSource.ASSET, "2026-01-07T00:00:00Z", "2026-01-08T00:00:00Z");

    // when
    HttpResponse<String> answer =
        HTTP.send(
            HttpRequest.newBuilder(
                    system.services().address(Service.QUERY).resolve("/api/v1/what-if"))
                .header("Content-Type", "application/json")
                .POST(HttpRequest.BodyPublishers.ofString(asked))
                .build(),
            HttpResponse.BodyHandlers.ofString());

    // then
    JsonNode told = Messages.mapper().readTree(answer.body());
    var would = new ArrayList<Incident>();
    told.path("incidents").forEach(incident -> would.add(incident(incident)));
    assertThat(told.path("policiesKnown").asBoolean()).as(answer.body()).isTrue();
    assertThat(would).isNotEmpty().containsExactlyInAnyOrderElementsOf(incidents());
  }

  private record Incident(Instant started, Instant ended) {

    boolean isOnAt(Instant time) {
      return !time.isBefore(started) && !time.isAfter(ended);
    }
  }

  private List<Incident> incidents() throws Exception {
    var incidents = new ArrayList<Incident>();
    String path = "/api/v1/incidents?category=PROCESS&limit=100&asset=" + SampleSource.ASSET;
    for (JsonNode incident : get(Service.QUERY, path).path("items")) {
      incidents.add(incident(incident));
    }
    return incidents;
  }

  private static Incident incident(JsonNode told) {
    return new Incident(
        Instant.parse(told.path("startedAt").asText()),
        told.has("resolvedAt") ? Instant.parse(told.path("resolvedAt").asText()) : Instant.MAX);
  }

  private static EvaluationReport evaluateTheSample() throws Exception {
    try (var bundle = JudgedInMemory.newest();
        var evaluator = new Evaluator(bundle, IncidentPolicy.DEFAULT)) {
      var source = SampleSource.after(Optional.empty(), SampleSource.ASSET, "swat");
      for (Reading reading = source.next(); reading != null; reading = source.next()) {
        evaluator.add(reading.time(), JudgedInMemory.values(reading), reading.label(), null);
      }
      return evaluator.report();
    }
  }

  @Test
  void everyAlertReachesTheReceiverSigned() throws Exception {
    // when
    var alerts = messages(Topics.ALERTS, Alert.class, Alert::asset);

    // then
    assertThat(system.receiver().received())
        .allSatisfy(
            webhook -> assertThat(webhook.signature()).isInstanceOf(SignatureCheck.Valid.class));
    assertThat(system.receiver().received().stream().map(ReceivedWebhook::id).distinct())
        .hasSameSizeAs(system.receiver().received());
    assertThat(deliveredAlertIds())
        .containsExactlyInAnyOrderElementsOf(
            alerts.stream().map(alert -> alert.id().toString()).toList());
  }

  @Test
  void theCommandExplainsWhomAnIncidentWasToldTo() throws Exception {
    // given
    String incident =
        get(Service.QUERY, "/api/v1/incidents?limit=1&asset=" + SampleSource.ASSET)
            .path("items")
            .path(0)
            .path("id")
            .asText();
    String url = system.services().address(Service.QUERY).toString();
    String nobodys = UUID.randomUUID().toString();

    // when
    var explained =
        SluiceProcess.run(folder, "alerts", "explain", "--incident", incident, "--url", url);
    var unknown =
        SluiceProcess.run(folder, "alerts", "explain", "--incident", nobodys, "--url", url);
    var elsewhere =
        SluiceProcess.run(
            folder, "alerts", "explain", "--incident", incident, "--url", "http://127.0.0.1:1");

    // then
    assertThat(explained.exitCode()).as(explained.output()).isZero();
    assertThat(explained.output())
        .contains("looked at by the file ", "\nRoutes\n", ": taken, to ", "\nTold\n")
        .containsPattern("  [a-z-]+: since 20\\S+Z, by route \\S+; DELIVERED");
    assertThat(unknown.exitCode()).isEqualTo(1);
    assertThat(unknown.sentences())
        .containsExactly(
            "sluice: query-api at %s answers 404: Nothing is kept of an incident %s"
                .formatted(url, nobodys));
    assertThat(elsewhere.exitCode()).isEqualTo(1);
    assertThat(elsewhere.sentences())
        .containsExactly(
            "sluice: query-api at http://127.0.0.1:1 does not answer; is it running, and is the"
                + " address right?");
  }

  private List<String> deliveredAlertIds() {
    return system.receiver().received().stream()
        .map(webhook -> data(webhook.body()))
        .filter(alert -> alert.path("asset").asText().equals(SampleSource.ASSET))
        .map(alert -> alert.path("id").asText())
        .toList();
  }

  private static JsonNode data(String body) {
    try {
      return Messages.mapper().readTree(body).path("data");
    } catch (IOException e) {
      throw new AssertionError("a webhook without JSON: " + body, e);
    }
  }

  @Test
  void contributorsSpeakInPlantUnits() throws Exception {
    // when
    var openings =
        messages(Topics.ALERTS, Alert.class, Alert::asset).stream()
            .filter(alert -> alert.kind() == AlertKind.OPENED)
            .toList();

    // then
    assertThat(openings)
        .isNotEmpty()
        .allSatisfy(alert -> assertThat(alert.contributors()).isNotEmpty());
    assertThat(openings.stream().flatMap(alert -> alert.contributors().stream()))
        .anySatisfy(SampleScenario::isComplete);
  }

  private static void isComplete(Contributor contributor) {
    assertThat(contributor.observed()).isNotNull();
    assertThat(contributor.expected()).isNotNull();
    assertThat(contributor.unit()).isNotBlank();
  }

  @ParameterizedTest
  @EnumSource(Service.class)
  void everyServiceIsAliveReadyAndMeasured(Service service) throws Exception {
    URI management = system.services().managementAddress(service);
    assertThat(text(management.resolve("/q/health/live"))).contains("\"status\": \"UP\"");
    assertThat(text(management.resolve("/q/health/ready"))).doesNotContain("DOWN");
    assertThat(text(management.resolve("/q/metrics")))
        .contains("sluice_")
        .contains("jvm_memory_used_bytes");
  }

  /**
   * Dashboards and rules are checked against these lists. A metric of ours must be listed, what is
   * listed must be there, unless marked with a question mark: that shows only at times. Run with
   * {@code -Dgoldens.update=true} to write the lists anew; metrics of libraries are added by hand,
   * those that a dashboard asks for.
   */
  @ParameterizedTest
  @EnumSource(Service.class)
  void theListOfItsMetricsIsTrue(Service service) throws Exception {
    // given
    var list =
        new MetricList(
            Checkout.root()
                .resolve(
                    "tests/deployment/src/test/resources/metrics/" + service.module() + ".txt"));

    // when
    var exported =
        MetricList.namesIn(
            text(system.services().managementAddress(service).resolve("/q/metrics")));

    // then
    if (Boolean.getBoolean("goldens.update")) {
      list.update(exported);
    }
    assertThat(exported).containsAll(list.always());
    assertThat(list.all())
        .containsAll(exported.stream().filter(name -> name.startsWith("sluice_")).toList());
  }

  /** The system goes on with what it has: the bundle in use is so by name from then on. */
  @Test
  void historyMakesACandidate() throws Exception {
    // given
    String query = system.services().address(Service.QUERY).toString();
    Instant begin = SampleSource.after(Optional.empty(), SampleSource.ASSET, "swat").next().time();

    // when
    var retrained =
        SluiceProcess.run(
            folder,
            "retrain",
            "--profile=swat",
            "--since=" + begin,
            "--until=" + begin.plus(Duration.ofHours(1)),
            "--detectors=forecaster",
            "--url=" + query);
    var listed = SluiceProcess.run(folder, "models", "list", "--profile", "swat");

    // then
    assertThat(retrained.exitCode()).as(retrained.output()).isZero();
    assertThat(retrained.output()).contains("stage      candidate");
    assertThat(listed.output()).contains("2  candidate", "1  champion");
    JsonNode manifest =
        Messages.mapper().readTree(folder.resolve("retraining/swat/2.json").toFile());
    assertThat(manifest.path("replaces").asInt()).isEqualTo(1);
    assertThat(manifest.path("streams").get(0).path("learnt").asLong()).isPositive();
  }

  /** Run with {@code -Dgoldens.update=true} to write the pages anew. */
  @ParameterizedTest
  @EnumSource(Service.class)
  void theOpenApiPagesAreTrue(Service service) throws Exception {
    // given
    Path page = Checkout.root().resolve("docs/openapi/" + service.module() + ".yaml");

    // when
    String actual =
        text(service, "/q/openapi").replaceAll("http://(localhost|127.0.0.1):\\d+", "/");

    // then
    if (Boolean.getBoolean("goldens.update")) {
      Files.writeString(page, actual);
    }
    assertThat(actual).isEqualTo(Files.readString(page));
  }

  /** Others have assets of their own on the same topics. */
  private <T> List<T> messages(String topic, Class<T> type, Function<T, String> asset)
      throws Exception {
    return TopicContent.of(system.services().bootstrapServers(), topic, type).stream()
        .filter(message -> asset.apply(message).equals(SampleSource.ASSET))
        .toList();
  }

  private long count(String table) throws Exception {
    try (var connection =
            DriverManager.getConnection(
                system.services().jdbcUrl(),
                system.services().databaseUser(),
                system.services().databasePassword());
        var select =
            connection.prepareStatement("SELECT count(*) FROM " + table + " WHERE asset = ?")) {
      select.setString(1, SampleSource.ASSET);
      var row = select.executeQuery();
      row.next();
      return row.getLong(1);
    }
  }

  private JsonNode get(Service service, String path) throws Exception {
    return Messages.mapper().readTree(text(service, path));
  }

  private String text(Service service, String path) throws Exception {
    return text(system.services().address(service).resolve(path));
  }

  private static String text(URI uri) throws Exception {
    var response =
        HTTP.send(HttpRequest.newBuilder(uri).build(), HttpResponse.BodyHandlers.ofString());
    assertThat(response.statusCode()).as(uri.toString()).isEqualTo(200);
    return response.body();
  }
}
