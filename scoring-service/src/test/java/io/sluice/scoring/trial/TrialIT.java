package io.sluice.scoring.trial;

import static io.restassured.RestAssured.given;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.equalTo;

import com.fasterxml.jackson.databind.JsonNode;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.common.http.TestHTTPResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.Response;
import io.restassured.specification.RequestSpecification;
import io.sluice.contracts.Messages;
import io.sluice.contracts.profile.Tag;
import io.sluice.scoring.plant.BundleResource;
import io.sluice.scoring.plant.SmallPlant;
import io.sluice.testbed.quarkus.KafkaResource;
import io.sluice.testbed.quarkus.TracingResource;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.net.Socket;
import java.net.URI;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.zip.GZIPOutputStream;
import org.junit.jupiter.api.Test;

/** Files, judged through HTTP by a bundle that was trained for this. */
@QuarkusTest
@WithTestResource(KafkaResource.class)
@WithTestResource(BundleResource.class)
@WithTestResource(TracingResource.class)
class TrialIT {

  private static final int SECONDS = 300;

  @TestHTTPResource("/api/v1/trials")
  URI uri;

  private static boolean isAttacked(int second) {
    return second >= 150 && second < 200;
  }

  private static String csv(int seconds, Function<Instant, String> time) {
    String names =
        SmallPlant.profile("p", 1).tags().stream().map(Tag::name).collect(Collectors.joining(","));
    return "time,%s,label\n".formatted(names)
        + IntStream.range(0, seconds)
            .mapToObj(
                second -> {
                  var values = new ArrayList<String>();
                  values.add(time.apply(SmallPlant.START.plusSeconds(second)));
                  for (double value : SmallPlant.values(0, second, isAttacked(second))) {
                    values.add(String.valueOf(value));
                  }
                  values.add(isAttacked(second) ? "1" : "0");
                  return String.join(",", values);
                })
            .collect(Collectors.joining("\n"));
  }

  private static RequestSpecification file(String content) {
    return file(content.getBytes(UTF_8));
  }

  private static RequestSpecification file(byte[] content) {
    return given()
        .contentType("application/octet-stream")
        .queryParam("profile", SmallPlant.PROFILE)
        .queryParam("name", "monday.csv")
        .body(content);
  }

  /** Each line of an answer. */
  private static List<JsonNode> lines(Response answer) {
    return answer
        .then()
        .statusCode(200)
        .contentType(containsString("application/x-ndjson"))
        .extract()
        .asString()
        .lines()
        .map(
            line -> {
              try {
                return Messages.mapper().readTree(line);
              } catch (IOException e) {
                throw new IllegalStateException(line, e);
              }
            })
        .toList();
  }

  @Test
  void a_file_is_told_with_its_incidents_and_how_it_was_read() {
    // when
    List<JsonNode> lines =
        lines(
            file(csv(SECONDS, Instant::toString) + "\nno row at all")
                .accept("application/x-ndjson")
                .post("/api/v1/trials"));

    // then
    assertThat(lines.getFirst().path("of").asLong()).isEqualTo(SECONDS);
    JsonNode report = lines.getLast().path("report");
    assertThat(report.path("bundle").path("version").asText()).isEqualTo("1");
    assertThat(report.path("rows").path("read").asLong()).isEqualTo(SECONDS);
    assertThat(report.path("rows").path("judged").asLong())
        .isEqualTo(SECONDS - SmallPlant.WINDOW + 1);
    assertThat(report.path("file").path("file").asText()).isEqualTo("monday.csv");
    assertThat(report.path("file").path("time").path("column").asText()).isEqualTo("time");
    assertThat(report.path("file").path("notes").toString()).contains("first line 302");
    JsonNode asset = report.path("assets").path(0);
    JsonNode incident = asset.path("incidents").path(0);
    assertThat(incident.path("severity").asText()).isEqualTo("CRITICAL");
    assertThat(incident.path("contributors").path(0).path("tag").asText()).isEqualTo("LIT101");
    assertThat(Instant.parse(incident.path("startedAt").asText()))
        .isBetween(SmallPlant.START.plusSeconds(150), SmallPlant.START.plusSeconds(156));
    assertThat(incident.path("text").asText()).contains("LIT101");
    assertThat(asset.path("labelled").path(0).path("from").asText())
        .isEqualTo(SmallPlant.START.plusSeconds(150).toString());
    assertThat(asset.path("labelled").path(0).path("to").asText())
        .isEqualTo(SmallPlant.START.plusSeconds(199).toString());
    assertThat(asset.path("timeline").path("times")).hasSize(SECONDS - SmallPlant.WINDOW + 1);
  }

  @Test
  void its_scores_are_a_table_in_the_order_of_time() {
    // when
    String table =
        file(csv(SECONDS, Instant::toString))
            .accept("text/csv")
            .post("/api/v1/trials")
            .then()
            .statusCode(200)
            .contentType(containsString("text/csv"))
            .extract()
            .asString();

    // then
    List<String> lines = table.lines().toList();
    assertThat(lines).hasSize(1 + SECONDS - SmallPlant.WINDOW + 1);
    assertThat(lines.getFirst())
        .startsWith("asset,line,time,ratio,severity,")
        .contains("autoencoder");
    assertThat(lines.get(1)).startsWith(",%d,%s,".formatted(SmallPlant.WINDOW + 1, at(7)));
    assertThat(lines)
        .filteredOn(line -> line.contains(at(160)))
        .singleElement()
        .satisfies(line -> assertThat(line).contains("CRITICAL").contains("LIT101"));
  }

