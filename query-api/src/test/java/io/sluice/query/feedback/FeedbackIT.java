package io.sluice.query.feedback;

import static io.restassured.RestAssured.given;
import static io.sluice.query.scene.Await.await;
import static io.sluice.query.scene.Database.awaitRows;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.empty;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasSize;
import static org.hamcrest.Matchers.notNullValue;
import static org.hamcrest.Matchers.nullValue;

import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.common.ResourceArg;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.path.json.JsonPath;
import io.restassured.response.ValidatableResponse;
import io.restassured.specification.RequestSpecification;
import io.sluice.contracts.Feedback;
import io.sluice.contracts.IncidentLabel;
import io.sluice.contracts.Messages;
import io.sluice.contracts.Topics;
import io.sluice.query.scene.AlertServiceStub;
import io.sluice.query.scene.Database;
import io.sluice.query.scene.Plant;
import io.sluice.query.scene.ScoringServiceStub;
import io.sluice.query.scene.Topic;
import io.sluice.testbed.quarkus.KafkaResource;
import io.sluice.testbed.quarkus.PostgresResource;
import io.sluice.testbed.quarkus.RoleKeys;
import io.sluice.testbed.quarkus.TracingResource;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

/** What people say of records and windows, stored and told. */
@QuarkusTest
@QuarkusTestResource(KafkaResource.class)
@QuarkusTestResource(PostgresResource.class)
@WithTestResource(RoleKeys.class)
@WithTestResource(AlertServiceStub.class)
@WithTestResource(ScoringServiceStub.class)
@WithTestResource(
    value = TracingResource.class,
    initArgs = @ResourceArg(name = TracingResource.ON, value = ""))
class FeedbackIT {

  private static final Instant START = Instant.parse("2014-05-06T10:00:00Z");
  private static final String STREAM = Plant.PROFILE;

  private static RequestSpecification as(String role) {
    return given().header("X-API-Key", RoleKeys.of(role));
  }

  /** Readings a second, the first of level 0. */
  private static Plant plant(String name, int readings) {
    Plant plant = Plant.unique(name);
    Topic.readings(plant.readings(START, Duration.ofSeconds(1), readings));
    awaitRows("reading", plant, readings);
    return plant;
  }

  /** Records that are judged one by one, two of them at one instant. */
  private static Plant network(String name) {
    Plant plant = Plant.unique(name);
    Topic.readings(
        List.of(
            plant.reading(STREAM, "a", START, 1),
            plant.reading(STREAM, "b", START, 2),
            plant.reading(STREAM, "c", START.plusSeconds(1), 3)));
    Topic.scores(List.of(plant.recordScore(STREAM, START.plusSeconds(1), 0.2)));
    awaitRows("reading", plant, 3);
    awaitRows("score", plant, 1);
    return plant;
  }

  private static ValidatableResponse give(String json) {
    return as("operator")
        .contentType("application/json")
        .body(json)
        .post("/api/v1/feedback")
        .then();
  }

  private static ValidatableResponse giveFile(String query, String csv) {
    return as("operator").contentType("text/csv").body(csv).post("/api/v1/feedback" + query).then();
  }

  private static ValidatableResponse told(Plant plant, String more) {
    return as("viewer")
        .get("/api/v1/feedback?asset=" + plant.asset() + more)
        .then()
        .statusCode(200);
  }

  private static String window(Plant plant, int from, int to, String label) {
    return "{\"asset\":\"%s\",\"from\":\"%s\",\"to\":\"%s\",\"label\":\"%s\"}"
        .formatted(plant.asset(), START.plusSeconds(from), START.plusSeconds(to), label);
  }

  private static String record(Plant plant, int second, String label, String comment) {
    return "{\"asset\":\"%s\",\"time\":\"%s\",\"label\":\"%s\",\"comment\":\"%s\"}"
        .formatted(plant.asset(), START.plusSeconds(second), label, comment);
  }

  private static String items(String... items) {
    return "{\"items\":[" + String.join(",", items) + "]}";
  }

  @Test
  void asManyWindowsAsMayBeAreStoredBesideALongHistory() {
    // given: a day of readings, whose every window would be compared with all of them by a join
    Plant plant = plant("windows", 3);
    Database.execute(
        """
        insert into history.reading (asset, time, stream, id, profile, tag_values)
        select '%s', timestamptz '%s' + i * interval '1 s', '%s', i::text, '%s', '{}'
        from generate_series(10, 86400) i
        """
            .formatted(plant.asset(), START, STREAM, STREAM));
    var csv = new StringBuilder("asset,from,to,label\n");
    for (int i = 0; i < 10_000; i++) {
      csv.append(plant.asset()).append(',').append(START.plusSeconds(2L * i)).append(',');
      csv.append(START.plusSeconds(2L * i + 7)).append(",normal\n");
    }

    // then
    try {
      giveFile("", csv.toString()).statusCode(200).body("stored", equalTo(10_000));
    } finally {
      // they are in no count of days, which others compare with what is there
      Database.execute(
          "delete from history.reading where asset = '%s' and time >= timestamptz '%s' + interval '10 s'"
              .formatted(plant.asset(), START));
    }
  }

