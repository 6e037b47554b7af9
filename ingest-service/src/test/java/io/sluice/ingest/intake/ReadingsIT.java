package io.sluice.ingest.intake;

import static io.restassured.RestAssured.given;
import static io.sluice.ingest.intake.Bodies.gzip;
import static io.sluice.ingest.intake.Bodies.ndjson;
import static io.sluice.ingest.intake.Bodies.reading;
import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasItem;
import static org.hamcrest.Matchers.hasSize;
import static org.hamcrest.Matchers.not;

import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.RestAssured;
import io.restassured.config.EncoderConfig;
import io.restassured.http.ContentType;
import io.restassured.specification.RequestSpecification;
import io.sluice.contracts.Headers;
import io.sluice.testbed.quarkus.KafkaResource;
import io.sluice.testbed.quarkus.Management;
import io.sluice.testbed.quarkus.TracingResource;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

@QuarkusTest
@QuarkusTestResource(KafkaResource.class)
@QuarkusTestResource(BundlesResource.class)
@WithTestResource(TracingResource.class)
class ReadingsIT {

  private static final String PATH = "/api/v1/readings";

  private final Log log;

  ReadingsIT(@ConfigProperty(name = "kafka.bootstrap.servers") String servers) {
    log = new Log(servers);
  }

  @BeforeEach
  void sendBytesAsTheyAre() {
    RestAssured.config =
        RestAssured.config()
            .encoderConfig(
                EncoderConfig.encoderConfig()
                    .appendDefaultContentCharsetToContentTypeIfUndefined(false)
                    .encodeContentTypeAs("application/x-ndjson", ContentType.TEXT)
                    .encodeContentTypeAs("text/csv", ContentType.TEXT));
  }

  @Test
  void anObjectIsOnTheLogWhenTheAnswerComes() {
    // given
    var before = Instant.now();
    var text = reading("it-object", "1.5");
    // when
    body("application/json", text)
        .post(PATH)
        .then()
        .statusCode(202)
        .body("accepted", equalTo(1))
        .body("rejectedTotal", equalTo(0))
        .body("rejected", hasSize(0));
    // then
    assertThat(log.readings("it-object"))
        .singleElement()
        .satisfies(
            record -> {
              assertThat(record.value()).isEqualTo(text);
              assertThat(Instant.parse(Log.headers(record).get(Headers.PRODUCED_AT)))
                  .isBetween(before, Instant.now());
            });
  }

  @Test
  void partsOfAnArrayAreRejectedAndLieOnTheDeadLetterTopic() {
    // given two that are wrong between two that are right
    var bad = reading("it-array", "1,\"FLOW\":2");
    var unknown = reading("it-array", "nope", Bodies.TIME, "1");
    var text =
        "[%s,%s,%s,%s]".formatted(reading("it-array", "1"), bad, unknown, reading("it-array", "2"));
    // when
    body("application/json", text)
        .post(PATH)
        .then()
        .statusCode(202)
        .body("accepted", equalTo(2))
        .body("rejectedTotal", equalTo(2))
        .body("rejected.index", equalTo(List.of(1, 2)))
        .body("rejected.reason", equalTo(List.of("duplicate-field", "unknown-profile")))
        .body("rejected[0].detail", containsString("FLOW is there twice"));
    // then
    assertThat(log.readings("it-array"))
        .extracting(ConsumerRecord::value)
        .containsExactly(reading("it-array", "1"), reading("it-array", "2"));
    assertThat(log.deadLetters(record -> "it-array".equals(record.key())))
        .extracting(ConsumerRecord::value)
        .containsExactly(bad, unknown);
    assertThat(log.deadLetters(record -> "it-array".equals(record.key())).getFirst())
        .extracting(Log::headers)
        .satisfies(
            headers -> {
              assertThat(headers).containsEntry(Headers.DEAD_LETTER_REASON, "duplicate-field");
              assertThat(headers).containsEntry(Headers.DEAD_LETTER_SOURCE, "http");
              assertThat(headers.get(Headers.DEAD_LETTER_DETAIL)).contains("FLOW is there twice");
            });
  }

