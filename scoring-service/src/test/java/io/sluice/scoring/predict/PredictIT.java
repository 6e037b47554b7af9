package io.sluice.scoring.predict;

import static io.restassured.RestAssured.given;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;
import static org.hamcrest.Matchers.allOf;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.empty;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.greaterThan;
import static org.hamcrest.Matchers.hasSize;
import static org.hamcrest.Matchers.lessThan;
import static org.hamcrest.Matchers.notNullValue;
import static org.hamcrest.Matchers.nullValue;

import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.common.http.TestHTTPResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.config.EncoderConfig;
import io.restassured.config.RestAssuredConfig;
import io.restassured.response.ValidatableResponse;
import io.sluice.contracts.Messages;
import io.sluice.contracts.profile.Tag;
import io.sluice.scoring.plant.BundleResource;
import io.sluice.scoring.plant.SmallFlows;
import io.sluice.scoring.plant.SmallPlant;
import io.sluice.testbed.quarkus.KafkaResource;
import io.sluice.testbed.quarkus.Management;
import io.sluice.testbed.quarkus.TracingResource;
import java.io.IOException;
import java.net.Socket;
import java.net.URI;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

@QuarkusTest
@WithTestResource(KafkaResource.class)
@WithTestResource(BundleResource.class)
@WithTestResource(TracingResource.class)
class PredictIT {

  /** Without the charset that REST Assured adds: the type stays what it is. */
  private static final RestAssuredConfig AS_IT_IS =
      RestAssuredConfig.config()
          .encoderConfig(
              EncoderConfig.encoderConfig()
                  .appendDefaultContentCharsetToContentTypeIfUndefined(false));

  @TestHTTPResource("/api/v1/predict")
  URI uri;

  private static List<PredictReading> readings(int count, boolean timed, boolean attacked) {
    List<Tag> tags = SmallPlant.profile("p", 1).tags();
    var readings = new ArrayList<PredictReading>();
    for (int second = 0; second < count; second++) {
      Map<String, Object> values = new LinkedHashMap<>();
      double[] now = SmallPlant.values(0, second, attacked);
      for (int i = 0; i < now.length; i++) {
        values.put(tags.get(i).name(), now[i]);
      }
      readings.add(new PredictReading(timed ? SmallPlant.START.plusSeconds(second) : null, values));
    }
    return readings;
  }

  private static ValidatableResponse post(byte[] body) {
    return given().contentType("application/json").body(body).post("/api/v1/predict").then();
  }

  private static ValidatableResponse predict(PredictRequest request) {
    return post(Messages.encode(request));
  }

  private static PredictRequest window(List<PredictReading> readings) {
    return new PredictRequest(SmallPlant.PROFILE, "plant-0", readings, null);
  }

  @Test
  void intervalsAreToldAsWhoAsksReadsThem() {
    given()
        .get("/api/v1/bundles/%s/1".formatted(SmallPlant.PROFILE))
        .then()
        .statusCode(200)
        .body("interval", equalTo("PT1S"));
  }

  @Test
  void a_normal_window() {
    predict(window(readings(SmallPlant.WINDOW, true, false)))
        .statusCode(200)
        .body("score", greaterThan(0.0f))
        .body("ratio", lessThan(1.0f))
        .body("severity", equalTo("NONE"))
        .body("label", equalTo(0))
        .body("contributors", empty())
        .body("detectors.autoencoder.threshold", greaterThan(0.0f))
        .body("bundle.version", equalTo("1"));
  }

  @Test
  void an_attacked_window_is_explained() {
    predict(window(readings(SmallPlant.WINDOW, true, true)))
        .statusCode(200)
        .body("ratio", greaterThan(2.0f))
        .body("severity", equalTo("CRITICAL"))
        .body("label", equalTo(1))
        .body("contributors[0].tag", equalTo("LIT101"))
        .body("contributors[0].observed", greaterThan(800.0f))
        .body("contributors[0].unit", equalTo("mm"));
  }

  @Test
  void times_may_be_left_out_and_readings_unordered() {
    // given
    var timed = readings(SmallPlant.WINDOW, true, false);
    float ratio = predict(window(timed)).extract().path("ratio");

    // when
    var untimed = predict(window(readings(SmallPlant.WINDOW, false, false)));
    var reversed = predict(window(timed.reversed()));

    // then
    assertThat(untimed.extract().<Float>path("ratio")).isEqualTo(ratio);
    assertThat(reversed.extract().<Float>path("ratio")).isEqualTo(ratio);
  }