  @Test
  void whatIsCompressedIsRefused() {
    as("operator")
        .contentType("text/csv")
        .header("Content-Encoding", "gzip")
        .body("asset,time,label\n")
        .post("/api/v1/feedback")
        .then()
        .statusCode(415)
        .body(
            "detail", equalTo("Content-Encoding is 'gzip', expected none: send the text as it is"));
  }

  @Test
  void manyAreStoredAtOnceWithWhoAndWhen() {
    // given
    Plant plant = plant("many", 5);

    // when
    give(items(
            window(plant, 0, 3, "MAINTENANCE"), record(plant, 4, "TRUE_POSITIVE", "a valve stuck")))
        .statusCode(200)
        .body("stored", equalTo(2))
        .body("notes", empty());

    // then
    told(plant, "&kind=RECORD")
        .body("items", hasSize(1))
        .body("items[0].label", equalTo("TRUE_POSITIVE"))
        .body("items[0].comment", equalTo("a valve stuck"))
        .body("items[0].by", equalTo("test-operator"))
        .body("items[0].at", notNullValue())
        .body("items[0].from", equalTo("2014-05-06T10:00:04Z"))
        .body("items[0].record", notNullValue())
        .body("items[0].values.LIT101", equalTo(504f))
        .body("items[0].profile", equalTo("swat"));
    told(plant, "&kind=WINDOW")
        .body("items[0].to", equalTo("2014-05-06T10:00:03Z"))
        .body("items[0].values", nullValue());
    told(plant, "&from=2014-05-06T10:00:03Z").body("items.kind", contains("RECORD"));
    told(plant, "&to=2014-05-06T10:00:01Z").body("items.kind", contains("WINDOW"));
    give(items(window(plant, 100, 200, "MAINTENANCE")))
        .statusCode(200)
        .body("stored", equalTo(1))
        .body("notes", contains("windows in which the history has no reading: 1"));
  }

  @Test
  void whatIsSaidLaterOfTheSameCountsAndWhatWasSaidStays() {
    // given
    Plant plant = plant("later", 5);
    give(items(window(plant, 0, 3, "TRUE_POSITIVE"), window(plant, 0, 4, "UNKNOWN")));

    // when
    give(items(window(plant, 0, 3, "FALSE_POSITIVE"), window(plant, 0, 4, "UNKNOWN")))
        .statusCode(200)
        .body("stored", equalTo(1))
        .body("unchanged", equalTo(1));

    // then
    told(plant, "").body("items.label", contains("FALSE_POSITIVE", "UNKNOWN"));
    told(plant, "&rows=ALL")
        .body("items", hasSize(3))
        .body("items.findAll { !it.counts }.label", contains("TRUE_POSITIVE"));
    assertThatThrownBy(
            () ->
                Database.execute(
                    "update history.feedback set label = 'UNKNOWN' where asset = '%s'"
                        .formatted(plant.asset())))
        .hasMessageContaining("audit trail");
  }

  @Test
  void otherProgramsLearnItInOrder() throws Exception {
    // given
    Plant plant = plant("told", 2);

    // when
    give(items(window(plant, 0, 1, "TRUE_POSITIVE"))).statusCode(200);
    give(items(window(plant, 0, 1, "FALSE_POSITIVE"), record(plant, 1, "UNKNOWN", "why")))
        .statusCode(200);

    // then
    await().until(() -> Topic.on(Topics.FEEDBACK, plant.asset()).size() == 3);
    var told = new ArrayList<Feedback>();
    for (var message : Topic.on(Topics.FEEDBACK, plant.asset())) {
      told.add(Messages.decode(message.value(), Feedback.class));
    }
    assertThat(told)
        .extracting(Feedback::label)
        .containsExactly(
            IncidentLabel.TRUE_POSITIVE, IncidentLabel.FALSE_POSITIVE, IncidentLabel.UNKNOWN);
    assertThat(told.get(0).subject()).isEqualTo(told.get(1).subject());
    assertThat(told.get(2).values().path("LIT101").doubleValue()).isEqualTo(501);
    assertThat(told.get(2).by()).isEqualTo("test-operator");
    await()
        .until(
            () ->
                Database.number(
                        "select count(*) from history.feedback_due d join history.feedback f using (seq) where f.asset = ?",
                        plant.asset())
                    == 0);
  }