  @Test
  void aBrokenLineOfNdjsonDoesNotStopTheOthers() {
    // given
    var text =
        reading("it-ndjson", "1") + "\n{\"it-ndjson\": oops\n" + reading("it-ndjson", "2") + "\n";
    // when
    body("application/x-ndjson", text)
        .post(PATH)
        .then()
        .statusCode(202)
        .body("accepted", equalTo(2))
        .body("rejected[0].line", equalTo(2))
        // Behind the word that is none.
        .body("rejected[0].column", equalTo(19))
        .body("rejected[0].reason", equalTo("malformed"))
        .body("rejected[0].detail", containsString("was expecting"));
    // then it is kept although it has no key
    assertThat(log.deadLetters(record -> record.key() == null))
        .extracting(ConsumerRecord::value)
        .contains("{\"it-ndjson\": oops");
  }

  @Test
  void csvTakesAssetAndProfileFromTheRequest() {
    // given
    var text =
        """
        Timestamp,FLOW,LEVEL,PUMP,Normal/Attack
        31/01/2026 08:00:00 AM,1,2,1,Normal
        31/01/2026 08:00:01 AM,1,2,1,Attack
        yesterday,1,,1,Normal
        """;
    // when
    body("text/csv", text)
        .queryParam("asset", "it-csv")
        .queryParam("profile", "pump")
        .post(PATH)
        .then()
        .statusCode(202)
        .body("accepted", equalTo(2))
        .body("rejected[0].line", equalTo(4))
        .body("rejected[0].detail", containsString("yesterday"));
    // then
    assertThat(log.readings("it-csv"))
        .extracting(ConsumerRecord::value)
        .containsExactly(
            """
            {"asset":"it-csv","profile":"pump","time":"2026-01-31T08:00:00Z",\
            "values":{"FLOW":1,"LEVEL":2,"PUMP":1},"label":0}\
            """,
            """
            {"asset":"it-csv","profile":"pump","time":"2026-01-31T08:00:01Z",\
            "values":{"FLOW":1,"LEVEL":2,"PUMP":1},"label":1}\
            """);
  }

  @Test
  void csvThatDoesNotFitIsRefusedInOneSentence() {
    // given
    var text = "time,FLOW,WHAT\n2026-01-31T08:00:00Z,1,2\n";
    // when, then
    body("text/csv", text)
        .queryParam("asset", "it-misfit")
        .queryParam("profile", "pump")
        .post(PATH)
        .then()
        .statusCode(400)
        .contentType("application/problem+json")
        .body("detail", containsString("LEVEL"))
        .body("detail", containsString("WHAT"));
  }

  @Test
  void gzipIsInflated() {
    // given
    var bytes = gzip(ndjson("it-gzip", 500).getBytes(UTF_8), 1);
    // when
    given()
        .header("Content-Type", "application/x-ndjson")
        .header("Content-Encoding", "gzip")
        .body(bytes)
        .post(PATH)
        .then()
        .statusCode(202)
        .body("accepted", equalTo(500));
    // then
    assertThat(log.readings("it-gzip"))
        .extracting(ConsumerRecord::value)
        .containsExactlyElementsOf(ndjson("it-gzip", 500).lines().toList());
  }

  @Test
  void aZipBombIsAnswered413AndLeavesNothingBehind() {
    // given 200 MB of readings in less than 2 MB
    var bytes = gzip(ndjson("it-bomb", 5_000).getBytes(UTF_8), 400);
    // when
    given()
        .header("Content-Type", "application/x-ndjson")
        .header("Content-Encoding", "gzip")
        .body(bytes)
        .post(PATH)
        .then()
        .statusCode(413)
        .contentType("application/problem+json")
        .body("limit", equalTo(8 * 1024 * 1024))
        .body("limited", equalTo("bytes in the body"));
    // then
    assertThat(log.readings("it-bomb")).isEmpty();
  }