  @Test
  void several_windows_are_answered_in_their_order() {
    var normal = readings(SmallPlant.WINDOW, true, false);
    var attacked = readings(SmallPlant.WINDOW, true, true);
    predict(new PredictRequest(SmallPlant.PROFILE, null, null, List.of(normal, attacked, normal)))
        .statusCode(200)
        .body("", hasSize(3))
        .body("label", equalTo(List.of(0, 1, 0)));
  }

  @Test
  void single_records_of_a_profile_whose_window_is_one() {
    var many = new PredictRequest(BundleResource.SINGLE, null, readings(3, true, false), null);
    var one = new PredictRequest(BundleResource.SINGLE, null, readings(1, true, true), null);
    predict(many).statusCode(200).body("", hasSize(3));
    predict(one).statusCode(200).body("label", equalTo(1));
  }

  @Test
  void records_with_texts_are_judged_one_by_one() {
    // given: three of one instant
    var request =
        new PredictRequest(
            SmallFlows.PROFILE,
            null,
            List.of(flow("tcp", 1000), flow("gre", 1000), flow(null, null)),
            null);

    // then
    predict(request)
        .statusCode(200)
        .body("", hasSize(3))
        .body("label", equalTo(List.of(0, 1, 0)))
        .body("[1].contributors[0].tag", equalTo("proto"))
        .body("[1].contributors[0].reason", equalTo("is none of the 2 texts that training knows"));
  }

  @Test
  void words_are_missing_values_and_in_the_answer_of_their_window() {
    // given the second window, of two, has words in two readings, and all else that is a number
    var readings = readings(SmallPlant.WINDOW, true, false);
    var others = readings(SmallPlant.WINDOW, true, false);
    others.get(2).values().put("FIT101", "Bad Input");
    others.get(3).values().put("FIT101", "Bad Input");
    others.get(3).values().put("LIT101", List.of(1));
    double level = (Double) others.get(4).values().get("LIT101");
    others.get(4).values().put("LIT101", level + " mm");

    // then
    predict(new PredictRequest(SmallPlant.PROFILE, null, null, List.of(readings, others)))
        .statusCode(200)
        .body("[0].words", nullValue())
        .body("[1].words.tag", equalTo(List.of("FIT101", "LIT101")))
        .body("[1].words.word", equalTo(List.of("Bad Input", "an array")))
        .body("[1].words.count", equalTo(List.of(2, 1)));
    predict(
            new PredictRequest(
                SmallFlows.PROFILE, null, List.of(flow("tcp", "many"), flow(true, 1)), null))
        .statusCode(200)
        .body("[0].words.word", equalTo(List.of("many")))
        .body("[1].words", nullValue())
        .body("[1].contributors[0].tag", equalTo("proto"));
    post("""
            {"profile": "%s", "readings": [{"values": {"proto": "tcp", "bytes": NaN}}]}"""
            .formatted(SmallFlows.PROFILE)
            .getBytes(UTF_8))
        .statusCode(200)
        .body("words.word", equalTo(List.of("NaN")));
    assertProblem(
        new PredictRequest(
            SmallFlows.PROFILE, null, List.of(flow(Map.of("v", 1), Map.of("v", 1))), null),
        "readings[0]: each value is an object or an array, proto for one");
  }

  @Test
  void a_record_alone_and_a_list_of_them_may_have_some_of_the_tags() {
    // given, when
    var one = post(SmallFlows.PROFILE, "{\"proto\": \"gre\", \"bytes\": 1000, \"note\": \"x\"}");
    var part = post(SmallFlows.PROFILE, "{\"bytes\": \"1000\"}");
    var list =
        post(SmallFlows.PROFILE, "[{\"proto\": \"tcp\", \"bytes\": 1000}, {\"proto\": \"gre\"}]");
    var named =
        post(
            "{\"profile\": \"%s\", \"record\": {\"proto\": \"tcp\", \"bytes\": 1000}}"
                .formatted(SmallFlows.PROFILE)
                .getBytes(UTF_8));
    // then
    one.statusCode(200)
        .body("label", equalTo(1))
        .body("score", greaterThan(0.0f))
        .body("ignored", equalTo(List.of("note")));
    part.statusCode(200).body("label", equalTo(0)).body("ignored", nullValue());
    list.statusCode(200).body("label", equalTo(List.of(0, 1)));
    named.statusCode(200).body("label", equalTo(0));
    post(SmallFlows.PROFILE, "{\"temperature\": 20}")
        .statusCode(400)
        .body("detail", equalTo("the body has none of the profile's tags, but temperature"));
    post(SmallFlows.PROFILE, "[{\"proto\": \"tcp\"}, 7]")
        .statusCode(400)
        .body("detail", containsString("is no object of JSON"));
  }