  @Test
  void pagesFollowOneAnother() {
    // given
    Plant plant = plant("pages", 5);
    for (int second = 0; second < 5; second++) {
      give(items(record(plant, second, "UNKNOWN", "no " + second)));
    }

    // when
    JsonPath first = told(plant, "&limit=3").extract().jsonPath();
    JsonPath second =
        as("viewer")
            .urlEncodingEnabled(false)
            .get(first.getString("next"))
            .then()
            .statusCode(200)
            .extract()
            .jsonPath();

    // then
    assertThat(first.getList("items.comment")).containsExactly("no 4", "no 3", "no 2");
    assertThat(second.getList("items.comment")).containsExactly("no 1", "no 0");
    assertThat(second.getString("next")).isNull();
  }

  @Test
  void whatCannotBeTakenIsOneSentenceAndNothingIsStored() {
    // given
    Plant plant = plant("refused", 5);
    String good = record(plant, 0, "UNKNOWN", "good");
    String unknown =
        "{\"asset\":\"nowhere\",\"time\":\"2014-05-06T10:00:00Z\",\"label\":\"UNKNOWN\"}";
    String otherStream = good.replace("\"label\"", "\"stream\":\"flows\",\"label\"");
    String noId = good.replace("\"label\"", "\"id\":\"x-1\",\"label\"");

    // when / then
    give(items(good, unknown))
        .statusCode(400)
        .body("field", equalTo("items[1].asset"))
        .body(
            "detail",
            equalTo("items[1]: 'asset' is 'nowhere', of which there is nothing in the history"));
    give(items(good, otherStream))
        .statusCode(400)
        .body("detail", containsString("items[1]: 'stream' is 'flows', but refused-"));
    give(items(good, noId))
        .statusCode(400)
        .body("detail", containsString("items[1]: 'id' is 'x-1', and refused-"));
    give(items(good, record(plant, 99, "UNKNOWN", "late")))
        .statusCode(400)
        .body("detail", containsString("items[1]: 'time' is 2014-05-06T10:01:39Z, when refused-"));
    give(items(good, window(plant, 3, 3, "UNKNOWN")))
        .statusCode(400)
        .body("field", equalTo("items[1].from"));
    give(items(good, window(plant, 0, 3_000_000, "UNKNOWN")))
        .statusCode(400)
        .body("detail", containsString("more than 31 days"));
    give(items(good, window(plant, 0, 3, "MAYBE")))
        .statusCode(400)
        .body("detail", containsString("items[1]: 'label' is 'MAYBE', expected TRUE_POSITIVE"));
    give(items(good, record(plant, 0, "TRUE_POSITIVE", "bad")))
        .statusCode(400)
        .body(
            "detail",
            equalTo(
                "items[0] and items[1] contradict each other: UNKNOWN and TRUE_POSITIVE of the same record"));
    give("{\"items\":[]}").statusCode(400);
    give("{\"itens\":[]}").statusCode(400).body("detail", containsString("items"));
    told(plant, "&rows=ALL").body("items", empty());
  }

  @Test
  void onlyOperatorsMayLabel() {
    as("viewer")
        .contentType("application/json")
        .body("{}")
        .post("/api/v1/feedback")
        .then()
        .statusCode(403);
    as("operator")
        .contentType("text/plain")
        .body("x")
        .post("/api/v1/feedback")
        .then()
        .statusCode(415);
  }

  @Test
  void aFileOfRecordsIsTakenByTheirFields() {
    // given: foreign columns, a number that it counts by, a separator of its own
    Plant plant = network("foreign");

    // when
    giveFile(
            "?asset=" + plant.asset(),
            """
            Time;LIT101;FIT101;attack_cat;Label;comment
            2014-05-06 10:00:00;502;2.5;Exploits;1;seen before
            2014-05-06T12:00:01+02:00;503.0;2.5;;normal;
            2014-05-06 10:00:00;501;;;;
            """)
        .statusCode(200)
        .body("stored", equalTo(2))
        .body("fromElsewhere", equalTo(0))
        .body(
            "notes",
            contains(
                "rows without a label, which are left out: 1",
                "times without an offset, which are taken for UTC unless the request says their zone: 1",
                "column 'attack_cat' is no tag of swat, and left out"));

    // then
    told(plant, "&label=TRUE_POSITIVE").body("items.record", contains("b"));
    told(plant, "&label=FALSE_POSITIVE").body("items.record", contains("c"));
  }

