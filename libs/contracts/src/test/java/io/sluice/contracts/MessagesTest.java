package io.sluice.contracts;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class MessagesTest {

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          {"asset":"a","profile":"p"                                                | line 1, column
          {"profile":"p","time":"2026-01-01T00:00:00Z","values":{}}                 | 'asset' is missing
          {"asset":" ","profile":"p","time":"2026-01-01T00:00:00Z","values":{}}     | 'asset': expected a name
          {"asset":"a","profile":"p","values":{}}                                   | 'time' is missing
          {"asset":"a","profile":"p","time":"yesterday","values":{}}                | 'time': expected an ISO-8601 instant
          {"asset":"a","profile":"p","time":"2026-01-01T00:00:00Z"}                 | 'values' is missing
          {"asset":"a","profile":"p","time":"2026-01-01T00:00:00Z","values":{"T":1e999}} | 'values.T': expected a finite number
          {"asset":"a","profile":"p","time":"2026-01-01T00:00:00Z","values":{"T":[7]}}   | 'values.T': expected a number, a text or null
          {"asset":"a","profile":"p","time":"2026-01-01T00:00:00Z","values":{},"label":2} | 'label': expected 0, 1 or null
          []                                                                         | line 1, column 1
          null                                                                       | expected a JSON object
          """)
  void saysWhatIsWrongWithAMalformedReading(String json, String expected) {
    // given
    byte[] bytes = json.strip().getBytes(StandardCharsets.UTF_8);

    // when / then
    assertThatThrownBy(() -> Messages.decode(bytes, Reading.class))
        .isInstanceOf(MalformedMessageException.class)
        .hasMessageContaining("Reading")
        .hasMessageContaining(expected);
  }

  @Test
  void aRecordWithoutAValueIsMalformed() {
    assertThatThrownBy(() -> Messages.decode(null, Score.class))
        .isInstanceOf(MalformedMessageException.class)
        .hasMessageContaining("no value");
  }

  @Test
  void fieldsOfANewerWriterAreIgnored() throws Exception {
    // given
    byte[] newer =
        """
        {"asset":"a","profile":"p","time":"2026-01-01T00:00:00Z","values":{"T":1.5},"site":"x"}"""
            .getBytes(StandardCharsets.UTF_8);

    // when
    Reading reading = Messages.decode(newer, Reading.class);

    // then
    assertThat(reading.values()).containsEntry("T", 1.5);
  }

  @Test
  void aMissingValueIsWrittenAsNullAndAMissingFieldNotAtAll() {
    // given
    var values = new HashMap<String, Double>();
    values.put("T", null);
    var reading = new Reading("a", "p", Instant.EPOCH, values, null, null);

    // when
    String json = new String(Messages.encode(reading), StandardCharsets.UTF_8);

    // then
    assertThat(json)
        .isEqualTo(
            "{\"asset\":\"a\",\"profile\":\"p\",\"time\":\"1970-01-01T00:00:00Z\","
                + "\"values\":{\"T\":null}}");
  }

  @ParameterizedTest
  @ValueSource(strings = {"UTF-16BE", "UTF-16LE", "UTF-32BE", "UTF-32LE", "UTF-16"})
  void whatIsNotUtf8IsMalformed(String charset) throws Exception {
    for (Class<?> type : List.of(Reading.class, Score.class)) {
      // given
      String json;
      try (var golden =
          getClass()
              .getResourceAsStream(
                  "/golden/v1/" + type.getSimpleName().toLowerCase(Locale.ROOT) + ".json")) {
        json = new String(golden.readAllBytes(), StandardCharsets.UTF_8);
      }
      byte[] bytes = json.getBytes(Charset.forName(charset));

      // when / then
      assertThatThrownBy(() -> Messages.decode(bytes, type))
          .isInstanceOf(MalformedMessageException.class)
          .hasMessageContaining("expected UTF-8");
    }
  }

  @ParameterizedTest
  @ValueSource(strings = {"asset", "by", "text"})
  void aCommandIsPlainText(String field) {
    assertThatThrownBy(() -> command(field, "an\0na"))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessage("'" + field + "' has control characters in it");
    assertThat(command("text", "a valve\nsticks").text()).contains("\n");
  }

  private static IncidentCommand command(String field, String value) {
    return new IncidentCommand(
        new UUID(0, 1),
        new UUID(0, 2),
        field.equals("asset") ? value : "plant-1",
        CommandKind.COMMENT,
        field.equals("by") ? value : "anna",
        Instant.EPOCH,
        field.equals("text") ? value : "a valve sticks",
        null,
        null);
  }
}