  @Test
  void aBodyThatIsAnnouncedTooLargeIsNotRead() {
    // given 17 MB
    var bytes = new byte[9 * 1024 * 1024];
    // when, then
    body("application/json", bytes)
        .post(PATH)
        .then()
        .statusCode(413)
        .body("limit", equalTo(8 * 1024 * 1024));
  }

  @Test
  void tooManyRecordsAreAnswered413AndLeaveNothingBehind() {
    // given one more than allowed
    var text = ndjson("it-many", 10_001);
    // when
    body("application/x-ndjson", text)
        .post(PATH)
        .then()
        .statusCode(413)
        .body("limit", equalTo(10_000))
        .body("detail", containsString("10000 records in a request"));
    // then
    assertThat(log.readings("it-many")).isEmpty();
  }

  @Test
  void aTimeAheadIsRejected() {
    // given
    var ahead = Instant.now().plus(Duration.ofMinutes(6));
    // when, then
    body("application/json", reading("it-ahead", "pump", ahead, "1"))
        .post(PATH)
        .then()
        .statusCode(400)
        .contentType("application/problem+json")
        .body("accepted", equalTo(0))
        .body("rejected[0].reason", equalTo("time-ahead"))
        .body("rejected[0].detail", containsString(ahead.toString()));
  }

