package io.sluice.sources.time;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonParser;
import java.io.IOException;
import java.time.DateTimeException;
import java.time.Instant;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class JsonTimesTest {

  private static Instant parse(String json) throws IOException {
    try (JsonParser parser = new JsonFactory().createParser(json)) {
      parser.nextToken();
      return JsonTimes.parse(parser);
    }
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          ISO-8601                  | "2026-03-17T06:00:00Z"             | 2026-03-17T06:00:00Z
          Go                        | "2026-03-17T06:00:00.123456789Z"   | 2026-03-17T06:00:00.123456789Z
          Java, end of a day        | "2026-03-17T24:00:00Z"             | 2026-03-18T00:00:00Z
          no seconds                | "2026-03-17T06:00Z"                | 2026-03-17T06:00:00Z
          Jackson, Python           | "2026-03-17T07:00:01+0100"         | 2026-03-17T06:00:01Z
          .NET                      | "2026-03-17T07:00:01.1234567+01:00" | 2026-03-17T06:00:01.123456700Z
          .NET, local               | "2026-03-17T06:00:01"              | 2026-03-17T06:00:01Z
          Python, str(datetime)     | "2026-03-17 06:00:01.5"            | 2026-03-17T06:00:01.500Z
          PostgreSQL                | "2026-03-17 07:00:01+01"           | 2026-03-17T06:00:01Z
          lower case                | "2026-03-17t06:00:00z"             | 2026-03-17T06:00:00Z
          blanks                    | " 2026-03-17T06:00:00Z "           | 2026-03-17T06:00:00Z
          year first                | "2026/03/17 06:00:00"              | 2026-03-17T06:00:00Z
          OSIsoft PI                | "17-Mar-26 06:00:00"               | 2026-03-17T06:00:00Z
          HTTP                      | "Tue, 17 Mar 2026 06:00:00 GMT"    | 2026-03-17T06:00:00Z
          basic                     | "20260317T060000Z"                 | 2026-03-17T06:00:00Z
          SAP                       | "20260317060000"                   | 2026-03-17T06:00:00Z
          Telegraf                  | 1773727200                         | 2026-03-17T06:00:00Z
          Prometheus                | 1773727200.25                      | 2026-03-17T06:00:00.250Z
          ThingsBoard, Node-RED     | 1773727200000                      | 2026-03-17T06:00:00Z
          digits                    | "1773727200000"                    | 2026-03-17T06:00:00Z
          Debezium                  | 1773727200000001                   | 2026-03-17T06:00:00.000001Z
          InfluxDB                  | 1773727200000000001                | 2026-03-17T06:00:00.000000001Z
          Gson, Go's float64        | 1.7737272E9                        | 2026-03-17T06:00:00Z
          Go, milliseconds          | 1.77372720025e+12                  | 2026-03-17T06:00:00.250Z
          in 2030                   | 1901010112                         | 2030-03-29T10:21:52Z
          """)
  void isRead(String who, String json, Instant time) throws IOException {
    assertThat(parse(json)).isEqualTo(time);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          "04/09/2026 10:00"     | is '04/09/2026 10:00', where day and month can be taken for each other
          "16.03.26 10:00"       | is '16.03.26 10:00', where day and month can be taken for each other
          "soon"                 | is 'soon', expected an ISO-8601 time such as 2026-01-31T08:00:00Z, or epoch
          ""                     | is '', expected
          "2026-13-05T00:00:00Z" | is '2026-13-05T00:00:00Z', expected
          "2026-02-30T00:00:00Z" | is '2026-02-30T00:00:00Z', expected
          "2026-02-1aT00:00:00Z" | is '2026-02-1aT00:00:00Z', expected
          45321.5                | is 45321.5, too small for epoch seconds of these days
          0                      | is 0, too small
          4.53215e4              | is 4.53215e4, too small for epoch seconds of these days
          1e999999999            | is '1e999999999', expected
          1e99999999999          | is '1e99999999999', expected
          639092376000000000     | is 639092376000000000, which looks like ticks of .NET or Windows
          99999999999999999999   | is '99999999999999999999', expected
          true                   | is true, expected
          [1]                    | is a list or an object, expected
          null                   | is null, expected
          """)
  void isRefused(String json, String why) {
    assertThatThrownBy(() -> parse(json))
        .isInstanceOf(DateTimeException.class)
        .hasMessageStartingWith(why)
        .hasMessageContaining("expected an ISO-8601 time such as 2026-01-31T08:00:00Z, or epoch");
  }

  @ParameterizedTest
  @CsvSource({
    "2026-03-17T06:00:01, true",
    "2026-03-17 06:00, true",
    "20260317060000, true",
    "2026-03-17T06:00:01+01:00, false",
    "2026-03-17T06:00:01Z, false",
    "'Tue, 17 Mar 2026 06:00:00 GMT', false",
    "1773727200, false",
  })
  void aTimeWithoutItsZoneIsToldApart(String text, boolean isLocal) {
    assertThat(JsonTimes.isLocal(text)).isEqualTo(isLocal);
  }
}
