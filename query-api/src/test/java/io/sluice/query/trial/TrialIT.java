package io.sluice.query.trial;

import static io.restassured.RestAssured.given;
import static io.sluice.query.scene.Await.await;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.equalTo;

import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.common.ResourceArg;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.common.http.TestHTTPResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.specification.RequestSpecification;
import io.sluice.contracts.Alert;
import io.sluice.contracts.AlertKind;
import io.sluice.query.scene.AlertServiceStub;
import io.sluice.query.scene.Database;
import io.sluice.query.scene.Plant;
import io.sluice.query.scene.ScoringServiceStub;
import io.sluice.query.scene.Topic;
import io.sluice.testbed.quarkus.KafkaResource;
import io.sluice.testbed.quarkus.PostgresResource;
import io.sluice.testbed.quarkus.RoleKeys;
import io.sluice.testbed.quarkus.TracingResource;
import java.io.BufferedReader;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStreamReader;
import java.net.Socket;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.zip.ZipEntry;
import java.util.zip.ZipInputStream;
import org.junit.jupiter.api.Test;

/** What scoring-service is asked: files, and what its bundles say of themselves. */
@QuarkusTest
@QuarkusTestResource(KafkaResource.class)
@QuarkusTestResource(PostgresResource.class)
@WithTestResource(RoleKeys.class)
@WithTestResource(AlertServiceStub.class)
@WithTestResource(ScoringServiceStub.class)
@WithTestResource(
    value = TracingResource.class,
    initArgs = @ResourceArg(name = TracingResource.ON, value = ""))
class TrialIT {

  private static final String LINES = "application/x-ndjson";
  private static final Instant START = Instant.parse("2017-03-01T10:00:00Z");

  private ScoringServiceStub scoring;

  @TestHTTPResource("/api/v1/trials")
  URI trials;

  private static RequestSpecification operator() {
    return given().header("X-API-Key", RoleKeys.of("operator"));
  }

  @Test
  void aFileIsHandedOnAndItsReportHandedBack() {
    // when
    String answer =
        operator()
            .contentType("application/octet-stream")
            .accept(LINES)
            .urlEncodingEnabled(false)
            .body("time,LIT101\n".getBytes(UTF_8))
            .post("/api/v1/trials?profile=swat&name=a%20b.csv")
            .then()
            .statusCode(200)
            .contentType(containsString(LINES))
            .extract()
            .asString();

    // then
    assertThat(answer.lines()).last().asString().startsWith("{\"report\":");
    assertThat(scoring.received())
        .contains(
            new ScoringServiceStub.Received(
                "profile=swat&name=a%20b.csv", "key-of-query-api", LINES, "time,LIT101\n"));
  }

  @Test
  void itsScoresAreATable() {
    operator()
        .contentType("text/csv")
        .accept("text/csv")
        .body("a".repeat(3 << 20).getBytes(UTF_8))
        .post("/api/v1/trials?profile=swat")
        .then()
        .statusCode(200)
        .contentType(containsString("text/csv"))
        .body(containsString("asset,line,time"));
  }

  @Test
  void whatIsAskedOfAPersonIsHandedBack() {
    operator()
        .contentType("text/csv")
        .body("odd times")
        .post("/api/v1/trials?profile=swat")
        .then()
        .statusCode(400)
        .contentType("application/problem+json")
        .body("detail", equalTo("say the parameter timeFormat"));
  }

  @Test
  void howFarItIsComesAtOnceAndHangingUpEndsIt() throws Exception {
    // given
    String body = "slow " + System.nanoTime();
    try (var socket = new Socket(trials.getHost(), trials.getPort())) {
      String head =
          "POST %s?profile=swat HTTP/1.1\r\nHost: %s\r\nX-API-Key: %s\r\nAccept: %s\r\nContent-Length: %d\r\n\r\n"
              .formatted(
                  trials.getPath(),
                  trials.getHost(),
                  RoleKeys.of("operator"),
                  LINES,
                  body.length());
      socket.getOutputStream().write((head + body).getBytes(UTF_8));
      var answer = new BufferedReader(new InputStreamReader(socket.getInputStream(), UTF_8));

      // when: it is not at its end, and yet there are lines
      String line = answer.readLine();
      while (!line.startsWith("{\"rows\":")) {
        line = answer.readLine();
      }
    }

    // then
    await().until(() -> scoring.ended().contains(body));
  }

