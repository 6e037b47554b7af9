package io.sluice.sources.csv;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class TimeFormatTest {

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          2026-01-05T10:00:00Z              | 2026-01-05T10:00:00Z
          2026-01-05 10:00:00               | 2026-01-05T10:00:00Z
          2026-01-05 10:00                  | 2026-01-05T10:00:00Z
          2026-01-05                        | 2026-01-05T00:00:00Z
          2026/1/5 9:05:07                  | 2026-01-05T09:05:07Z
          2026-01-05T10:00:00.123456789Z    | 2026-01-05T10:00:00.123456789Z
          2026-01-05 10:00:00,5             | 2026-01-05T10:00:00.500Z
          2026-01-05T10:00:00+02:00         | 2026-01-05T08:00:00Z
          2026-01-05 10:00:00 +0530         | 2026-01-05T04:30:00Z
          2026-01-05 10:00:00+02            | 2026-01-05T08:00:00Z
          2026-01-05 10:00:00 UTC           | 2026-01-05T10:00:00Z
          2026-07-05T10:00:00+02:00[Europe/Berlin] | 2026-07-05T08:00:00Z
          2026-01-05T24:00:00               | 2026-01-06T00:00:00Z
          28/12/2015 10:00:00 AM            | 2015-12-28T10:00:00Z
          28/12/2015 12:00:00 AM            | 2015-12-28T00:00:00Z
          28/12/2015 1:29:14 pm             | 2015-12-28T13:29:14Z
          28/12/2015 13:29:14               | 2015-12-28T13:29:14Z
          28.12.2015 13:29                  | 2015-12-28T13:29:00Z
          28-Dec-15 13:29:14.250            | 2015-12-28T13:29:14.250Z
          04/07/16 23                       | 2016-07-04T23:00:00Z
          12/25/2015 13:29:14               | 2015-12-25T13:29:14Z
          1451296800                        | 2015-12-28T10:00:00Z
          1451296800.25                     | 2015-12-28T10:00:00.250Z
          1451296800250                     | 2015-12-28T10:00:00.250Z
          1451296800250000                  | 2015-12-28T10:00:00.250Z
          1451296800250000000               | 2015-12-28T10:00:00.250Z
          """)
  void guessesTheFormat(String text, Instant time) {
    TimeFormat format = TimeFormat.guess(List.of(text), ZoneOffset.UTC);

    assertThat(format.parse(text, ZoneOffset.UTC)).isEqualTo(time);
    assertThat(TimeFormat.guess(List.of(), ZoneOffset.UTC).parse(text, ZoneOffset.UTC))
        .isEqualTo(time);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          iso            | 2026-01-05 10:00:00    | 2026-01-05T10:00:00Z
          epoch-seconds  | 1500000000000          |
          epoch-millis   | 1000                   | 1970-01-01T00:00:01Z
          MM/dd/yyyy     | 01/05/2026             | 2026-01-05T00:00:00Z
          MM/dd/yyyy h a | 01/05/2026 5 pm        | 2026-01-05T17:00:00Z
          HH:mm          | 10:00                  |
          """)
  void readsTheFormatThatAPersonNames(String name, String text, Instant time) {
    TimeFormat format = TimeFormat.named(name);

    assertThat(format.parse(text, ZoneOffset.UTC)).isEqualTo(time);
  }

  @Test
  void aDayAboveTwelveTellsDaysFromMonths() {
    TimeFormat format =
        TimeFormat.guess(
            List.of("04/07/2016 00:00", "04/12/2016 00:00", "04/13/2016 00:00"), ZoneOffset.UTC);

    assertThat(format.parse("04/07/2016 00:00", ZoneOffset.UTC))
        .isEqualTo(Instant.parse("2016-04-07T00:00:00Z"));
  }

  @Test
  void aLocalTimeIsOfTheGivenZone() {
    TimeFormat format = TimeFormat.named("iso");

    assertThat(format.parse("2026-07-05 10:00:00", ZoneId.of("Asia/Singapore")))
        .isEqualTo(Instant.parse("2026-07-05T02:00:00Z"));
  }

  @ParameterizedTest
  @CsvSource({"soon", "2026-13-05", "32/01/2026", "25:00", "99999999999999999999", "1e9"})
  void anythingElseIsNoTime(String text) {
    assertThat(TimeFormat.guess(List.of(text), ZoneOffset.UTC)).isNull();
  }
}