  private static String at(int second) {
    return SmallPlant.START.plusSeconds(second).toString();
  }

  @Test
  void what_the_file_does_not_tell_is_asked_for_and_can_be_said() {
    // given times that are two
    Function<Instant, String> twofold =
        time -> time.toString().replace("2015-12-28T", "05/06/2015 ").replace("Z", "");
    String content = csv(60, twofold);

    // when
    file(content)
        .post("/api/v1/trials")
        .then()
        .statusCode(400)
        .contentType("application/problem+json")
        .body("detail", containsString("the parameter timeFormat"));
    List<JsonNode> told =
        lines(
            file(content)
                .accept("application/x-ndjson")
                .queryParam("timeFormat", "day-first")
                .post("/api/v1/trials"));

    // then
    assertThat(told.getLast().path("report").path("assets").path(0).path("to").asText())
        .startsWith("2015-06-05T10:00:59");
  }

  @Test
  void what_cannot_be_judged_is_refused_with_a_sentence() {
    String content = csv(60, Instant::toString);
    refused(file("a,b\n1,2\n"), 400, "its name by the parameter timeColumn");
    refused(file(content.replace("LIT101", "LIT999")), 400, "it lacks LIT101");
    refused(file(content).queryParam("colour", "red"), 400, "'colour' is not known");
    refused(file(content).queryParam("version", "7"), 404, "no version 7");
    refused(file(content).queryParam("zone", "Mars"), 400, "'zone' is no time zone");
    refused(
        given().contentType("text/csv").queryParam("profile", "../x").body(content), 404, "../x");
    refused(given().contentType("text/csv").body(content), 400, "'profile' is missing");
  }

  /** Which is found out only while it is judged. */
  @Test
  void a_file_of_too_many_assets_is_refused_before_its_table_begins() {
    // given
    String[] rows = csv(2, Instant::toString).split("\n");
    var content = new StringBuilder("asset,").append(rows[0]).append('\n');
    for (int asset = 0; asset <= 20; asset++) {
      for (int i = 1; i < rows.length; i++) {
        content.append("north-").append(asset).append(',').append(rows[i]).append('\n');
      }
    }

    // when, then
    refused(
        file(content.toString()).accept("text/csv"),
        400,
        "rows of more than 20 assets: give a part of them");
    List<JsonNode> lines =
        lines(file(content.toString()).accept("application/x-ndjson").post("/api/v1/trials"));
    assertThat(lines.getLast().path("problem").path("status").asInt()).isEqualTo(400);
  }

  private static void refused(RequestSpecification request, int status, String sentence) {
    request
        .post("/api/v1/trials")
        .then()
        .statusCode(status)
        .contentType("application/problem+json")
        .body("detail", containsString(sentence));
  }

  @Test
  void a_file_is_bounded_however_small_it_was_packed() throws IOException {
    // given
    var packed = new ByteArrayOutputStream();
    try (var zip = new GZIPOutputStream(packed)) {
      byte[] zeros = new byte[1 << 20];
      for (int i = 0; i < 33; i++) {
        zip.write(zeros);
      }
    }

    // when
    var answer = file(packed.toByteArray()).post("/api/v1/trials").then();

    // then
    answer
        .statusCode(413)
        .body("detail", containsString("unpacked"))
        .body("limit", equalTo(32 << 20));
  }

  @Test
  void one_file_is_judged_at_a_time_and_who_hangs_up_ends_it() throws IOException {
    // given a file that does not come to its end
    byte[] content = csv(60, Instant::toString).getBytes(UTF_8);
    try (var slow = new Socket(uri.getHost(), uri.getPort())) {
      String head =
          "POST %s?profile=%s HTTP/1.1\r\nHost: %s\r\nContent-Type: text/csv\r\nContent-Length: %d\r\n\r\n"
              .formatted(uri.getPath(), SmallPlant.PROFILE, uri.getHost(), content.length);
      slow.getOutputStream().write(head.getBytes(UTF_8));
      slow.getOutputStream().write(content, 0, content.length / 2);
      slow.getOutputStream().flush();

      // when
      await()
          .untilAsserted(
              () ->
                  file(content)
                      .post("/api/v1/trials")
                      .then()
                      .statusCode(503)
                      .header("Retry-After", "10"));
    }

    // then
    await()
        .atMost(Duration.ofSeconds(30))
        .until(() -> file(content).post("/api/v1/trials").statusCode() == 200);
  }

  @Test
  void assets_of_one_file_are_judged_each_by_itself() {
    // given
    String[] rows = csv(60, Instant::toString).split("\n");
    var content = new StringBuilder("asset,").append(rows[0]).append('\n');
    for (int i = 1; i < rows.length; i++) {
      content.append("north,").append(rows[i]).append("\nsouth,").append(rows[i]).append('\n');
    }

    // when
    JsonNode report =
        lines(file(content.toString()).accept("application/x-ndjson").post("/api/v1/trials"))
            .getLast()
            .path("report");

    // then
    assertThat(report.path("assets").findValuesAsText("asset")).containsExactly("north", "south");
    assertThat(report.path("assets").path(1).path("windows").asLong())
        .isEqualTo(60 - SmallPlant.WINDOW + 1);
  }
}