  @Test
  void moreFilesThanMayBeAtATimeAreTurnedAway() {
    // given two that are not at their end
    String body = "slow " + System.nanoTime();
    var client = HttpClient.newHttpClient();
    var first = client.sendAsync(file(body).build(), HttpResponse.BodyHandlers.ofString());
    var second = client.sendAsync(file(body).build(), HttpResponse.BodyHandlers.ofString());
    await()
        .until(
            () -> scoring.received().stream().filter(one -> one.body().equals(body)).count() == 2);
    try {
      // when
      var third = operator().contentType("text/csv").body("third").post("/api/v1/trials");

      // then
      third.then().statusCode(503).header("Retry-After", "10");
    } finally {
      scoring.goOn();
      scoring.goOn();
    }
    assertThat(first.join().statusCode()).isEqualTo(200);
    assertThat(second.join().body()).contains("\"report\"");
    await()
        .until(
            () ->
                operator()
                        .contentType("text/csv")
                        .body("again")
                        .post("/api/v1/trials?profile=swat")
                        .statusCode()
                    == 200);
  }

  private HttpRequest.Builder file(String body) {
    return HttpRequest.newBuilder(URI.create(trials + "?profile=swat"))
        .header("X-API-Key", RoleKeys.of("operator"))
        .header("Accept", LINES)
        .POST(HttpRequest.BodyPublishers.ofString(body));
  }

  @Test
  void aFileThatSaysThatItIsTooLargeIsNotReadAtAll() throws Exception {
    // when
    var answer = announced(trials, 33 << 20);
    var other = announced(URI.create(trials.toString().replace("/trials", "/what-if")), 2 << 20);

    // then
    assertThat(answer.statusCode()).isEqualTo(413);
    assertThat(answer.body()).contains("\"limit\":33554432");
    assertThat(other.statusCode()).isEqualTo(413);
    assertThat(other.body()).contains("\"limit\":1048576");
  }

  /** Says how large a body is, and waits for the answer to that. */
  private static HttpResponse<String> announced(URI uri, int bytes) throws Exception {
    return HttpClient.newBuilder()
        .version(HttpClient.Version.HTTP_1_1)
        .build()
        .send(
            HttpRequest.newBuilder(uri)
                .header("X-API-Key", RoleKeys.of("operator"))
                .header("Content-Type", "application/json")
                .expectContinue(true)
                .POST(HttpRequest.BodyPublishers.ofByteArray(new byte[bytes]))
                .build(),
            HttpResponse.BodyHandlers.ofString());
  }

  @Test
  void anotherBodyIsCutOffWhereItDoesNotSayHowLargeItIs() {
    // given
    var chunked =
        HttpRequest.newBuilder(URI.create(trials.toString().replace("/trials", "/what-if")))
            .header("X-API-Key", RoleKeys.of("operator"))
            .header("Content-Type", "application/json")
            .POST(
                HttpRequest.BodyPublishers.ofInputStream(
                    () -> new ByteArrayInputStream(new byte[2 << 20])))
            .build();

    // when
    int status;
    try {
      status =
          HttpClient.newHttpClient()
              .send(chunked, HttpResponse.BodyHandlers.discarding())
              .statusCode();
    } catch (IOException | InterruptedException e) {
      status = 413; // it was cut off before all was sent
    }

    // then: the sentence of what-if about too large a body would be 400
    assertThat(status).isEqualTo(413);
  }

  @Test
  void bundlesAreToldAsScoringServiceTellsThem() {
    operator()
        .get("/api/v1/bundles")
        .then()
        .statusCode(200)
        .body("[0].changes[0].by", equalTo("carla"));
    operator().get("/api/v1/bundles/swat/1").then().body("training.rows", equalTo(172_800));
    operator().get("/api/v1/bundles/swat/7").then().statusCode(404);
    operator().get("/api/v1/bundles/swat/x").then().statusCode(400);
  }

