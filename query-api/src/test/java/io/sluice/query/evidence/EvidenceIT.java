package io.sluice.query.evidence;

import static io.restassured.RestAssured.given;
import static io.sluice.query.scene.Database.awaitRows;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.containsString;

import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.path.json.JsonPath;
import io.sluice.contracts.Alert;
import io.sluice.contracts.AlertKind;
import io.sluice.query.scene.Plant;
import io.sluice.query.scene.Topic;
import io.sluice.testbed.quarkus.KafkaResource;
import io.sluice.testbed.quarkus.PostgresResource;
import java.io.ByteArrayInputStream;
import java.security.MessageDigest;
import java.time.Duration;
import java.time.Instant;
import java.util.HexFormat;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.zip.ZipEntry;
import java.util.zip.ZipInputStream;
import org.junit.jupiter.api.Test;

/** What there is of an incident, as one file. */
@QuarkusTest
@QuarkusTestResource(KafkaResource.class)
@QuarkusTestResource(PostgresResource.class)
class EvidenceIT {

  private static final Instant START = Instant.parse("2016-06-01T10:00:00Z");

  @Test
  void anIncidentIsToldWithAllAroundIt() throws Exception {
    // given: 30 minutes, the incident from the 15th to the 16th; a name that would be markup
    Plant plant = Plant.unique("<img src=x onerror=alert(1)>");
    Instant begun = START.plusSeconds(900);
    Alert opened = plant.alert(AlertKind.OPENED, begun, begun, 2.5);
    Topic.readings(plant.readings(START, Duration.ofSeconds(1), 1_800));
    Topic.scores(plant.scores(START, Duration.ofSeconds(1), new double[1_800]));
    Topic.alerts(
        List.of(opened, plant.alert(AlertKind.RESOLVED, begun, begun.plusSeconds(60), 2.5)));
    awaitRows("reading", plant, 1_800);
    awaitRows("score", plant, 1_800);
    awaitRows("alert", plant, 2);

    // when
    byte[] zip =
        given()
            .get("/api/v1/incidents/" + opened.incident() + "/evidence")
            .then()
            .statusCode(200)
            .contentType("application/zip")
            .header("Content-Disposition", containsString("evidence.zip"))
            .extract()
            .asByteArray();

    // then
    Map<String, byte[]> files = unpacked(zip);
    assertThat(files.keySet())
        .containsExactly(
            "index.html",
            "about.json",
            "incident.json",
            "history.json",
            "readings.csv",
            "readings.json",
            "scores.csv",
            "scores.json",
            "SHA256SUMS");
    var sums = new String(files.get("SHA256SUMS"), UTF_8);
    for (String line : sums.lines().toList()) {
      assertThat(hash(files.get(line.substring(66)))).isEqualTo(line.substring(0, 64));
    }
    assertThat(sums.lines()).hasSize(8);
    JsonPath about = JsonPath.from(new String(files.get("about.json"), UTF_8));
    // ten minutes before, one of it, ten after
    assertThat(about.getInt("readings")).isEqualTo(1_260);
    assertThat(about.getBoolean("allReadings")).isTrue();
    assertThat(about.getList("models.bundle.version")).containsExactly("1");
    assertThat(new String(files.get("readings.csv"), UTF_8).lines()).hasSize(1_261);
    assertThat(new String(files.get("scores.csv"), UTF_8).lines()).hasSize(1_261);
    assertThat(JsonPath.from(new String(files.get("readings.json"), UTF_8)).getString("[0].time"))
        .isEqualTo("2016-06-01T10:05:00Z");
    assertThat(JsonPath.from(new String(files.get("incident.json"), UTF_8)).getList("alerts.kind"))
        .containsExactly("OPENED", "RESOLVED");
    assertThat(new String(files.get("index.html"), UTF_8))
        .contains("Incident of &lt;img src=x")
        .doesNotContain("<img", "<script", "http://", "https://");
  }

  private static Map<String, byte[]> unpacked(byte[] zip) throws Exception {
    var files = new LinkedHashMap<String, byte[]>();
    try (var in = new ZipInputStream(new ByteArrayInputStream(zip))) {
      ZipEntry entry;
      while ((entry = in.getNextEntry()) != null) {
        files.put(entry.getName(), in.readAllBytes());
      }
    }
    return files;
  }

  private static String hash(byte[] content) throws Exception {
    return HexFormat.of().formatHex(MessageDigest.getInstance("SHA-256").digest(content));
  }

  @Test
  void whatIsNotThereIsToldInOneSentence() {
    // given
    UUID nobody = UUID.randomUUID();

    // when
    var answer = given().get("/api/v1/incidents/" + nobody + "/evidence");

    // then
    answer.then().statusCode(404).body("detail", containsString(nobody.toString()));
  }
}