  @Test
  void records_one_behind_the_other_are_all_answered() {
    post(SmallFlows.PROFILE, "{\"proto\": \"tcp\", \"bytes\": 1000}\n{\"proto\": \"gre\"}")
        .statusCode(200)
        .body("label", equalTo(List.of(0, 1)));
  }

  @Test
  void no_more_records_are_held_than_can_be_judged() {
    // given: little to send, but each has room for all tags
    String most = "{}, ".repeat(255);

    // then
    post(SmallFlows.PROFILE, "[" + most + "{\"proto\": \"tcp\"}]")
        .statusCode(200)
        .body("", hasSize(256));
    post(SmallFlows.PROFILE, "[{}, " + most + "{\"proto\": \"tcp\"}]")
        .statusCode(413)
        .body("limit", equalTo(256))
        .body(
            "detail",
            equalTo("the body has more than 256 records, which is the most that are taken"));
  }

  @Test
  void of_very_many_fields_that_are_no_tags_some_are_named() {
    // given: each verdict of an answer has them
    var record = new LinkedHashMap<String, Object>();
    record.put("proto", "tcp");
    record.put("x".repeat(1_000), 1);
    for (int i = 0; i < 500; i++) {
      record.put("note" + i, 1);
    }

    // then
    post(SmallFlows.PROFILE, new String(Messages.encode(record), UTF_8))
        .statusCode(200)
        .body("ignored", hasSize(101))
        .body("ignored[0]", equalTo("x".repeat(200) + "..."))
        .body("ignored[100]", equalTo("and 401 more"));
  }

  @Test
  void a_list_of_records_is_a_window_of_signals() {
    // given
    var records = new ArrayList<Map<String, Object>>();
    for (PredictReading reading : readings(SmallPlant.WINDOW, true, true)) {
      Map<String, Object> record = new LinkedHashMap<>(reading.values());
      record.put("time", reading.time());
      record.remove("P101");
      records.add(record);
    }
    // then
    post(SmallPlant.PROFILE, new String(Messages.encode(records), UTF_8))
        .statusCode(200)
        .body("label", equalTo(1))
        .body("contributors[0].tag", equalTo("LIT101"));
    post(SmallPlant.PROFILE, "{\"LIT101\": 500}")
        .statusCode(400)
        .body("detail", containsString("has 1 readings; profile 'small-plant' needs exactly 8"));
  }

  private static ValidatableResponse post(String profile, String body) {
    return given()
        .contentType("application/json")
        .queryParam("profile", profile)
        .body(body)
        .post("/api/v1/predict")
        .then();
  }

  private static PredictReading flow(Object proto, Object bytes) {
    Map<String, Object> values = new LinkedHashMap<>();
    values.put("proto", proto);
    values.put("bytes", bytes);
    return new PredictReading(SmallFlows.START, values);
  }

  @Test
  void a_tag_without_value_is_null() {
    var readings = readings(SmallPlant.WINDOW, true, false);
    readings.get(2).values().put("FIT101", null);
    predict(window(readings)).statusCode(200).body("ratio", notNullValue());
  }

  private static void assertProblem(PredictRequest request, String... sentences) {
    var answer = predict(request).statusCode(400).contentType("application/problem+json");
    for (String sentence : sentences) {
      answer.body("detail", containsString(sentence));
    }
  }

  @Test
  void a_wrong_number_of_readings_says_how_many_are_needed() {
    assertProblem(
        window(readings(3, true, false)), "has 3 readings; profile 'small-plant' needs exactly 8");
    assertProblem(window(List.of()), "has 0 readings");
    assertProblem(
        new PredictRequest(SmallPlant.PROFILE, null, null, List.of(readings(9, true, false))),
        "windows[0] has 9 readings");
  }

  @Test
  void neither_or_both_or_nothing() {
    var readings = readings(SmallPlant.WINDOW, true, false);
    assertProblem(new PredictRequest(SmallPlant.PROFILE, null, null, null), "give either");
    assertProblem(
        new PredictRequest(SmallPlant.PROFILE, null, readings, List.of(readings)), "give either");
    Map<String, Object> record = Map.of("LIT101", 500);
    assertProblem(
        new PredictRequest(SmallPlant.PROFILE, null, readings, null, record, null), "give either");
    assertProblem(
        new PredictRequest(SmallPlant.PROFILE, null, null, null, record, List.of(record)),
        "give either");
    assertProblem(
        new PredictRequest(SmallPlant.PROFILE, null, null, List.of()), "nothing to score");
    assertProblem(new PredictRequest(null, null, readings, null), "'profile' is missing");
  }

