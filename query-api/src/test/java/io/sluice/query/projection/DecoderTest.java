package io.sluice.query.projection;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.core.JsonProcessingException;
import io.sluice.contracts.Contributor;
import io.sluice.contracts.MalformedMessageException;
import io.sluice.contracts.Messages;
import io.sluice.contracts.Quality;
import io.sluice.contracts.RawReading;
import io.sluice.contracts.RawScore;
import io.sluice.contracts.Reading;
import io.sluice.contracts.Score;
import io.sluice.contracts.ScoreReader;
import io.sluice.contracts.ScoreState;
import io.sluice.contracts.Severity;
import io.sluice.query.scene.Plant;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.Map;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class DecoderTest {

  private static final Instant TIME = Instant.parse("2015-12-28T10:29:14.5Z");

  @Test
  void aReadingKeepsEveryValueAsItWasWritten() throws Exception {
    // given
    var reading =
        new Reading(
            "Werk Süd, \"2\"",
            "swat",
            TIME,
            Map.of("LIT101", 1.0E-7),
            Map.of("LIT101", Quality.UNCERTAIN),
            1);

    // when
    RawReading row = decoded(Messages.encode(reading)).reading();

    // then
    assertThat(row.asset()).isEqualTo(reading.asset());
    assertThat(row.time()).isEqualTo(TIME);
    assertThat(row.values()).hasToString("{\"LIT101\":1.0E-7}");
    assertThat(row.quality()).hasToString("{\"LIT101\":\"UNCERTAIN\"}");
    assertThat(row.label()).isEqualTo(1);
  }

  @Test
  void aScoreIsReadLikeTheMessageIsWritten() throws Exception {
    // given
    Score score = new Plant("plant-1").score(TIME, 2.5);

    // when
    RawScore row = new ScoreReader().read(Messages.encode(score));

    // then
    assertThat(row.id()).isEqualTo(score.id());
    assertThat(row.windowEnd()).isEqualTo(TIME);
    assertThat(row.severity()).isEqualTo(Severity.CRITICAL);
    assertThat(row.bundle().version()).isEqualTo(score.bundle().version());
    assertThat(row.source().offset()).isEqualTo(score.source().offset());
    assertThat(contributors(row)).containsExactlyElementsOf(score.contributors());
  }

  @Test
  void fieldsThatANewerWriterAddsAreIgnored() throws Exception {
    // given
    String json =
        """
        {"later": {"a": [1, {"b": 2}]}, "asset": "p", "profile": "swat",
         "time": "2015-12-28T10:29:14Z", "values": {}, "more": [1, 2]}
        """;

    // when
    RawReading row = decoded(json.getBytes(StandardCharsets.UTF_8)).reading();

    // then
    assertThat(row.values()).hasToString("{}");
  }

  @Test
  void aSeverityOfALaterReleaseIsTakenForTheHighest() throws Exception {
    // given
    Score score = new Plant("plant-1").score(TIME, 1.2);
    String later =
        new String(Messages.encode(score), StandardCharsets.UTF_8)
            .replace("\"INFO\"", "\"CATASTROPHIC\"");

    // when
    RawScore row = new ScoreReader().read(later.getBytes(StandardCharsets.UTF_8));

    // then
    assertThat(later).contains("CATASTROPHIC");
    assertThat(row.severity()).isEqualTo(Severity.CRITICAL);
  }

  @Test
  void aStateOfALaterReleaseIsNoReasonToRefuseAScore() throws Exception {
    // given
    Score score = new Plant("plant-1").score(TIME, 1.2, ScoreState.LEARNING);
    String later =
        new String(Messages.encode(score), StandardCharsets.UTF_8).replace("LEARNING", "DRIFTING");

    // when
    RawScore row = new ScoreReader().read(later.getBytes(StandardCharsets.UTF_8));

    // then
    assertThat(row.state()).isEqualTo(ScoreState.OTHER);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '~',
      value = {
        "[] | no valid Reading at line 1, column 1: the record: expected a JSON object",
        "{\"asset\":7} | no valid Reading at line 1, column 10: 'asset': expected a name",
        "{\"asset\":\" \"} | no valid Reading at line 1, column 10: 'asset': expected a name",
        "{\"time\":\"yesterday\"} | no valid Reading at line 1, column 9: 'time': expected an ISO-8601",
        "{\"time\":\"+20000-01-01T00:00:00Z\"} | no valid Reading at line 1, column 9: 'time': expected an ISO-8601",
        "{\"values\":{\"LIT101\":[9]}} | no valid Reading at line 1, column 21: 'values.LIT101': expected",
        "{\"values\":{\"LIT101\":NaN}} | no valid Reading at line 1",
        "{\"label\":2} | no valid Reading at line 1, column 10: 'label': expected 0, 1 or null",
        "{\"asset\":\"a\",\"profile\":\"p\",\"time\":\"2015-12-28T10:29:14Z\",\"values\":{}} {}"
            + " | no valid Reading at line 1, column 71: the record: expected nothing after",
        "{} | no valid Reading: 'asset' is missing"
      })
  void whatIsNoReadingIsToldWhereAndWhy(String json, String reason) {
    // when
    var decoding = assertThatThrownBy(() -> decoded(json.getBytes(StandardCharsets.UTF_8)));

    // then
    decoding.isInstanceOf(MalformedMessageException.class).hasMessageStartingWith(reason);
  }

  @ParameterizedTest
  @CsvSource({"null,@2-77", "\"flow-9\",flow-9", "\"2-77\",2-77", "\"@2-77\",@@2-77"})
  void aReadingGoesByItsSendersIdOrItsPlaceOnTheTopic(String given, String id) throws Exception {
    // given
    String json =
        """
        {"asset": "p", "stream": "flows", "profile": "swat", "id": %s,
         "time": "2015-12-28T10:29:14Z", "values": {}}
        """
            .formatted(given);

    // when
    ReadingRow row = decoded(json.getBytes(StandardCharsets.UTF_8));

    // then
    assertThat(row.stream()).isEqualTo("flows");
    assertThat(row.id()).isEqualTo(id);
  }

  private static ReadingRow decoded(byte[] value) throws MalformedMessageException {
    return ReadingsProjection.decoder().decode(new ConsumerRecord<>("t", 2, 77, null, value));
  }

  private static Contributor[] contributors(RawScore row) throws JsonProcessingException {
    return Messages.mapper().readValue(row.contributors().toString(), Contributor[].class);
  }
}
