package io.sluice.ingest.intake;

import static io.sluice.ingest.validation.Fixtures.NOW;
import static io.sluice.ingest.validation.Fixtures.PROFILES;
import static io.sluice.ingest.validation.Fixtures.RULES;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.tuple;

import io.sluice.ingest.limits.ByteBudget;
import io.sluice.ingest.limits.LimitExceededException;
import io.sluice.ingest.limits.LimitsConfig;
import io.sluice.ingest.publish.RejectedRecord;
import io.sluice.ingest.startup.Configuration;
import io.sluice.ingest.validation.CsvRowValidator;
import io.sluice.ingest.validation.JsonReadingValidator;
import io.sluice.ingest.validation.ValidationResult.Accepted;
import io.sluice.sources.csv.CsvOptions;
import java.nio.ByteBuffer;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class BodyFormatTest {

  private static final LimitsConfig LIMITS =
      Configuration.limits(Map.of("sluice.ingest.limits.records", "5"));

  @Test
  void oneObjectIsOneReading() {
    // given
    var body = " " + reading("1") + "\n";
    // when
    var records = json(body);
    // then
    assertThat(records.accepted()).extracting(BodyFormatTest::text).containsExactly(reading("1"));
    assertThat(records.answer()).isEqualTo(new IngestAnswer(1, 0, List.of()));
  }

  @Test
  void elementsWithWrongContentAreRejectedOneByOne() {
    // given
    var body = "[%s, %s, 42, [1,[2]], %s]".formatted(reading("1"), reading("\"x\""), reading("2"));
    // when
    var records = json(body);
    // then
    assertThat(records.accepted())
        .extracting(BodyFormatTest::text)
        .containsExactly(reading("1"), reading("2"));
    assertThat(records.answer().rejected())
        .extracting(Rejection::index, Rejection::reason)
        .containsExactly(
            tuple(1, "not-a-number"), tuple(2, "not-an-object"), tuple(3, "not-an-object"));
    assertThat(records.deadLetters())
        .extracting(letter -> text(letter.original()))
        .containsExactly(reading("\"x\""), "42", "[1,[2]]");
  }

  @Test
  void aFaultInTheGrammarEndsTheArrayAndSaysWhere() {
    // given the second line's object lacks a quotation mark
    var rest = ",\n{asset\":\"b\"}, " + reading("3") + "]";
    var body = "[" + reading("1") + rest;
    // when
    var records = json(body);
    // then
    assertThat(records.accepted()).hasSize(1);
    assertThat(records.answer().rejected())
        .singleElement()
        .satisfies(
            rejection -> {
              assertThat(rejection.index()).isEqualTo(1);
              assertThat(rejection.line()).isEqualTo(2L);
              assertThat(rejection.column()).isEqualTo(2);
              assertThat(rejection.reason()).isEqualTo("malformed");
              assertThat(rejection.detail())
                  .startsWith("line 2, column 2")
                  .contains("was expecting double-quote to start field name");
            });
    assertThat(records.deadLetters())
        .singleElement()
        .satisfies(letter -> assertThat(text(letter.original())).isEqualTo(rest));
  }

  @ParameterizedTest
  @ValueSource(strings = {"[", "[%s", "[%s,", "{", "{\"asset\":\"a\"", "%s %s", "%s]", "nonsense"})
  void whatIsNoJsonIsOneRejectedRecord(String pattern) {
    // given
    var body = pattern.replace("%s", reading("1"));
    // when
    var records = json(body);
    // then
    assertThat(records.answer().rejected())
        .singleElement()
        .satisfies(rejection -> assertThat(rejection.reason()).isEqualTo("malformed"))
        .satisfies(rejection -> assertThat(rejection.line()).isEqualTo(1));
    assertThat(records.accepted()).hasSize(pattern.contains("%s") ? 1 : 0);
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "  \n", "[]"})
  void nothingIsNothing(String body) {
    // when
    var records = json(body);
    // then
    assertThat(records.answer().accepted() + records.answer().rejectedTotal()).isZero();
  }

  @Test
  void deepNestingIsRefusedWithoutFollowingIt() {
    // given
    var body = "{\"more\":" + "[".repeat(100_000) + "}";
    // when
    var records = json(body);
    // then
    assertThat(records.answer().rejected())
        .singleElement()
        .satisfies(rejection -> assertThat(rejection.reason()).isEqualTo("malformed"));
  }

  @Test
  void aFaultSpoilsItsOwnLineOnly() {
    // given three kinds of line end, a blank line, three faults
    var body =
        String.join(
            "",
            reading("1") + "\r\n",
            "{\"asset\":\n",
            "\n",
            reading("NaN") + "\r",
            reading("2") + " 7\n",
            reading("3"));
    // when
    var records = ndjson(body);
    // then
    assertThat(records.accepted())
        .extracting(BodyFormatTest::text)
        .containsExactly(reading("1"), reading("3"));
    assertThat(records.answer().rejected())
        .extracting(Rejection::index, Rejection::line, Rejection::reason)
        .containsExactly(
            tuple(1, 2L, "malformed"), tuple(2, 4L, "not-a-number"), tuple(3, 5L, "malformed"));
    assertThat(records.deadLetters())
        .extracting(letter -> text(letter.original()))
        .containsExactly("{\"asset\":", reading("NaN"), reading("2") + " 7");
  }

  @Test
  void rowsBecomeReadings() {
    // given asset and profile as columns, an empty value, a column that is no tag of the profile
    var body =
        """
        Timestamp;asset;profile;LEVEL;FLOW;PUMP;X
        2026-01-31T08:00:00Z;a;pump;1.5;;2;9
        2026-01-31T07:00:01Z;b;pump;1.25;3;1;9
        """;
    // when
    var records = csv(body, null, null, null);
    // then
    assertThat(records.accepted())
        .extracting(BodyFormatTest::text)
        .containsExactly(
            """
            {"asset":"a","profile":"pump","time":"2026-01-31T08:00:00Z",\
            "values":{"FLOW":null,"LEVEL":1.5,"PUMP":2}}""",
            """
            {"asset":"b","profile":"pump","time":"2026-01-31T07:00:01Z",\
            "values":{"FLOW":3,"LEVEL":1.25,"PUMP":1}}""");
  }

  @Test
  void rowsAreOfTheStreamThatTheRequestNames() {
    // given
    var body = "time,FLOW,LEVEL,PUMP\n2026-01-31T08:00:00Z,1,2,1\n";
    // when
    var named = csv(body, "a", "pump", "south");
    var badlyNamed = csv(body, "a", "pump", " ");
    // then
    assertThat(named.accepted())
        .extracting(BodyFormatTest::text)
        .containsExactly(
            """
            {"asset":"a","stream":"south","profile":"pump","time":"2026-01-31T08:00:00Z",\
            "values":{"FLOW":1,"LEVEL":2,"PUMP":1}}""");
    assertThat(badlyNamed.answer().rejected())
        .extracting(Rejection::reason)
        .containsExactly("bad-name");
  }

  @Test
  void aBadRowSpoilsItselfOnly() {
    // given
    var body =
        """
        time,FLOW,LEVEL,PUMP
        2026-01-31T08:00:00Z,1,2,1
        2026-01-31T08:00:01Z,1,wet,1

        2026-01-31T08:00:02Z,1
        2026-01-31T09:00:00Z,1,2,1
        2026-01-31T08:00:03Z,1,2,1
        """;
    // when
    var records = csv(body, "a", "pump", null);
    // then
    assertThat(records.accepted()).hasSize(2);
    assertThat(records.answer().rejected())
        .extracting(Rejection::index, Rejection::line, Rejection::reason)
        .containsExactly(
            tuple(1, 3L, "not-a-number"), tuple(2, 5L, "malformed"), tuple(3, 6L, "time-ahead"));
    assertThat(records.answer().rejected().getFirst().detail()).contains("line 3", "LEVEL", "wet");
    assertThat(records.deadLetters())
        .extracting(RejectedRecord::asset, letter -> text(letter.original()))
        .containsExactly(
            tuple("a", "2026-01-31T08:00:01Z,1,wet,1"),
            tuple("a", "2026-01-31T08:00:02Z,1"),
            tuple("a", "2026-01-31T09:00:00Z,1,2,1"));
  }

  @Test
  void columnsThatDoNotFitTheProfileAreNamed() {
    // given
    var body = "time,FLOW,WHAT\n2026-01-31T08:00:00Z,1,2\n";
    // when
    var records = csv(body, "a", "pump", null);
    // then
    assertThat(records.answer().rejected())
        .singleElement()
        .satisfies(
            rejection -> {
              assertThat(rejection.reason()).isEqualTo("columns-missing");
              assertThat(rejection.detail()).contains("LEVEL", "PUMP", "WHAT");
            });
  }

  @Test
  void aHeaderWithoutATimeColumnRefusesTheBody() {
    // given
    var body = "FLOW,LEVEL,PUMP\n1,2,3\n";
    // when
    var records = csv(body, "a", "pump", null);
    // then
    assertThat(records.answer().rejected())
        .singleElement()
        .satisfies(
            rejection -> {
              assertThat(rejection.reason()).isEqualTo("malformed");
              assertThat(rejection.detail()).contains("time", "FLOW");
            });
  }

  @Test
  void moreRecordsThanAllowedRefuseTheRequest() {
    // given 6 where 5 are allowed
    var body = (reading("1") + "\n").repeat(6);
    // when, then
    assertThatThrownBy(() -> ndjson(body))
        .isInstanceOf(LimitExceededException.class)
        .hasMessageContaining("5 records");
  }

  @Test
  void aRecordThatIsTooLargeRefusesTheRequest() {
    // given
    var body = reading("1").replace("}", " ".repeat(300_000) + "}");
    // when, then
    assertThatThrownBy(() -> json(body))
        .isInstanceOf(LimitExceededException.class)
        .hasMessageContaining("bytes in a record");
  }

  @Test
  void theDeadLetterOfABrokenRestIsCut() {
    // given
    var body = "{\"asset\" " + " ".repeat(300_000);
    // when
    var records = json(body);
    // then
    assertThat(records.deadLetters())
        .singleElement()
        .satisfies(
            letter -> {
              assertThat(letter.original().remaining()).isEqualTo(256 * 1024);
              assertThat(letter.detail()).endsWith("the first 262144 of 300009 bytes");
            });
  }

  private static String reading(String flow) {
    return """
    {"asset":"a","profile":"pump","time":"2026-01-31T08:00:00Z","values":{"FLOW":%s}}"""
        .formatted(flow);
  }

  private static BodyRecords json(String text) {
    return read(new JsonFormat(validator()), text);
  }

  private static BodyRecords ndjson(String text) {
    return read(new NdjsonFormat(validator()), text);
  }

  private static BodyRecords csv(String text, String asset, String profile, String stream) {
    return read(
        new CsvFormat(
            header ->
                new CsvRowValidator(
                    PROFILES, RULES, (p, tag) -> {}, NOW, header, asset, profile, stream),
            CsvOptions.requests(),
            LIMITS),
        text);
  }

  private static JsonReadingValidator validator() {
    return new JsonReadingValidator(PROFILES, RULES, (profile, tag) -> {}, NOW);
  }

  private static BodyRecords read(BodyFormat format, String text) {
    // As it comes from the reader: in an array that is larger, behind a byte order mark.
    byte[] bytes = ("\ufeff" + text + "garbage").getBytes(UTF_8);
    var records = new BodyRecords(LIMITS, new ByteBudget(1 << 20).open());
    format.read(new Body(bytes, 3, bytes.length - "garbage".length()), records);
    return records;
  }

  private static String text(Accepted accepted) {
    return text(accepted.payload());
  }

  private static String text(ByteBuffer bytes) {
    return UTF_8.decode(bytes.duplicate()).toString();
  }
}