  @Test
  void onlySoManyRejectionsAreListedAndAllAreCounted() {
    // given
    var text = ndjson("it-listed", 150).replace("pump", "nope");
    // when, then
    body("application/x-ndjson", text)
        .post(PATH)
        .then()
        .statusCode(400)
        .body("rejectedTotal", equalTo(150))
        .body("rejected", hasSize(100));
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          application/json | ''                         | 400 | No reading in the body
          application/json | []                         | 400 | No reading in the body
          application/json | {"asset":                  | 400 | No reading accepted
          text/csv         | time,FLOW                  | 400 | No reading
          text/plain       | {}                         | 415 | Unsupported media type
          """)
  void whatHoldsNoReadingIsRefused(String type, String text, int status, String title) {
    // when, then
    body(type, text)
        .post(PATH)
        .then()
        .statusCode(status)
        .contentType("application/problem+json")
        .body("title", containsString(title));
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          text/csv         | tz=Europe/Berlin    | 'tz' is not known, there are asset, columns, profile
          text/csv         | zone=UTC&zone=CET   | 'zone' is there 2 times
          application/json | zone=Europe/Berlin  | 'zone' is of CSV bodies alone
          """)
  void aParameterThatWouldBeIgnoredIsRefused(String type, String query, String detail) {
    // when, then
    body(type, reading("it-parameter", "1"))
        .post(PATH + "?" + query)
        .then()
        .statusCode(400)
        .body("detail", containsString(detail));
    assertThat(log.readings("it-parameter")).isEmpty();
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          {"m":[                                        | start marker at line: 1, column: 6
          {"m":[[[[[[[[[[[[[[[[[[[[[0]]]]]]]]]]]]]]]]]]]]]} | depth (21) exceeds the maximum allowed (20)
          """)
  void whatIsNoJsonIsToldWithoutThePartsOfTheParser(String text, String detail) {
    // when, then
    body("application/json", text)
        .post(PATH)
        .then()
        .statusCode(400)
        .body("detail", containsString(detail))
        .body("detail", not(containsString("StreamRead")));
  }

  @Test
  void aMisspeltFieldIsInTheAnswer() {
    // given
    var text = reading("it-field", "1").replace("}}", "},\"qualty\":{\"FLOW\":\"BAD\"}}");
    // when, then
    body("application/json", text)
        .post(PATH)
        .then()
        .statusCode(202)
        .body("ignoredFields", equalTo(List.of(Map.of("field", "qualty", "count", 1))));
  }

  @ParameterizedTest
  @CsvSource({"garbage", "application/json/x", "text/plain"})
  void aTypeThatIsNotReadIsRefusedAndItsSenderCounted(String type) {
    // given
    double before = faultyRequests();
    // when, then
    body(type, reading("it-type", "1"))
        .post(PATH)
        .then()
        .statusCode(415)
        .contentType("application/problem+json")
        .body(
            "detail",
            equalTo(
                "Content-Type is '"
                    + type
                    + "', expected application/json, application/x-ndjson or text/csv"));
    assertThat(faultyRequests()).isEqualTo(before + 1);
  }

  private static double faultyRequests() {
    return given()
        .get(Management.url("/q/metrics"))
        .asString()
        .lines()
        .filter(line -> line.startsWith("sluice_ingest_faulty_requests_total{"))
        .mapToDouble(line -> Double.parseDouble(line.substring(line.lastIndexOf(' ') + 1)))
        .sum();
  }

  @ParameterizedTest
  @CsvSource({"gzip, 400, gzip", "br, 415, Content-Encoding", "identity, 202, ''"})
  void theEncodingMustBeWhatItSays(String encoding, int status, String detail) {
    // given a body that is not compressed
    var text = reading("it-encoding", "1");
    // when, then
    var response =
        body("application/json", text).header("Content-Encoding", encoding).post(PATH).then();
    response.statusCode(status);
    assertThat(response.extract().asString()).contains(detail);
  }

  @Test
  void anUnknownTagIsLeftOutAndCounted() {
    // given
    var text = reading("it-unknown", "1,\"GHOST\":3");
    // when
    body("application/json", text)
        .post(PATH)
        .then()
        .statusCode(202)
        .body("ignored", equalTo(List.of(Map.of("tag", "GHOST", "count", 1))));
    // then
    assertThat(log.readings("it-unknown"))
        .extracting(ConsumerRecord::value)
        .containsExactly(reading("it-unknown", "1"));
    given()
        .get(Management.url("/q/metrics"))
        .then()
        .body(containsString("sluice_ingest_unknown_tags_total{tag=\"GHOST\"} 1.0"))
        .body(containsString("sluice_ingest_accepted_total"))
        .body(containsString("sluice_ingest_request_seconds_bucket"))
        .body(containsString("sluice_ingest_publish_seconds_count"));
  }

  @Test
  void aMisspeltTagIsInTheAnswerThatRefuses() {
    // given no tag that the profile knows
    var text = reading("it-misspelt", "1").replace("FLOW", "FL0W").replaceAll(",\"LEVEL.*?}", "}");
    // when, then
    body("application/json", text)
        .post(PATH)
        .then()
        .statusCode(400)
        .body("rejected[0].reason", equalTo("no-known-tag"))
        .body("ignored", equalTo(List.of(Map.of("tag", "FL0W", "count", 1))));
  }

  @Test
  void aWordCostsNothingButItsOwnValue() {
    // given a word of a historian, a boolean of a PLC
    var text = reading("it-words", "\"Bad Input\"").replace("\"PUMP\":1", "\"PUMP\":true");
    // when
    body("application/json", text)
        .post(PATH)
        .then()
        .statusCode(202)
        .body("accepted", equalTo(1))
        .body("words", equalTo(List.of(Map.of("tag", "FLOW", "word", "Bad Input", "count", 1))));
    // then
    assertThat(log.readings("it-words"))
        .extracting(ConsumerRecord::value)
        .containsExactly(
            reading("it-words", "\"Bad Input\"")
                .replace("}}", "},\"quality\":{\"FLOW\":\"BAD\"}}"));
    given()
        .get(Management.url("/q/metrics"))
        .then()
        .body(containsString("sluice_ingest_words_total{tag=\"FLOW\",word=\"Bad Input\"} 1.0"));
  }

  @Test
  void timesMayBeWrittenAsGatewaysDo() {
    // given
    var text =
        "[%s,%s]"
            .formatted(
                reading("it-times", "1").replace('"' + Bodies.TIME + '"', "1769846400000"),
                reading("it-times", "pump", "2026-01-31T09:00:01+0100", "1"));
    // when
    body("application/json", text).post(PATH).then().statusCode(202).body("accepted", equalTo(2));
    // then
    assertThat(log.readings("it-times"))
        .extracting(ConsumerRecord::value)
        .containsExactly(
            reading("it-times", "1"), reading("it-times", "pump", "2026-01-31T08:00:01Z", "1"));
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          text/csv; charset=iso-8859-1 | 202 | ''
          text/csv; charset=utf-7      | 415 | expected one of utf-8
          text/csv                     | 400 | charset=windows-1252
          """)
  void theCharsetIsHonoured(String type, int status, String detail) {
    // given
    var asset = "K\u00fchlkreis-" + status;
    var text = "time,asset,FLOW,LEVEL,PUMP\n" + Bodies.TIME + "," + asset + ",1,2.5,1\n";
    // when
    var answer =
        body(type, text.getBytes(ISO_8859_1)).queryParam("profile", "pump").post(PATH).then();
    // then
    answer.statusCode(status);
    assertThat(answer.extract().asString()).contains(detail);
    assertThat(log.readings(asset)).hasSize(status == 202 ? 1 : 0);
  }

  /** Once a minute: an earlier test may have had the line, the metric counts each time. */
  @Test
  void aSenderOfTheWrongShapeIsTold() {
    // when
    body("application/json", "{\"FLOW\":1}").post(PATH).then().statusCode(400);
    // then
    assertThat(given().get(Management.url("/q/metrics")).asString())
        .containsPattern(
            "sluice_ingest_faulty_requests_total\\{sender=\"\\S+ at 127.0.0.1\"\\} [1-9]");
  }

  @Test
  void readyTellsWhatIsThere() {
    // when, then
    given()
        .get(Management.url("/q/health/ready"))
        .then()
        .statusCode(200)
        .body("checks.name", hasItem("kafka"))
        .body(
            "checks.find { it.name == 'profiles' }.data.names",
            equalTo("flows, flows-minute, pump"));
  }

  @Test
  void recordsAreCountedByFieldsThatNoBundleKnows() {
    // given
    var flows = new StringBuilder();
    for (String second : List.of("00:10", "01:05", "01:20", "02:40")) {
      flows.append(
          "{\"asset\":\"counted\",\"profile\":\"flows\",\"time\":\"2026-05-04T12:%s.000Z\",\"values\":{\"service\":\"dns\",\"bytes\":1,\"source\":\"10.0.0.1\",\"port\":\"%s\"}}\n"
              .formatted(second, second.substring(3)));
    }
    // when
    body("application/x-ndjson", flows.toString()).post(PATH).then().statusCode(202);
    // then
    await()
        .atMost(Duration.ofSeconds(30))
        .untilAsserted(
            () ->
                assertThat(log.readings("counted").getLast().value())
                    .isEqualTo(
                        "{\"asset\":\"counted\",\"profile\":\"flows-minute\",\"time\":\"2026-05-04T12:01:00Z\",\"values\":{\"flows\":2.0,\"ports_of_a_source\":2.0}}"));
    assertThat(log.readings("counted").getFirst().value()).contains("\"source\":\"10.0.0.1\"");
  }

  @Test
  void theApiIsDescribed() {
    // when, then
    given()
        .accept("application/json")
        .get("/q/openapi")
        .then()
        .body(
            "paths.'/api/v1/readings'.post.requestBody.content.keySet()",
            equalTo(Set.of("application/json", "application/x-ndjson", "text/csv")));
  }

  private static RequestSpecification body(String type, String text) {
    return body(type, text.getBytes(UTF_8));
  }

  private static RequestSpecification body(String type, byte[] bytes) {
    return given().header("Content-Type", type).body(bytes);
  }
}
