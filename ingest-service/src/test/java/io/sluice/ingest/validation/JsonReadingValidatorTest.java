package io.sluice.ingest.validation;

import static io.sluice.ingest.validation.Fixtures.NOW;
import static io.sluice.ingest.validation.Fixtures.PROFILES;
import static io.sluice.ingest.validation.Fixtures.RULES;
import static io.sluice.ingest.validation.Fixtures.STRICT;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.entry;

import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import io.sluice.contracts.Messages;
import io.sluice.contracts.Reading;
import io.sluice.ingest.limits.LimitExceededException;
import io.sluice.ingest.profile.KnownProfiles;
import io.sluice.ingest.validation.ValidationResult.Accepted;
import io.sluice.ingest.validation.ValidationResult.Rejected;
import java.io.IOException;
import java.time.Duration;
import java.util.List;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class JsonReadingValidatorTest {

  private static final String VALID =
      """
      {"asset":"a","profile":"pump","time":"2026-01-31T08:00:00Z",\
      "values":{"FLOW":1.5,"LEVEL":null,"PUMP":2},"quality":{"FLOW":"BAD"},"label":1}""";

  private final UntakenValues untaken = new UntakenValues();

  @Test
  void aValidReadingKeepsItsBytes() throws Exception {
    // given a reading inside of other bytes
    var text = "  " + VALID + ",";
    // when
    var result = judge(text, RULES);
    // then
    assertThat(result)
        .isInstanceOfSatisfying(
            Accepted.class,
            accepted -> {
              assertThat(accepted.asset()).isEqualTo("a");
              assertThat(text(accepted)).isEqualTo(VALID);
              assertThat(accepted.payload().array()).hasSize(text.length());
            });
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '`',
      textBlock =
          """
          "asset":"a",              | ``                                | asset-missing    | asset
          "asset":"a"               | "asset":null                      | asset-missing    | asset
          "asset":"a"               | "asset":" "                       | bad-name         | asset
          "asset":"a"               | "asset":"a\\u001fb"               | bad-name         | a?b
          "asset":"a"               | "asset":"a\\ud800"                | bad-name         | surrogate
          "asset":"a"               | "asset":7                         | bad-name         | 7
          "asset":"a"               | "asset":"a","stream":" "          | bad-name         | stream
          "asset":"a"               | "asset":"a","stream":["s"]        | bad-name         | stream
          "asset":"a"               | "asset":"a","id":7                | bad-name         | id is 7
          "profile":"pump",         | ``                                | profile-missing  | profile
          "profile":"pump"          | "profile":"nope"                  | unknown-profile  | expected one of pump
          "time":"2026-01-31T08:00:00Z", | ``                           | time-missing     | time
          2026-01-31T08:00:00Z      | 31.01.2026                        | bad-time         | 31.01.2026
          2026-01-31T08:00:00Z      | 03/01/2026 08:00:00               | bad-time         | day and month
          "2026-01-31T08:00:00Z"    | true                              | bad-time         | time is true
          "2026-01-31T08:00:00Z"    | 17                                | bad-time         | time is 17
          2026-01-31T08:00:00Z      | 2026-01-31T08:05:00.001Z          | time-ahead       | 2026-01-31T08:05:00.001Z
          2026-01-31T08:00:00Z      | 1989-12-31T23:59:59Z              | time-too-old     | 1989
          "FLOW":1.5                | "FLOW":1.5,"FLOW":2               | duplicate-field  | FLOW
          "label":1                 | "label":1,"asset":"b"             | duplicate-field  | asset
          "BAD"                     | "SO-SO"                           | bad-quality      | 'SO-SO'
          {"FLOW":"BAD"}            | []                                | bad-quality      | an array
          "label":1                 | "label":2                         | bad-label        | 2
          "label":1                 | "label":1.0                       | bad-label        | 1.0
          "label":1                 | "label":{"a":[1]}                 | bad-label        | an object
          "time":                   | "ts":                             | time-missing     | found asset, profile, values, quality, label, ts, expected
          {"FLOW":1.5,"LEVEL":null,"PUMP":2} | {}                       | no-known-tag     | empty
          {"FLOW":1.5,"LEVEL":null,"PUMP":2} | {"X":1}                  | no-known-tag     | none of the 3 tags of profile pump of kind SIGNALS (FLOW, LEVEL, PUMP), but 'X'
          {"FLOW":1.5,"LEVEL":null,"PUMP":2} | {"X":1,"FLOW":{"value":1.5}} | not-a-number | send the value itself: {"FLOW": 1.5}
          {"FLOW":1.5,"LEVEL":null,"PUMP":2} | [1]                      | values-missing   | an array
          """)
  void aFaultIsNamed(String what, String by, String reason, String detail) throws Exception {
    // given
    assertThat(VALID).contains(what);
    var text = VALID.replace(what, by);
    // when
    var result = judge(text, RULES);
    // then
    assertThat(result)
        .isInstanceOfSatisfying(
            Rejected.class,
            rejected -> {
              assertThat(rejected.reason().code()).isEqualTo(reason);
              assertThat(rejected.detail()).contains(detail);
            });
  }

  @ParameterizedTest
  @ValueSource(strings = {"310|", "309|.5", "2|E308", "1|e+309"})
  void aNumberBeyondADoubleIsNoValue(String digitsAndRest) throws Exception {
    // given
    var text = VALID.replace("1.5", large(digitsAndRest));
    // when
    var result = judge(text, RULES);
    // then
    assertThat(text(result)).contains("\"FLOW\":\"9", "\"quality\":{\"FLOW\":\"BAD\"}");
    assertThat(untaken.words()).hasSize(1);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '`',
      textBlock =
          """
          PUMP | true         | 1
          PUMP | false        | 0
          FLOW | "1.5"        | 1.5
          FLOW | " -2.50e1 "  | -25
          FLOW | "21.5 °C"    | 21.5
          FLOW | "5V"         | 5
          FLOW | "1,234.5"    | 1234.5
          FLOW | "1.234,5"    | 1234.5
          FLOW | "1,234,567"  | 1234567
          FLOW | "12,5"       | 12.5
          FLOW | "1.234"      | 1.234
          PUMP | "ON"         | 1
          PUMP | "Closed"     | 0
          PUMP | " FALSE "    | 0
          FLOW | ""           | null
          PUMP | " "          | null
          """)
  void aNumberMayBeSaidInOtherWays(String tag, String said, String written) throws Exception {
    // given
    var value = Pattern.compile("\"" + tag + "\":[0-9.]+");
    var text = value.matcher(VALID).replaceFirst("\"" + tag + "\":" + said);
    // when
    var result = judge(text, RULES);
    // then
    assertThat(text(result))
        .isEqualTo(value.matcher(VALID).replaceFirst("\"" + tag + "\":" + written));
    assertThat(untaken.words()).isEmpty();
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '`',
      textBlock =
          """
          "Bad Input"    | Bad Input
          "unavailable"  | unavailable
          "1,234"        | 1,234
          "1,234 rpm"    | 1,234 rpm
          "1.2K"         | 1.2K
          "5 apples"     | 5 apples
          "?"            | ?
          "ON"           | ON
          true           | true
          "a\\u0000b"   | a?b
          NaN            | NaN
          "NaN"          | NaN
          -Infinity      | -Infinity
          1e999          | 1e999
          [1,{"a":2}]    | an array
          {"value":7}    | an object
          """)
  void aWordIsAMissingValueOfBadQualityAndKept(String said, String word) throws Exception {
    // given a tag of which the sender says that it is good, and two that keep their values
    var text = VALID.replace("1.5", said).replace("BAD", "GOOD");
    // when
    var result = judge(text, RULES);
    // then
    assertThat(text(result)).isEqualTo(VALID.replace("1.5", '"' + word + '"'));
    assertThat(untaken.words()).containsExactly(entry(new UntakenValues.Word("FLOW", word), 1));
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '`',
      textBlock =
          """
          "Good"                    | GOOD
          "good"                    | GOOD
          "Good, Local Override"    | GOOD
          "Bad_NoCommunication"     | BAD
          "Uncertain"               | UNCERTAIN
          192                       | GOOD
          "192"                     | GOOD
          216                       | GOOD
          64                        | UNCERTAIN
          8                         | BAD
          true                      | GOOD
          false                     | BAD
          """)
  void aQualityMayBeSaidInOtherWays(String said, String written) throws Exception {
    // given
    var text =
        VALID.replace("\"quality\":{\"FLOW\":\"BAD\"}", "\"quality\":{\"FLOW\":" + said + "}");
    // when
    var result = judge(text, RULES);
    // then
    assertThat(text(result)).contains("\"quality\":{\"FLOW\":\"" + written + "\"}");
  }

  @Test
  void whatIsMissingIsToldBeforeAFaultOfQuality() throws Exception {
    // given how Ignition's scripts write a tag
    var text =
        """
        {"tagPath":"[default]Pump/FLOW","value":51.2,"quality":"Good","timestamp":1772445602000}""";
    // when
    var result = judge(text, RULES);
    // then
    assertThat(((Rejected) result).detail())
        .startsWith("'asset' is missing; found quality, tagPath");
  }

  @Test
  void aWordIsOfBadQualityWhereTheSenderSaysNothingOfIt() throws Exception {
    // given
    var text = VALID.replace("1.5", "\"Bad\"").replace("\"quality\":{\"FLOW\":\"BAD\"},", "");
    // when
    var result = judge(text, RULES);
    // then
    assertThat(text(result))
        .contains("\"values\":{\"FLOW\":\"Bad\",\"LEVEL\":null,\"PUMP\":2}")
        .contains("\"quality\":{\"FLOW\":\"BAD\"}");
  }

  @ParameterizedTest
  @ValueSource(strings = {"\"wet\"", "NaN", "1e999", "[1]"})
  void aWordCostsTheReadingWithStrictValues(String said) throws Exception {
    // given
    var text = VALID.replace("1.5", said);
    // when
    var result = judge(text, STRICT);
    // then
    assertThat(result)
        .isInstanceOfSatisfying(
            Rejected.class,
            rejected -> {
              assertThat(rejected.reason()).isEqualTo(Reason.NOT_A_NUMBER);
              assertThat(rejected.detail())
                  .startsWith("FLOW is '")
                  .contains("expected a number", "strict-values");
            });
    assertThat(untaken.words()).isEmpty();
  }

  @ParameterizedTest
  @ValueSource(strings = {"308|", "300|.5", "1|E307", "1|e-999"})
  void aLargeNumberIsTaken(String digitsAndRest) throws Exception {
    // given
    var text = VALID.replace("1.5", large(digitsAndRest));
    // when
    var result = judge(text, RULES);
    // then
    assertThat(result).isInstanceOf(Accepted.class);
  }

  /** So many nines, and what follows. */
  private static String large(String digitsAndRest) {
    var parts = digitsAndRest.split("\\|", 2);
    return "9".repeat(Integer.parseInt(parts[0])) + parts[1];
  }

  @ParameterizedTest
  @CsvSource(
      quoteCharacter = '`',
      delimiter = '|',
      textBlock =
          """
          1769846400
          1769846400000
          1769846400000000
          1769846400000000000
          "1769846400"
          1769846400.0
          "2026-01-31T09:00:00+0100"
          "2026-01-31 08:00:00Z"
          "2026-01-31 08:00:00"
          "2026-01-31T10:00:00+02:00"
          "2026-01-31T08:00Z"
          """)
  void aTimeMayBeWrittenInOtherWays(String time) throws Exception {
    // given
    var text = VALID.replace("\"2026-01-31T08:00:00Z\"", time);
    // when
    var result = judge(text, RULES);
    // then
    assertThat(text(result)).isEqualTo(VALID);
  }

  @ParameterizedTest
  @ValueSource(strings = {"2026-01-31T08:00:00.5Z", "2026-01-31T07:59:59.123456789Z"})
  void aTimeAsInMessagesStaysAsItIs(String time) throws Exception {
    // given
    var text = VALID.replace("2026-01-31T08:00:00Z", time);
    // when
    var result = judge(text, RULES);
    // then
    assertThat(text(result)).isEqualTo(text);
    assertThat(((Accepted) result).payload().array()).hasSize(text.length());
  }

  @Test
  void aRejectedReadingKeepsItsKey() throws Exception {
    // given a fault that is not the asset's
    var text = VALID.replace("\"BAD\"", "\"SO-SO\"");
    // when
    var result = judge(text, RULES);
    // then
    assertThat(result).extracting("asset").isEqualTo("a");
  }

  @Test
  void whatIsBeyondTheContractIsLeftOutAndCounted() throws Exception {
    // given an unknown field, unknown tags, NaN among them, and another way to say the time
    var text =
        VALID
            .replace("\"FLOW\":1.5", "\"FLOW\":1.50,\"X1\":NaN,\"X2\":[{}]")
            .replace("{\"FLOW\":\"BAD\"}", "{\"FLOW\":\"BAD\",\"X1\":7}")
            .replace("08:00:00Z\"", "10:00:00+02:00\",\"more\":{\"FLOW\":[NaN]}");
    // when
    var result = judge(text, RULES);
    // then
    assertThat(text(result))
        .isEqualTo(VALID.replace("1.5", "1.50"))
        .satisfies(json -> Messages.decode(json.getBytes(UTF_8), Reading.class));
    assertThat(untaken.ignored()).containsExactly(entry("X1", 2), entry("X2", 1));
    assertThat(untaken.ignoredFields()).containsExactly(entry("more", 1));
  }

  @Test
  void streamAndIdArePassedOn() throws Exception {
    // given
    var kept =
        VALID
            .replace("\"asset\":\"a\"", "\"asset\":\"a\",\"stream\":\"south\"")
            .replace(",\"label\"", ",\"id\":\"r-1\",\"label\"");
    var rewritten = kept.replace("\"asset\"", "\"more\":1,\"asset\"");
    var none = VALID.replace("\"asset\"", "\"stream\":null,\"id\":null,\"asset\"");
    // when, then
    assertThat(text(judge(kept, RULES))).isEqualTo(kept);
    assertThat(text(judge(rewritten, RULES))).isEqualTo(kept);
    assertThat(text(judge(none, RULES))).isEqualTo(VALID);
  }

  @Test
  void aFieldIsCountedOnceThoughTheReadingIsWalkedTwice() throws Exception {
    // given values before the profile that says what they mean
    var text =
        """
        {"qualty":{"PUMP":"BAD"},"values":{"PUMP":1},"profile":"pump","asset":"a","strem":"s",\
        "time":"2026-01-31T08:00:00Z"}""";
    // when
    var result = judge(text, RULES);
    // then
    assertThat(result).isInstanceOf(Accepted.class);
    assertThat(untaken.ignoredFields()).containsExactly(entry("qualty", 1), entry("strem", 1));
  }

  @Test
  void aQualityOfAnUnknownTagIsRejectedWithStrict() throws Exception {
    // given
    var text = VALID.replace("{\"FLOW\":\"BAD\"}", "{\"FL0W\":\"BAD\"}");
    // when
    var result = judge(text, STRICT);
    // then
    assertThat(result).extracting("reason").isEqualTo(Reason.UNKNOWN_TAG);
  }

  @Test
  void unknownTagsAreRejectedWithStrict() throws Exception {
    // given
    var text = VALID.replace("\"FLOW\":1.5", "\"FLOW\":1.5,\"X1\":3");
    // when
    var result = judge(text, STRICT);
    // then
    assertThat(result).extracting("reason").isEqualTo(Reason.UNKNOWN_TAG);
    assertThat(untaken.ignored()).isEmpty();
  }

  @Test
  void theOrderOfFieldsDoesNotMatter() throws Exception {
    // given values and quality before the profile that says what they mean
    var text =
        """
        {"quality":{"PUMP":"GOOD"},"label":null,"values":{"PUMP":1,"X":1},"time":"2026-01-31T08:00:00Z",\
        "asset":"a","profile":"pump"}""";
    // when
    var result = judge(text, RULES);
    // then
    assertThat(text(result))
        .isEqualTo(
            """
            {"asset":"a","profile":"pump","time":"2026-01-31T08:00:00Z",\
            "quality":{"PUMP":"GOOD"},"values":{"PUMP":1}}""");
    assertThat(untaken.ignored()).containsExactly(entry("X", 1));
  }

  @Test
  void anUnknownTagIsCountedOnceHoweverOftenItIsLookedAt() throws Exception {
    // given the quality before the profile, the values behind it
    var text =
        """
        {"quality":{"PUMP":"GOOD"},"profile":"pump","values":{"PUMP":1,"X":1},\
        "time":"2026-01-31T08:00:00Z","asset":"a"}""";
    // when
    var result = judge(text, RULES);
    // then
    assertThat(result).isInstanceOf(Accepted.class);
    assertThat(untaken.ignored()).containsExactly(entry("X", 1));
  }

  @Test
  void valuesBeforeTheProfileAreUnderstood() throws Exception {
    // given
    var text =
        """
        {"values":{"FLOW":"wet","PUMP":"on"},"time":"2026-01-31T08:00:00Z","asset":"a","profile":"pump"}""";
    // when
    var result = judge(text, RULES);
    // then
    assertThat(text(result))
        .isEqualTo(
            """
            {"asset":"a","profile":"pump","time":"2026-01-31T08:00:00Z",\
            "values":{"FLOW":"wet","PUMP":1},"quality":{"FLOW":"BAD"}}""");
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '`',
      textBlock =
          """
          "proto":"tcp","bytes":5    | "proto":"tcp","bytes":5
          "proto":6,"bytes":null     | "proto":6,"bytes":null
          "proto":"","bytes":5       | "proto":"","bytes":5
          "proto":"tcp","bytes":"5"  | "proto":"tcp","bytes":5
          "proto":"ON","bytes":null  | "proto":"ON","bytes":null
          "proto":true               | "proto":"true"
          "proto":"NaN"              | "proto":"NaN"
          """)
  void aCategoricalTagTakesTexts(String values, String written) throws Exception {
    // given
    var text =
        """
        {"asset":"a","profile":"flows","time":"2026-01-31T08:00:00Z","values":{%s}}""";
    // when
    var result = judge(text.formatted(values), Fixtures.FLOWS, RULES);
    // then
    assertThat(text(result)).isEqualTo(text.formatted(written));
  }

  @Test
  void signalsForAProfileOfEventsAreRefusedByItsName() throws Exception {
    // given
    var text = VALID.replace("\"profile\":\"pump\"", "\"profile\":\"flows\"");
    // when
    var result = judge(text, Fixtures.FLOWS, RULES);
    // then
    assertThat(result)
        .isInstanceOfSatisfying(
            Rejected.class,
            refused ->
                assertThat(refused.detail())
                    .contains("profile flows of kind EVENTS (proto, bytes), but 'FLOW'"));
  }

  @Test
  void moreValuesThanAllowedRefuseTheRequest() {
    // given 11 values where 10 are allowed
    var values = new StringBuilder("\"FLOW\":1");
    for (int i = 0; i < 10; i++) {
      values.append(",\"X").append(i).append("\":1");
    }
    var text = VALID.replace("\"FLOW\":1.5", values);
    // when, then
    assertThatThrownBy(() -> judge(text, RULES))
        .isInstanceOfSatisfying(
            LimitExceededException.class, e -> assertThat(e.limit()).isEqualTo(10));
  }

  @ParameterizedTest
  @ValueSource(strings = {"plant-1", "line-A7"})
  void anAllowedAssetMaySend(String asset) throws Exception {
    // given
    var text = VALID.replace("\"asset\":\"a\"", "\"asset\":\"" + asset + "\"");
    // when
    var result = judge(text, onlySome());
    // then
    assertThat(result).isInstanceOf(Accepted.class);
  }

  @Test
  void nobodySendsAsTheCanary() throws Exception {
    // given: a place where every asset is allowed
    var text = VALID.replace("\"asset\":\"a\"", "\"asset\":\"sluice-canary\"");
    // when
    var result = judge(text, RULES);
    // then
    assertThat(result).extracting("reason").isEqualTo(Reason.ASSET_NOT_ALLOWED);
  }

  @ParameterizedTest
  @ValueSource(strings = {"plant", "my-plant-1", "line-A77", "line-A"})
  void anotherAssetMayNot(String asset) throws Exception {
    // given
    var text = VALID.replace("\"asset\":\"a\"", "\"asset\":\"" + asset + "\"");
    // when
    var result = judge(text, onlySome());
    // then
    assertThat(result).extracting("reason").isEqualTo(Reason.ASSET_NOT_ALLOWED);
    assertThat(result).extracting("asset").isEqualTo(asset);
  }

  private static ReadingRules onlySome() {
    return new ReadingRules(
        new AllowedAssets(List.of("plant-*", "line-A?")),
        false,
        false,
        Duration.ZERO,
        RULES.earliest(),
        10);
  }

  private ValidationResult judge(String text, ReadingRules rules) throws IOException {
    return judge(text, PROFILES, rules);
  }

  private ValidationResult judge(String text, KnownProfiles profiles, ReadingRules rules)
      throws IOException {
    byte[] bytes = text.getBytes(UTF_8);
    var validator = new JsonReadingValidator(profiles, rules, untaken, NOW);
    try (JsonParser parser = JsonDialect.JSON.createParser(bytes, 0, bytes.length)) {
      parser.nextToken();
      var result = validator.judge(parser, bytes, 0);
      assertThat(parser.currentToken()).isEqualTo(JsonToken.END_OBJECT);
      assertThat(parser.getParsingContext().inRoot()).isTrue();
      return result;
    }
  }

  private static String text(ValidationResult result) {
    assertThat(result).isInstanceOf(Accepted.class);
    return UTF_8.decode(((Accepted) result).payload().duplicate()).toString();
  }
}