  @Test
  void recordsFromElsewhereAreKeptWithTheirFields() {
    // given
    Plant plant = network("elsewhere");
    String file =
        """
        id,LIT101,FIT101,MV101,label
        1,7.25,900,open,attack
        2,7.25,900,open,attack
        3,8,901,,normal
        """;

    // when
    giveFile("?asset=" + plant.asset(), file)
        .statusCode(200)
        .body("stored", equalTo(2))
        .body("repeated", equalTo(1))
        .body("fromElsewhere", equalTo(2));
    giveFile("?asset=" + plant.asset(), file).statusCode(200).body("unchanged", equalTo(2));

    // then
    told(plant, "&label=TRUE_POSITIVE")
        .body("items", hasSize(1))
        .body("items[0].record", nullValue())
        .body("items[0].values.LIT101", equalTo(7.25f))
        .body("items[0].values.MV101", equalTo("open"));
  }

  @Test
  void theExportIsTakenAgain() {
    // given
    Plant plant = network("again");
    give(items(
            window(plant, 0, 3, "MAINTENANCE"),
            record(plant, 1, "TRUE_POSITIVE", "=1+1, \\\"quoted\\\"")))
        .statusCode(200);
    giveFile("?asset=" + plant.asset(), "LIT101,MV101,label\n7.25,open,attack\n").statusCode(200);

    // when
    String csv =
        as("viewer")
            .accept("text/csv")
            .get("/api/v1/feedback?asset=" + plant.asset())
            .then()
            .statusCode(200)
            .contentType(containsString("text/csv"))
            .extract()
            .asString();
    String same = as("viewer").get("/api/v1/feedback.csv?asset=" + plant.asset()).asString();

    // then
    assertThat(same).isEqualTo(csv);
    assertThat(csv)
        .startsWith(
            "kind,asset,stream,profile,time,id,from,to,label,comment,by,at,counts,FIT101,LIT101,MV101,otherTags\n")
        .contains(",c,,,TRUE_POSITIVE,\"'=1+1, \"\"quoted\"\"\",test-operator,");
    giveFile("", csv)
        .statusCode(200)
        .body("stored", equalTo(0))
        .body("unchanged", equalTo(3))
        .body("notes", empty());
    giveFile("", csv.replace("MAINTENANCE", "UNKNOWN"))
        .statusCode(200)
        .body("stored", equalTo(1))
        .body("unchanged", equalTo(2));
  }

  @Test
  void aFileThatCannotBeTakenIsOneSentence() {
    // given
    Plant plant = network("file");
    Plant signals = plant("signals", 2);
    String asset = "?asset=" + plant.asset();

    // when / then
    giveFile(asset, "time,LIT101\n2014-05-06T10:00:00Z,1\n")
        .statusCode(400)
        .body("detail", equalTo("the file has no column 'label', so it says nothing of its rows"));
    giveFile(asset, "time,LIT101,label\n2014-05-06T10:00:00Z,1,\n")
        .statusCode(400)
        .body("detail", equalTo("the file has no row with a label: 'label' is empty in all 1"));
    giveFile(asset, "").statusCode(400).body("detail", containsString("no row with a label"));
    giveFile("", "LIT101,label\n1,1\n")
        .statusCode(400)
        .body("detail", containsString("row 2: 'asset' is missing"));
    giveFile(asset, "time,label\n2014-05-06T10:00:01Z,1\nyesterday,1\n")
        .statusCode(400)
        .body("field", equalTo("row 3.time"))
        .body("detail", containsString("row 3: 'time' is 'yesterday', expected an ISO-8601"));
    giveFile(asset, "colour,label\nred,1\n")
        .statusCode(400)
        .body("detail", containsString("row 2: 'time' is missing, and no column is a tag of swat"));
    giveFile(asset, "time,label\n2014-05-06T10:00:00Z,1\n")
        .statusCode(400)
        .body("detail", containsString("'id' is missing, and file-"));
    giveFile(asset, "LIT101,label\n1,1\n1,0\n")
        .statusCode(400)
        .body("detail", containsString("row 2 and row 3 contradict each other"));
    giveFile(asset + "&zone=Berlin", "time,label\n2014-05-06T10:00:00,1\n")
        .statusCode(400)
        .body("field", equalTo("zone"))
        .body("detail", containsString("'zone' is 'Berlin', expected a zone such as"));
    giveFile(asset, "a,b,label\n1,1\n")
        .statusCode(400)
        .body("detail", equalTo("row 2 has 2 fields, the header 3"));
    giveFile(asset, "a,b,label\n1,\"1,1\n")
        .statusCode(400)
        .body("detail", containsString("no table"));
    giveFile(asset, "a,b,label\n1,\"1\"x,1\n")
        .statusCode(400)
        .body("detail", containsString("no table"));
    giveFile("?asset=" + signals.asset(), "time,LIT101,label\n2014-05-06T10:00:01Z,777,attack\n")
        .statusCode(400)
        .body("detail", containsString("'LIT101' is 501.0 there, 777 here"));
    told(plant, "&rows=ALL").body("items", empty());
    told(signals, "&rows=ALL").body("items", empty());
  }
}