  @Test
  void evidenceHasTheCardAndTheHashesOfWhoJudged() throws Exception {
    // given
    Plant plant = Plant.unique("card");
    Alert opened = plant.alert(AlertKind.OPENED, START, START, 2.5);
    Topic.scores(plant.scores(START, Duration.ofSeconds(1), 0.2, 2.5));
    Topic.alerts(List.of(opened));
    Database.awaitRows("score", plant, 2);
    Database.awaitRows("alert", plant, 1);

    // when
    byte[] zip =
        operator()
            .get("/api/v1/incidents/" + opened.incident() + "/evidence")
            .then()
            .statusCode(200)
            .extract()
            .asByteArray();

    // then
    Map<String, String> files = unpacked(zip);
    assertThat(files.get("bundles/swat-1.md")).startsWith("# Model card: swat 1");
    assertThat(files.get("bundles/swat-1.json")).contains("\"dataSha256\"");
    assertThat(files.get("SHA256SUMS")).contains("bundles/swat-1.md", "bundles/swat-1.json");
  }

  private static Map<String, String> unpacked(byte[] zip) throws IOException {
    var files = new LinkedHashMap<String, String>();
    try (var in = new ZipInputStream(new ByteArrayInputStream(zip))) {
      ZipEntry entry;
      while ((entry = in.getNextEntry()) != null) {
        files.put(entry.getName(), new String(in.readAllBytes(), UTF_8));
      }
    }
    return files;
  }

  @Test
  void asManyIncidentsAsCameAreToldByProfile() {
    // given a profile of its own, judged for two hours, with two incidents
    String profile = "calibrated-" + System.nanoTime();
    Database.execute(
        """
        select history.ensure_days('rollup', array['2017-03-20', '2017-03-01', '2017-01-01']::date[], 1000);
        insert into history.stream (asset, stream, profile, last_score_at, last_ratio, last_severity, last_scored_at)
          values ('%1$s', '%1$s', '%1$s', '2017-03-20T12:00:00Z', 0.5, 0, now());
        insert into history.rollup (asset, stream, source, step, part, time, counts, lows, highs, means, squares, lasts)
          select '%1$s', '%1$s', 'SCORE', 3600, 0, t, '{1}', '{1}', '{1}', '{1}', '{0}', '{1}'
          from (values (timestamptz '2017-03-20T11:00:00Z'), ('2017-03-01T11:00:00Z'), ('2017-01-01T11:00:00Z')) as at(t);
        insert into history.incident (id, asset, streams, profile, severity, peak_severity, last_kind,
            started_at, updated_at, resolved_at, peak_ratio, contributors, category, text, links, label)
          select gen_random_uuid(), '%1$s', '{swat}', '%1$s', 1, s, 0, t, t, t, 1.2, '[]', c, '', '{}', l
          from (values (timestamptz '2017-03-20T10:00:00Z', 3, 'PROCESS', 'TRUE_POSITIVE'),
            ('2017-03-02T10:00:00Z', 1, 'PROCESS', 'FALSE_POSITIVE'), ('2017-03-20T10:00:00Z', 3, 'DATA', null),
            ('2017-01-01T10:00:00Z', 3, 'PROCESS', null)) as one(t, s, c, l)
        """
            .formatted(profile));

    // when
    var told = operator().get("/api/v1/calibration").then().statusCode(200).extract().jsonPath();

    // then
    String its = "find { it.profile == '%s' }.periods".formatted(profile);
    assertThat(told.getList(its + ".days")).containsExactly(7, 30);
    assertThat(told.getList(its + ".info")).containsExactly(1, 2);
    assertThat(told.getList(its + ".critical")).containsExactly(1, 1);
    assertThat(told.getList(its + ".truePositives")).containsExactly(1, 1);
    assertThat(told.getList(its + ".falsePositives")).containsExactly(0, 1);
    assertThat(told.getFloat(its + "[1].streamDays")).isEqualTo(2 / 24f);
  }
}