  @Test
  void tags_that_do_not_fit_are_named() {
    var readings = readings(SmallPlant.WINDOW, true, false);
    readings.get(4).values().remove("P101");
    readings.get(4).values().put("LIT999", 1.0);
    assertProblem(window(readings), "readings[4]", "unknown LIT999", "missing P101");
  }

  @Test
  void times_that_make_no_window() {
    var readings = readings(SmallPlant.WINDOW, true, false);
    var values = readings.getFirst().values();
    var doubled = new ArrayList<>(readings);
    doubled.set(5, readings.get(4));
    var gap = new ArrayList<>(readings);
    gap.set(7, new PredictReading(SmallPlant.START.plusSeconds(3_600), values));
    var some = new ArrayList<>(readings);
    some.set(0, new PredictReading(null, values));
    assertProblem(window(doubled), "differ from each other");
    assertProblem(window(gap), "at most PT10S apart");
    assertProblem(window(some), "7 of 8 readings have a time");
  }

  @Test
  void malformed_json_says_where() {
    post("{\"profile\": \"small-plant\",\n \"readings\": [}".getBytes(UTF_8))
        .statusCode(400)
        .contentType("application/problem+json")
        .body("detail", containsString("line 2, column"));
    post("{\"profile\": \"p\", \"readings\": [{\"values\": \"high\"}]}".getBytes(UTF_8))
        .statusCode(400)
        .body("detail", containsString("line 1, column"));
    post(new byte[0]).statusCode(400);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          garbage    | which is no media type, expected one such as application/json
          text/plain | expected application/json, even without a body
          """)
  void a_body_that_is_declared_as_something_else_is_refused(String type, String sentence) {
    given()
        .config(AS_IT_IS)
        .header("Content-Type", type)
        .body("{}".getBytes(UTF_8))
        .post("/api/v1/predict")
        .then()
        .statusCode(415)
        .contentType("application/problem+json")
        .body("detail", containsString(sentence));
  }

  @Test
  void an_unknown_profile() {
    predict(new PredictRequest("nobody", null, readings(1, true, false), null))
        .statusCode(404)
        .contentType("application/problem+json")
        .body("detail", allOf(containsString("'nobody'"), containsString(SmallPlant.PROFILE)));
  }

  @Test
  void more_than_the_limits() {
    predict(new PredictRequest(BundleResource.SINGLE, null, readings(257, true, false), null))
        .statusCode(413)
        .body("detail", containsString("at most 256"))
        .body("limit", equalTo(256));
    post(new byte[3 * 1024 * 1024])
        .statusCode(413)
        .contentType("application/problem+json")
        .body("detail", containsString("at most 2097152"));
  }

  @Test
  void a_body_is_not_read_before_it_has_a_slot() throws IOException {
    // given the only slot, taken by a body that does not come to its end
    try (var slow = new Socket(uri.getHost(), uri.getPort())) {
      byte[] body = Messages.encode(window(readings(SmallPlant.WINDOW, true, false)));
      sendHalf(slow, body);

      // when
      var second =
          await()
              .until(
                  () -> given().contentType("application/json").body(body).post("/api/v1/predict"),
                  answer -> answer.statusCode() != 200);

      // then
      second.then().statusCode(503).header("Retry-After", "1");

      // when it gives way in the end
      await()
          .atMost(Duration.ofSeconds(30))
          .until(
              () ->
                  given()
                          .contentType("application/json")
                          .body(body)
                          .post("/api/v1/predict")
                          .statusCode()
                      == 200);
    }
  }

  private void sendHalf(Socket socket, byte[] body) throws IOException {
    String head =
        "POST %s HTTP/1.1\r\nHost: %s\r\nContent-Type: application/json\r\nContent-Length: %d\r\n\r\n"
            .formatted(uri.getPath(), uri.getHost(), body.length);
    socket.getOutputStream().write(head.getBytes(UTF_8));
    socket.getOutputStream().write(body, 0, body.length / 2);
    socket.getOutputStream().flush();
  }

  @Test
  void health_metrics_and_description_are_there() {
    predict(window(readings(SmallPlant.WINDOW, true, false))).statusCode(200);
    given().get(Management.url("/q/health/live")).then().statusCode(200);
    given()
        .get(Management.url("/q/metrics"))
        .then()
        .statusCode(200)
        .body(containsString("sluice_scoring_windows_total"))
        .body(containsString("sluice_scoring_latency_seconds_bucket"))
        .body(containsString("sluice_scoring_predict_seconds_count"));
    given()
        .get("/q/openapi")
        .then()
        .statusCode(200)
        .body(containsString("/api/v1/predict"))
        .body(containsString("PredictReading"));
  }
}
