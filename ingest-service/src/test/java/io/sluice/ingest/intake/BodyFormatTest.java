package io.sluice.ingest.intake;

import static io.sluice.ingest.validation.Fixtures.NOW;
import static io.sluice.ingest.validation.Fixtures.PROFILES;
import static io.sluice.ingest.validation.Fixtures.RULES;
import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.tuple;

import io.sluice.ingest.intake.IngestAnswer.IgnoredTag;
import io.sluice.ingest.intake.IngestAnswer.WordCount;
import io.sluice.ingest.limits.ByteBudget;
import io.sluice.ingest.limits.LimitExceededException;
import io.sluice.ingest.limits.LimitsConfig;
import io.sluice.ingest.profile.KnownProfiles;
import io.sluice.ingest.publish.RejectedRecord;
import io.sluice.ingest.startup.Configuration;
import io.sluice.ingest.validation.CsvRowValidator;
import io.sluice.ingest.validation.CsvRowValidator.Defaults;
import io.sluice.ingest.validation.Fixtures;
import io.sluice.ingest.validation.JsonReadingValidator;
import io.sluice.ingest.validation.UntakenValues;
import io.sluice.ingest.validation.ValidationResult.Accepted;
import java.nio.ByteBuffer;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
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
    assertThat(records.answer())
        .isEqualTo(new IngestAnswer(1, 0, List.of(), List.of(), List.of(), List.of(), List.of()));
  }

  @Test
  void elementsWithWrongContentAreRejectedOneByOne() {
    // given
    var body =
        "[%s, %s, 42, [1,[2]], %s]".formatted(reading("1"), reading("1,\"FLOW\":2"), reading("2"));
    // when
    var records = json(body);
    // then
    assertThat(records.accepted())
        .extracting(BodyFormatTest::text)
        .containsExactly(reading("1"), reading("2"));
    assertThat(records.answer().rejected())
        .extracting(Rejection::index, Rejection::reason)
        .containsExactly(
            tuple(1, "duplicate-field"), tuple(2, "not-an-object"), tuple(3, "not-an-object"));
    assertThat(records.deadLetters())
        .extracting(letter -> text(letter.original()))
        .containsExactly(reading("1,\"FLOW\":2"), "42", "[1,[2]]");
  }

  @ParameterizedTest
  @ValueSource(strings = {"\n", "\r\n", "\n\n "})
  void aReadingALineIsReadAsJsonTooAndSaid(String lineEnd) {
    // given
    var body = reading("1") + lineEnd + reading("2") + lineEnd + reading("3") + lineEnd;
    // when
    var answer = json(body);
    // then
    assertThat(answer.accepted()).hasSize(3);
    assertThat(answer.answer().rejectedTotal()).isZero();
    assertThat(answer.answer().notes())
        .first()
        .asString()
        .contains("NDJSON", "Content-Type: application/x-ndjson");
  }

  @Test
  void aFaultInLinesSentAsJsonCostsTheRestAndSaysHowNot() {
    // given
    var body = reading("1") + "\n" + reading("2") + "\n{\"asset\":\n" + reading("3");
    // when
    var answer = json(body).answer();
    // then
    assertThat(answer.accepted()).isEqualTo(2);
    assertThat(answer.rejected())
        .singleElement()
        .satisfies(
            rejection -> {
              assertThat(rejection.extent()).isEqualTo("rest");
              assertThat(rejection.detail())
                  .contains(
                      "this is NDJSON: as Content-Type: application/x-ndjson a fault costs its own");
            });
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
            reading("[1]") + "\r",
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
        .containsExactly("{\"asset\":", reading("[1]"), reading("2") + " 7");
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
        yesterday,1,2,1

        2026-01-31T08:00:02Z,1,2,1,0
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
            tuple(1, 3L, "bad-time"), tuple(2, 5L, "malformed"), tuple(3, 6L, "time-ahead"));
    assertThat(records.answer().rejected().getFirst().detail())
        .contains("line 3", "time", "yesterday");
    assertThat(records.deadLetters())
        .extracting(RejectedRecord::asset, letter -> text(letter.original()))
        .containsExactly(
            tuple("a", "yesterday,1,2,1"),
            tuple("a", "2026-01-31T08:00:02Z,1,2,1,0"),
            tuple("a", "2026-01-31T09:00:00Z,1,2,1"));
  }

  @Test
  void aRowThatEndsEarlyIsAReadingOfWhatItHas() {
    // given
    var body =
        """
        time,FLOW,LEVEL,PUMP
        2026-01-31T08:00:00Z,1,2,1
        2026-01-31T08:00:01Z,1
        """;
    // when
    var records = csv(body, "a", "pump", null);
    // then
    assertThat(records.accepted()).hasSize(2);
    assertThat(records.answer().rejected()).isEmpty();
    assertThat(records.answer().notes())
        .contains(
            "1 rows end before their last columns, where they have no values, first line 3:"
                + " '2026-01-31T08:00:01Z 1'");
  }

  @Test
  void noLineOfABodyIsPassedOverWithoutAWord() {
    // given a title, a remark, and at the end rows that are footers in a file
    var body =
        """
        pump house
        time,FLOW,LEVEL,PUMP
        2026-01-31T08:00:00Z,1,2,1
        # pump changed
        2026-01-31T08:00:01Z,1,2,1
        ,,Bad Input,
        now,MANUAL,off,on
        """;
    // when
    var answer = csv(body, "a", "pump", null).answer();
    // then
    assertThat(answer.accepted()).isEqualTo(2);
    assertThat(answer.rejected())
        .extracting(Rejection::line, Rejection::reason)
        .containsExactly(tuple(6L, "bad-time"), tuple(7L, "bad-time"));
    assertThat(answer.notes())
        .contains(
            "1 lines before the table left out, first line 1: 'pump house'",
            "1 remarks left out, first line 4: '# pump changed'");
  }

  @Test
  void anotherTableInABodyIsRejected() {
    // given
    var body =
        """
        time,FLOW,LEVEL,PUMP
        2026-01-31T08:00:00Z,1,2,1

        time,PUMP,FLOW,LEVEL
        2026-01-31T08:00:01Z,1,1,2
        """;
    // when
    var answer = csv(body, "a", "pump", null).answer();
    // then
    assertThat(answer.accepted()).isEqualTo(1);
    assertThat(answer.rejected())
        .extracting(Rejection::line, Rejection::reason)
        .containsExactly(tuple(4L, "malformed"), tuple(5L, "malformed"));
    assertThat(answer.rejected().getFirst().detail())
        .contains("is of another table than the names in line 1");
  }

  @Test
  void aColumnNamedTwiceRefusesTheBody() {
    // given
    var body = "time,FLOW,LEVEL,PUMP,FLOW\n2026-01-31T08:00:00Z,1,2,1,9\n";
    // when
    var answer = csv(body, "a", "pump", null).answer();
    // then
    assertThat(answer.accepted()).isZero();
    assertThat(answer.rejected())
        .extracting(Rejection::reason, Rejection::detail)
        .containsExactly(
            tuple(
                "malformed",
                "the body names column 'FLOW' twice in line 1: give its 5 columns names of their own by the parameter columns, in their order; none of its 2 lines was taken"));
  }

  @Test
  void aWordIsAMissingValueAndCostsNothingElse() {
    // given a word for a state, two for no value, and a field of a column that no tag has
    var body =
        """
        time,FLOW,LEVEL,PUMP,X
        2026-01-31T08:00:00Z,Bad Input,1.5,OFF,7
        2026-01-31T08:00:01Z,1,wet,,7
        """;
    // when
    var records = csv(body, "a", "pump", null);
    // then
    assertThat(records.accepted())
        .extracting(BodyFormatTest::text)
        .containsExactly(
            """
            {"asset":"a","profile":"pump","time":"2026-01-31T08:00:00Z",\
            "values":{"FLOW":"Bad Input","LEVEL":1.5,"PUMP":0},"quality":{"FLOW":"BAD"}}""",
            """
            {"asset":"a","profile":"pump","time":"2026-01-31T08:00:01Z",\
            "values":{"FLOW":1,"LEVEL":"wet","PUMP":null},"quality":{"LEVEL":"BAD"}}""");
    assertThat(records.answer().words())
        .containsExactly(new WordCount("FLOW", "Bad Input", 1), new WordCount("LEVEL", "wet", 1));
    assertThat(records.answer().ignored()).containsExactly(new IgnoredTag("X", 2));
  }

  @Test
  void aCsvTakesTextsOfCategoricalTags() {
    // given
    var body = "time,proto,bytes\n2026-01-31T08:00:00Z,tcp,5\n2026-01-31T08:00:01Z,,6\n";
    // when
    var parameters = new CsvParameters("a", "flows", null, null, null, null, null, null, null);
    var records = csv(body, parameters, Fixtures.FLOWS);
    // then
    assertThat(records.accepted())
        .extracting(BodyFormatTest::text)
        .containsExactly(
            """
            {"asset":"a","profile":"flows","time":"2026-01-31T08:00:00Z",\
            "values":{"proto":"tcp","bytes":5}}""",
            """
            {"asset":"a","profile":"flows","time":"2026-01-31T08:00:01Z",\
            "values":{"proto":null,"bytes":6}}""");
  }

  @ParameterizedTest
  @CsvSource({
    "label, 0, 1, 0, 1",
    "Normal/Attack, Normal, A ttack, 0, 1",
    "machine_status, NORMAL, BROKEN, 0, 1",
    "label, 0, 0, 0, 0",
    "label, 1, 1, 1, 1",
    "label, 0, '', 0, ",
    "'Attack LABLE (1:No Attack; -1:Attack)', 1, 1, 0, 0",
    "label, red, green, , ",
    "label, 1, -1, , ",
    "target, 0, 50, , ",
    "label, normal, neptune, , "
  })
  void aLabelThatIsUnderstoodGoesAlong(
      String column, String first, String second, Integer firstLabel, Integer secondLabel) {
    // given
    var body =
        """
        time,FLOW,LEVEL,PUMP,%s
        2026-01-31T08:00:00Z,1,2,1,%s
        2026-01-31T08:00:01Z,1,2,1,%s
        """
            .formatted(column, first, second);
    // when
    var records = csv(body, "a", "pump", null);
    // then
    assertThat(records.accepted())
        .extracting(BodyFormatTest::text)
        .satisfiesExactly(
            reading -> assertThat(reading).endsWith(labelled(firstLabel)),
            reading -> assertThat(reading).endsWith(labelled(secondLabel)));
  }

  @Test
  void whatLabelsAreTakenForIsSaid() {
    // given
    var body = "time,FLOW,LEVEL,PUMP,%s\n2026-01-31T08:00:00Z,1,2,1,%s\n";
    // when
    var byName = csv(body.formatted("is_normal", "1"), "a", "pump", null);
    var notTold = csv(body.formatted("label", "-1"), "a", "pump", null);
    // then
    assertThat(byName.answer().notes())
        .containsExactly("label column 'is_normal': 1 is normal by the column's name");
    assertThat(notTold.answer().notes())
        .singleElement()
        .asString()
        .startsWith("labels of column 'label' are not taken");
  }

  private static String labelled(Integer label) {
    return label == null ? "\"PUMP\":1}}" : "\"PUMP\":1},\"label\":" + label + "}";
  }

  @Test
  void theNewestRowFirstIsTurnedRound() {
    // given decimal commas, of which the first row has none
    var body =
        """
        time;FLOW;LEVEL;PUMP
        2026-01-31T08:00:02Z;3;3;1
        2026-01-31T08:00:01Z;2;2,5;1
        2026-01-31T08:00:00Z;1;1;1
        """;
    // when
    var records = csv(body, "a", "pump", null);
    // then
    assertThat(records.accepted())
        .extracting(BodyFormatTest::text)
        .satisfiesExactly(
            first -> assertThat(first).contains("08:00:00Z", "\"FLOW\":1"),
            second -> assertThat(second).contains("08:00:01Z", "\"LEVEL\":2.5"),
            third -> assertThat(third).contains("08:00:02Z", "\"FLOW\":3"));
    assertThat(records.answer().notes()).anySatisfy(note -> assertThat(note).contains("newest"));
  }

  @ParameterizedTest
  @CsvSource(
      quoteCharacter = '`',
      delimiter = '|',
      textBlock =
          """
          21.5    | 2       | "FLOW":21.5,"LEVEL":2               |
          2,5     | 21.5    | "FLOW":2.5,"LEVEL":21.5             |
          2,5     | 1,234   | "FLOW":2.5,"LEVEL":1.234            | 'LEVEL': '1,234' and the like are read with a decimal comma
          0,123   | 2       | "FLOW":0.123,"LEVEL":2              |
          1,234   | 21.5    | "FLOW":1234,"LEVEL":21.5            | FLOW is read with a decimal point, thousands grouped by ','
          1,234   | 2       | "FLOW":"1,234","LEVEL":2            | 'FLOW': '1,234' is not taken for a number
          2,5     | 1.234   | "FLOW":2.5,"LEVEL":1234             | LEVEL is read with a decimal comma, thousands grouped by '.'
          1,234.5 | 2       | "FLOW":1234.5,"LEVEL":2             | FLOW is read with a decimal point, thousands grouped by ','
          1 234,5 | 2       | "FLOW":1234.5,"LEVEL":2             | FLOW is read with a decimal comma, thousands grouped by ' '
          21.5 °C | 2       | "FLOW":21.5,"LEVEL":2               | FLOW is read with a decimal point, unit °C, though
          45%     | 2       | "FLOW":45,"LEVEL":2                 | FLOW is read with a decimal point, unit %
          5 mV    | 2       | "FLOW":5,"LEVEL":2                  | unit mV, though its profile has it in V: numbers are taken as they are
          2       | 1.234   | "FLOW":2,"LEVEL":1.234              |
          """)
  void eachColumnHasADecimalMarkOfItsOwn(String flow, String level, String values, String note) {
    // given a column that no tag has, whose commas decide nothing
    var body = "time\tFLOW\tLEVEL\tPUMP\tplace\n2026-01-31T08:00:00Z\t%s\t%s\t1\t9,5\n";
    // when
    var records = csv(body.formatted(flow, level), "a", "pump", null);
    // then
    assertThat(text(records.accepted().getFirst())).contains("\"values\":{" + values + ",");
    if (note == null) {
      assertThat(records.answer().notes()).isEmpty();
    } else {
      assertThat(records.answer().notes()).singleElement().asString().contains(note);
    }
  }

  @Test
  void numbersOfAColumnHaveItsUnitAndItsGroups() {
    // given what only the first row tells
    var body =
        """
        time;FLOW;LEVEL;PUMP
        2026-01-31T08:00:00Z;1,234.5;21.5 °C;1
        2026-01-31T08:00:01Z;1,234;22;1
        2026-01-31T08:00:02Z;1,234;70 °F;1
        """;
    // when
    var records = csv(body, "a", "pump", null);
    // then
    assertThat(records.accepted())
        .extracting(BodyFormatTest::text)
        .satisfiesExactly(
            first -> assertThat(first).contains("\"FLOW\":1234.5,\"LEVEL\":21.5"),
            second -> assertThat(second).contains("\"FLOW\":1234,\"LEVEL\":22"),
            third -> assertThat(third).contains("\"FLOW\":1234,\"LEVEL\":\"70 °F\""));
    assertThat(records.answer().words()).containsExactly(new WordCount("LEVEL", "70 °F", 1));
  }

  @ParameterizedTest
  @CsvSource({"1.2K, 950", "1.2K, 3M"})
  void whatMayBeAFactorIsNoUnitBesideOthers(String flow, String next) {
    // given
    var body =
        "time,FLOW,LEVEL,PUMP\n2026-01-31T08:00:00Z,%s,2,1\n2026-01-31T08:00:01Z,%s,2,1\n"
            .formatted(flow, next);
    // when
    var records = csv(body, "a", "pump", null);
    // then
    assertThat(text(records.accepted().getFirst())).contains("\"FLOW\":\"1.2K\"");
    assertThat(records.answer().notes())
        .singleElement()
        .asString()
        .contains("column 'FLOW': '1.2K' and the like are not taken", "a unit, or a factor?");
  }

  @Test
  void numbersOfJsonTextsAreSaidOnce() {
    // given
    var body =
        """
        [{"asset":"a","profile":"pump","time":"2026-01-31T08:00:00Z","values":{"FLOW":"21.5 °C","LEVEL":"1,234"}},
         {"asset":"a","profile":"pump","time":"2026-01-31T08:00:01Z","values":{"FLOW":"21.7 °C","LEVEL":"2,5"}}]""";
    // when
    var answer = json(body).answer();
    var lines = ndjson(body.replace("},\n", "}\n").replaceAll("[\\[\\]]", "")).answer();
    // then
    assertThat(answer.notes())
        .containsExactly(
            "FLOW is read with a decimal point, unit °C, though its profile has it in V: numbers"
                + " are taken as they are",
            "LEVEL: '1,234' is not taken for a number, as nothing tells whether its comma is the"
                + " decimal mark; write a decimal point, and nothing between thousands",
            "LEVEL is read with a decimal comma");
    assertThat(lines).isEqualTo(answer);
  }

  @Test
  void whatIsNoTimeCostsItsOwnRowOnly() {
    // given more rows of which the time is none
    var body =
        """
        time,FLOW,LEVEL,PUMP
        2026-01-31T08:00:00Z,1,2,1
        yesterday,1,2,1
        soon,1,2,1
        """;
    // when
    var records = csv(body, "a", "pump", null);
    // then
    assertThat(records.accepted()).hasSize(1);
    assertThat(records.answer().rejected())
        .extracting(Rejection::line, Rejection::reason)
        .containsExactly(tuple(3L, "bad-time"), tuple(4L, "bad-time"));
  }

  @Test
  void whatTheHourThatComesTwiceWasTakenForIsSaid() {
    // given
    var body =
        """
        time,FLOW,LEVEL,PUMP
        2025-10-26 02:30:00,1,2,1
        2025-10-26 02:00:00,1,2,1
        """;
    var parameters =
        new CsvParameters("a", "pump", null, null, null, null, "Europe/Berlin", null, null);
    // when
    var records = csv(body, parameters, PROFILES);
    // then
    assertThat(records.answer().notes())
        .anySatisfy(
            note ->
                assertThat(note)
                    .startsWith(
                        "local times from 2025-10-26T02:00 to 2025-10-26T03:00 come twice"));
  }

  @Test
  void readingsOfOneInstantAreSaid() {
    // given signals of an asset that share a time, the second apart from the first
    var rows =
        """
        time,asset,FLOW,LEVEL,PUMP
        2026-01-31T08:00:00Z,a,1,2,1
        2026-01-31T08:00:01Z,a,1,2,1
        2026-01-31T08:00:00Z,b,1,2,1
        2026-01-31T08:00:00Z,a,1,3,1
        """;
    var lines = Stream.of("08:00:00", "08:00:01", "08:00:00").map(BodyFormatTest::at).toList();
    // when
    var csv = csv(rows, null, "pump", null).answer();
    var json = json(lines.toString()).answer();
    // then
    assertThat(csv.notes())
        .anySatisfy(
            note ->
                assertThat(note)
                    .startsWith(
                        "1 of 4 readings have the time of one before them of the same stream,"
                            + " 2026-01-31T08:00:00Z for one"));
    assertThat(json.notes()).singleElement().asString().startsWith("1 of 3 readings");
  }

  @Test
  void eventsMayShareTheirTimes() {
    // given
    var rows = "time,asset,proto,bytes\n" + "2026-01-31T08:00:00Z,a,tcp,1\n".repeat(2);
    var parameters = new CsvParameters(null, "flows", null, null, null, null, null, null, null);
    // when
    var answer = csv(rows, parameters, Fixtures.FLOWS).answer();
    // then
    assertThat(answer.accepted()).isEqualTo(2);
    assertThat(answer.notes()).noneSatisfy(note -> assertThat(note).contains("is judged"));
  }

  @Test
  void aZoneThatWasAssumedIsSaid() {
    // given
    var row = "time,FLOW,LEVEL,PUMP\n2026-01-31 08:00:00,1,2,1\n";
    // when
    var csv = csv(row, "a", "pump", null).answer();
    var told =
        csv(
                row,
                new CsvParameters("a", "pump", null, null, null, null, "UTC", null, null),
                PROFILES)
            .answer();
    var json = json(reading("1").replace("Z\"", "\"")).answer();
    // then
    assertThat(csv.notes())
        .containsExactly(
            "times name no zone and are read as UTC; the parameter zone names another");
    assertThat(told.notes()).isEmpty();
    assertThat(json.notes())
        .containsExactly(
            "times name no zone and are read as UTC; write their offset, such as +01:00");
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          Time         | 31.01.2026 07:00 31.01.2026 07:00 31.01.2026 07:01 31.01.2026 07:01 | have the same time as the row before
          Time         | 31.01.2026 07:03 31.01.2026 07:01 31.01.2026 07:02 31.01.2026 07:00 | goes back in time
          Time         | 31.01.2026 07:00 31.01.2026 07:01 31.01.2026 07:33 31.01.2026 07:40 | uneven
          Time (IST)   | 31.01.2026 07:00                                                    | the parameter zone
          Time         | 05/01/2026 07:00 31/01/2026 07:00                                   | the parameter timeFormat
          07:00        | 31.01.2026 07:00                                                    | the parameter columns
          """)
  void noAnswerNamesAnOptionOfACommand(String name, String times, String said) {
    // given
    var header = name + ";FLOW;LEVEL;PUMP\n";
    var body = (name.equals("07:00") ? "" : header) + times.replaceAll("(:\\d\\d) ?", "$1;1;2;1\n");
    // when
    var answer = csv(body, "a", "pump", null).answer();
    // then
    assertThat(answer.rejected().stream().map(Rejection::detail))
        .allSatisfy(detail -> assertThat(detail).doesNotContain("--"));
    assertThat(answer.notes()).allSatisfy(note -> assertThat(note).doesNotContain("--"));
    assertThat(
            Stream.concat(
                answer.notes().stream(), answer.rejected().stream().map(Rejection::detail)))
        .anySatisfy(sentence -> assertThat(sentence).contains(said));
  }

  @Test
  void aTimeThatMayBeTwoIsAskedBack() {
    // given
    var body = "time,FLOW,LEVEL,PUMP\n03/01/2026 08:00:00,1,2,1\n";
    // when
    var asked = csv(body, "a", "pump", null).answer();
    var told =
        csv(
            body,
            new CsvParameters("a", "pump", null, null, null, "month-first", null, null, null),
            PROFILES);
    // then
    assertThat(asked.rejected().getFirst().detail())
        .contains("03/01/2026", "the parameter timeFormat", "day-first", "month-first")
        .doesNotContain("--");
    assertThat(told.answer().rejected().getFirst().detail()).contains("2026-03-01T08:00:00Z");
  }

  @Test
  void aBodyWithoutNamesTakesThemFromTheRequest() {
    // given
    var body = "2026-01-31T08:00:00Z,1,2,1\n";
    // when
    var asked = csv(body, "a", "pump", null).answer();
    var parameters =
        new CsvParameters("a", "pump", null, "time,FLOW,LEVEL,PUMP", null, null, null, null, null);
    var told = csv(body, parameters, PROFILES).answer();
    // then
    assertThat(asked.rejected().getFirst().detail()).contains("the parameter columns");
    assertThat(told.accepted()).isEqualTo(1);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          one instant, names as nowhere else | ts,asset,id,value/2026-01-31T08:00:00Z,a,FLOW,1.5/2026-01-31T08:00:00Z,a,LEVEL,2/2026-01-31T08:00:00Z,a,PUMP,1 | {"FLOW":1.5,"LEVEL":2,"PUMP":1}
          a tag that is not there            | time,asset,tag,value/2026-01-31T08:00:00Z,a,FLOW,1.5/2026-01-31T08:00:00Z,a,LEVEL,2  | {"FLOW":1.5,"LEVEL":2,"PUMP":null}
          WinCC                              | "VarName";"TimeString";"VarValue";"Validity";"Time_ms"/"FLOW";"31.01.2026 08:00:00";1,5;1;46053333333/"LEVEL";"31.01.2026 08:00:00";2,5;1;46053333333/"$RT_OFF$";"31.01.2026 08:10:00";0;2;46053340277 | {"FLOW":1.5,"LEVEL":2.5,"PUMP":null}
          a value of bad quality             | time,asset,tag,value,quality/2026-01-31T08:00:00Z,a,FLOW,1.5,Bad/2026-01-31T08:00:00Z,a,LEVEL,2,Bad  | {"FLOW":"Bad","LEVEL":"Bad","PUMP":null}
          units                              | time,asset,tag,value,unit/2026-01-31T08:00:00Z,a,FLOW,1.5,V/2026-01-31T08:00:00Z,a,LEVEL,2 m,mm  | {"FLOW":1.5,"LEVEL":2,"PUMP":null}
          """)
  void linesOfATagEachBecomeAReading(String what, String lines, String values) {
    // given
    var body = lines.replace('/', '\n');
    // when
    var records = csv(body, "a", "pump", null);
    // then
    assertThat(records.accepted())
        .extracting(BodyFormatTest::text)
        .singleElement()
        .asString()
        .startsWith(
            "{\"asset\":\"a\",\"profile\":\"pump\",\"time\":\"2026-01-31T08:00:00Z\",\"values\":"
                + values);
    assertThat(records.answer().notes())
        .anySatisfy(note -> assertThat(note).startsWith("a line holds the value of one tag"));
  }

  @Test
  void linesOfATagAfterTheOtherAreSortedByTime() {
    // given two assets, a tag that the profile does not have, a line that is none, a time that is
    // none
    var body =
        """
        time,asset,tag,value
        2026-01-31T08:00:00Z,a,FLOW,1
        2026-01-31T08:00:01Z,a,FLOW,2
        2026-01-31T08:00:00Z,b,FLOW,3
        soon,b,FLOW,3
        2026-01-31T08:00:00Z,a,LEVEL,4
        2026-01-31T08:00:01Z,a,LEVEL,5
        2026-01-31T08:00:00Z,b,FL0W,7
        2026-01-31T08:00:00Z,b,FLOW,7,8,9
        """;
    // when
    var records = csv(body, null, "pump", null);
    // then
    assertThat(records.accepted())
        .extracting(BodyFormatTest::text)
        .satisfiesExactly(
            first -> assertThat(first).contains("\"a\"", ":00Z", "\"FLOW\":1,\"LEVEL\":4"),
            second -> assertThat(second).contains("\"b\"", ":00Z", "\"FLOW\":3,\"LEVEL\":null"),
            third -> assertThat(third).contains("\"a\"", ":01Z", "\"FLOW\":2,\"LEVEL\":5"));
    assertThat(records.answer().ignored()).extracting(IgnoredTag::tag).contains("FL0W");
    assertThat(records.answer().rejected())
        .extracting(Rejection::line, Rejection::reason)
        .containsExactly(tuple(9L, "malformed"), tuple(5L, "bad-time"));
    assertThat(records.deadLetters())
        .extracting(letter -> text(letter.original()))
        .containsExactly(
            "2026-01-31T08:00:00Z,b,FLOW,7,8,9",
            "\"time\",\"asset\",\"FLOW\"\n\"soon\",\"b\",\"3\"\n");
  }

  @Test
  void pairsOfATimeAndAValueAreReadings() {
    // given a trend as WinCC exports it, of which one value is a second late
    var body =
        """
        FLOW Time;FLOW ValueY;LEVEL Time;LEVEL ValueY
        31.01.2026 08:00:00;50,1;31.01.2026 08:00:00;11,2
        31.01.2026 08:00:01;50,2;31.01.2026 08:00:02;11,3
        """;
    // when
    var records = csv(body, "a", "pump", null);
    // then
    assertThat(records.accepted())
        .extracting(BodyFormatTest::text)
        .satisfiesExactly(
            first ->
                assertThat(first).contains(":00Z", "\"FLOW\":50.1,\"LEVEL\":11.2,\"PUMP\":null"),
            second -> assertThat(second).contains(":01Z", "\"FLOW\":50.2,\"LEVEL\":null"),
            third -> assertThat(third).contains(":02Z", "\"FLOW\":null,\"LEVEL\":11.3"));
    assertThat(records.answer().notes())
        .anySatisfy(
            note -> assertThat(note).startsWith("its columns are pairs of a time and a value"))
        .allSatisfy(note -> assertThat(note).doesNotContain("--"));
  }

  @Test
  void tagsThatNobodyHasAreNamed() {
    // given
    var body = "time,tag,value\n" + "2026-01-31T08:00:00Z,FL0W,1\n2026-01-31T08:00:01Z,FL0W,1\n";
    // when
    var records = csv(body, "a", "pump", null);
    // then
    assertThat(records.answer().rejected())
        .extracting(Rejection::reason)
        .containsOnly("no-known-tag");
    assertThat(records.answer().rejected().getFirst().detail())
        .contains("none of the tags of profile pump", "FL0W", "FLOW, LEVEL, PUMP");
  }

  @Test
  void columnsThatAreTheTagsAreARowALine() {
    // given a profile whose tags have the names of a table with a line for each tag
    var profiles = Fixtures.profiles("tall", "tag", "value");
    var body = "time,tag,value\n2026-01-31T08:00:00Z,1,2\n2026-01-31T08:00:00Z,2,3\n";
    var parameters = new CsvParameters("a", "tall", null, null, null, null, null, null, null);
    // when
    var records = csv(body, parameters, profiles);
    // then
    assertThat(records.accepted()).hasSize(2);
    assertThat(text(records.accepted().getFirst())).contains("\"tag\":1,\"value\":2");
  }

  @Test
  void theColumnsOfLinesOfATagMayBeNamed() {
    // given
    var body = "time,x,y,tag\n2026-01-31T08:00:00Z,FLOW,1,9\n2026-01-31T08:00:00Z,LEVEL,2,9\n";
    // when
    var asked = csv(body, "a", "pump", null).answer();
    var told =
        csv(body, new CsvParameters("a", "pump", null, null, null, null, null, "x", "y"), PROFILES);
    // then
    assertThat(asked.rejected().getFirst().detail())
        .contains("the parameter tagColumn and the parameter valueColumn");
    assertThat(text(told.accepted().getFirst())).contains("\"FLOW\":1,\"LEVEL\":2");
  }

  @Test
  void linesThatHaveToBePutInOrderNeedTheMemoryForIt() {
    // given a tag after the other
    var line = "2026-01-31T08:%02d:00Z,%s,1\n";
    var body = new StringBuilder("time,tag,value\n");
    for (String tag : List.of("FLOW", "LEVEL")) {
      IntStream.range(0, 4).forEach(i -> body.append(line.formatted(i, tag)));
    }
    byte[] bytes = body.toString().getBytes(UTF_8);
    var parameters = new CsvParameters("a", "pump", null, null, null, null, null, null, null);
    var records = new BodyRecords(LIMITS, new ByteBudget(2 * bytes.length).open());
    var format = csv(parameters, PROFILES, records.untaken());
    // when, then
    assertThatThrownBy(() -> format.read(new Body(bytes, 0, bytes.length), records))
        .isInstanceOfSatisfying(
            RefusedBodyException.class, refused -> assertThat(refused.status()).isEqualTo(413))
        .hasMessageContaining("sort its lines by time")
        .hasMessageContaining("./sluice replay");
  }

  @Test
  void aColumnOfQualityMakesItsValueMissing() {
    // given
    var body = "time,FLOW,FLOW.Quality,LEVEL,PUMP\n2026-01-31T08:00:00Z,1,Bad,2,1\n";
    // when
    var records = csv(body, "a", "pump", null);
    // then
    assertThat(text(records.accepted().getFirst()))
        .contains("\"FLOW\":\"Bad\",\"LEVEL\":2", "\"quality\":{\"FLOW\":\"BAD\"}");
    assertThat(records.answer().notes())
        .anySatisfy(note -> assertThat(note).contains("FLOW.Quality is the quality of FLOW"))
        .allSatisfy(note -> assertThat(note).doesNotContain("--"));
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

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '`',
      textBlock =
          """
          CSV    | FLOW,LEVEL,PUMP/1,2,3/4,5,6                 | body
          CSV    | time,FLOW,LEVEL,PUMP/soon,1,2,3/2026-01-31T08:00:00Z,1,2,3 | record
          JSON   | [{"asset":                                  | body
          JSON   | [{"asset":"a"},{"asset":]                   | record rest
          NDJSON | {"asset":                                   | record
          """)
  void howMuchOfTheBodyWasRefusedIsSaid(Format format, String text, String extents) {
    // given
    var body = text.replace('/', '\n');
    // when
    var records =
        switch (format) {
          case JSON -> json(body);
          case NDJSON -> ndjson(body);
          case CSV -> csv(body, "a", "pump", null);
        };
    // then
    assertThat(records.answer().rejected())
        .extracting(Rejection::extent)
        .containsExactly(extents.split(" "));
    assertThat(records.deadLetters())
        .extracting(letter -> letter.extent().code())
        .containsExactly(extents.split(" "));
    if (format == Format.CSV && extents.equals("body")) {
      assertThat(records.answer().rejected().getFirst().detail())
          .endsWith("; none of its 3 lines was taken");
    }
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
  void whatIsNotTakenAsItComesIsInTheAnswer() {
    // given a misspelt tag in two of three, one of which is refused for it, and two words
    var body =
        """
        [{"asset":"a","profile":"pump","time":"2026-01-31T08:00:00Z","values":{"FLOW":"Bad","FL0W":1}},
         {"asset":"a","profile":"pump","time":"2026-01-31T08:00:01Z","values":{"FLOW":"Bad"}},
         {"asset":"a","profile":"pump","time":"2026-01-31T08:00:02Z","values":{"FL0W":1}}]""";
    // when
    var answer = json(body).answer();
    // then
    assertThat(answer.accepted()).isEqualTo(2);
    assertThat(answer.rejected()).extracting(Rejection::reason).containsExactly("no-known-tag");
    assertThat(answer.ignored()).containsExactly(new IgnoredTag("FL0W", 2));
    assertThat(answer.words()).containsExactly(new WordCount("FLOW", "Bad", 2));
  }

  @Test
  void theAnswerNamesOnlySoMany() {
    // given 150 tags that nobody knows, two of them again
    var untaken = new UntakenValues();
    IntStream.range(0, 152)
        .mapToObj(i -> reading("1,\"X%d\":1".formatted(i % 150)))
        .forEach(reading -> read(ignored -> new JsonFormat(validator(untaken)), reading));
    // when
    var answer = IngestAnswer.of(152, 0, List.of(), untaken, List.of());
    // then
    assertThat(answer.ignored())
        .hasSize(101)
        .contains(new IgnoredTag("X0", 2), new IgnoredTag("X99", 1), new IgnoredTag("other", 50));
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '`',
      textBlock =
          """
          JSON   | time,FLOW/2026-01-31T08:00:00Z,1    | text/csv
          JSON   | / time;FLOW/2026-01-31T08:00:00Z;1  | text/csv
          NDJSON | time,FLOW/2026-01-31T08:00:00Z,1    | text/csv
          NDJSON | [{"asset":"a"},/{"asset":"b"}]      | application/json
          NDJSON | {/"asset":"a"/}                     | application/json
          CSV    | {"asset":"a","profile":"pump"}      | application/json
          JSON   | nonsense                            | ``
          NDJSON | {"asset":                           | ``
          CSV    | FLOW,LEVEL                          | ``
          """)
  void whatIsDeclaredWronglyIsToldSo(Format declared, String text, String type) {
    // given
    var body = text.replace('/', '\n');
    // when
    var records =
        switch (declared) {
          case JSON -> json(body);
          case NDJSON -> ndjson(body);
          case CSV -> csv(body, "a", "pump", null);
        };
    // then
    var first = records.answer().rejected().getFirst();
    assertThat(first.reason()).isEqualTo("malformed");
    if (type.isEmpty()) {
      assertThat(first.detail()).doesNotContain("looks like");
    } else {
      assertThat(first.detail()).contains("send it as Content-Type: " + type);
    }
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '`',
      textBlock =
          """
          JSON   | pump,host=p1 FLOW=51.2,LEVEL=505 1772445606000000000 | the line protocol of InfluxDB, which is not read: send JSON
          CSV    | pump,host=p1 FLOW=51.2,LEVEL=505                     | the line protocol of InfluxDB, which is not read: send JSON
          JSON   | "{\\"asset\\":\\"a\\"}"                              | it is a text that holds JSON: send the object itself
          NDJSON | [{"asset":"a"}]                                      | readings in an array are Content-Type: application/json
          """)
  void whatOthersWriteIsToldTheWayOut(Format declared, String body, String way) {
    // when
    var records =
        switch (declared) {
          case JSON -> json(body);
          case NDJSON -> ndjson(body);
          case CSV -> csv(body, "a", "pump", null);
        };
    // then
    assertThat(records.answer().rejected().getFirst().detail())
        .contains(way)
        .doesNotContain("looks like CSV");
  }

  @Test
  void theParsersAdviceToItsProgrammerIsNotTold() {
    // when
    var detail = ndjson("\u001e" + reading("1")).answer().rejected().getFirst().detail();
    // then
    assertThat(detail).contains("Illegal character").doesNotContain("consider enabling");
  }

  @ParameterizedTest
  @ValueSource(ints = {3_000, 100_000})
  void aLineOfManyFieldsIsToldSoToo(int fields) {
    // given
    var body = "a" + ",a".repeat(fields - 1);
    // when
    var first = json(body).answer().rejected().getFirst();
    // then
    assertThat(first.detail()).endsWith("send it as Content-Type: text/csv");
  }

  @ParameterizedTest
  @ValueSource(strings = {"JSON", "NDJSON"})
  void jsonThatIsNoUtf8SaysHowToDeclareIt(Format format) {
    // given
    byte[] bytes = "{\"asset\":\"K\u00fchlkreis\"}".getBytes(ISO_8859_1);
    var records = new BodyRecords(LIMITS, new ByteBudget(1 << 20).open());
    var validator = validator(records.untaken());
    // when
    (format == Format.JSON ? new JsonFormat(validator) : new NdjsonFormat(validator))
        .read(new Body(bytes, 0, bytes.length), records);
    // then
    assertThat(records.answer().rejected().getFirst().detail())
        .contains("Invalid UTF-8")
        .endsWith(
            "Say how the body is encoded, such as Content-Type: %s; charset=windows-1252"
                .formatted(format.mediaType()));
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

  private static String at(String clock) {
    return reading("1").replace("08:00:00", clock);
  }

  private static BodyRecords json(String text) {
    return read(untaken -> new JsonFormat(validator(untaken)), text);
  }

  private static BodyRecords ndjson(String text) {
    return read(untaken -> new NdjsonFormat(validator(untaken)), text);
  }

  private static BodyRecords csv(String text, String asset, String profile, String stream) {
    return csv(
        text,
        new CsvParameters(asset, profile, stream, null, null, null, null, null, null),
        PROFILES);
  }

  private static BodyRecords csv(String text, CsvParameters parameters, KnownProfiles profiles) {
    return read(untaken -> csv(parameters, profiles, untaken), text);
  }

  private static CsvFormat csv(
      CsvParameters parameters, KnownProfiles profiles, UntakenValues untaken) {
    var defaults = new Defaults(parameters.asset(), parameters.profile(), parameters.stream());
    return new CsvFormat(
        content -> new CsvRowValidator(profiles, RULES, untaken, NOW, defaults, content),
        Format.CSV,
        parameters,
        profiles,
        NOW,
        LIMITS);
  }

  private static JsonReadingValidator validator(UntakenValues untaken) {
    return new JsonReadingValidator(PROFILES, RULES, untaken, NOW);
  }

  private static BodyRecords read(Function<UntakenValues, BodyFormat> format, String text) {
    // As it comes from the reader: in an array that is larger, behind a byte order mark.
    byte[] bytes = ("\ufeff" + text + "garbage").getBytes(UTF_8);
    var records = new BodyRecords(LIMITS, new ByteBudget(1 << 20).open());
    format
        .apply(records.untaken())
        .read(new Body(bytes, 3, bytes.length - "garbage".length()), records);
    return records;
  }

  private static String text(Accepted accepted) {
    return text(accepted.payload());
  }

  private static String text(ByteBuffer bytes) {
    return UTF_8.decode(bytes.duplicate()).toString();
  }
}
