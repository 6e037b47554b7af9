package io.sluice.sources.time;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Instant;
import java.time.ZoneId;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Times as products write them: nobody says how, the text alone does. */
class TimeFormatsTest {

  private static final Instant NOW = Instant.parse("2026-11-29T00:00:00Z");

  private static TimeFinding finding(String column, String... texts) {
    var evidence = new TimeEvidence(column, null, null, NOW);
    for (String text : texts) {
      evidence.add(text);
    }
    return evidence.finish();
  }

  @ParameterizedTest(name = "{0}: {2}")
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          ISO-8601                          | time                    | 2026-03-16T06:00:00Z              | 2026-03-16T06:00:00Z
          ISO-8601, basic                   | time                    | 20260316T060000Z                  | 2026-03-16T06:00:00Z
          ISO-8601, week's comma            | time                    | 2026-03-16T06:00:00,5Z            | 2026-03-16T06:00:00.500Z
          ISO-8601, end of a day            | time                    | 2026-03-16T24:00                  | 2026-03-17T00:00:00Z
          ISO-8601, day only                | time                    | 2026-03-16                        | 2026-03-16T00:00:00Z
          ISO-8601, day with an offset      | time                    | 2026-03-16+01:00                  | 2026-03-15T23:00:00Z
          Java's ZonedDateTime              | time                    | 2026-07-05T10:00:00+02:00[Europe/Berlin] | 2026-07-05T08:00:00Z
          Java's LocalDateTime              | time                    | 2026-03-16T06:00                  | 2026-03-16T06:00:00Z
          Python, str(datetime)             | time                    | 2026-03-16 06:00:00.123456+00:00  | 2026-03-16T06:00:00.123456Z
          Python, strftime %z               | time                    | 2026-03-16T07:00:01+0100          | 2026-03-16T06:00:01Z
          Python, logging                   | asctime_utc             | 2026-03-16 06:00:00,123           | 2026-03-16T06:00:00.123Z
          .NET, round trip                  | time                    | 2026-03-16T07:00:00.1234567+01:00 | 2026-03-16T06:00:00.123456700Z
          .NET, sortable                    | time                    | 2026-03-16 06:00:00Z              | 2026-03-16T06:00:00Z
          PostgreSQL timestamptz            | time                    | 2026-03-16 07:00:00+01            | 2026-03-16T06:00:00Z
          PostgreSQL timestamptz, India     | time                    | 2026-03-16 11:30:00+05:30         | 2026-03-16T06:00:00Z
          Ruby                              | time                    | 2026-03-16 07:00:00 +0100         | 2026-03-16T06:00:00Z
          Go's time.String                  | time                    | 2026-03-16 06:00:00.5 +0000 UTC   | 2026-03-16T06:00:00.500Z
          Unix date                         | time                    | Mon Mar 16 06:00:00 2026          | 2026-03-16T06:00:00Z
          HTTP                              | time                    | Mon, 16 Mar 2026 06:00:00 GMT     | 2026-03-16T06:00:00Z
          mail                              | time                    | Mon, 16 Mar 2026 07:00:00 +0100   | 2026-03-16T06:00:00Z
          JavaScript's Date.toString        | time                    | Mon Mar 16 2026 07:00:00 GMT+0100 (CET) | 2026-03-16T06:00:00Z
          browser, en-US                    | time                    | 3/16/2026, 6:00:00 AM             | 2026-03-16T06:00:00Z
          browser, de-DE                    | time                    | 16.3.2026, 06:00:00               | 2026-03-16T06:00:00Z
          web server's log                  | time                    | 16/Mar/2026:07:00:00 +0100        | 2026-03-16T06:00:00Z
          Campbell Scientific TOA5          | TIMESTAMP               | 2026-03-16 06:00:00.05            | 2026-03-16T06:00:00.050Z
          Onset HOBO, US                    | Date Time, GMT-07:00    | 03/16/26 06:00:00 AM              | 2026-03-16T13:00:00Z
          Onset HOBO, year first            | Date Time, GMT+00:00    | 26/03/16 06:00:00 PM              | 2026-03-16T18:00:00Z
          Onset HOBOware, 24 hours          | Date Time, GMT+02:00    | 03/16/26 18:00:00                 | 2026-03-16T16:00:00Z
          HOBOconnect                       | Date-Time (CET)         | 03/16/2026 07:00:00               | 2026-03-16T06:00:00Z
          Siemens WinCC                     | TimeString              | 16.03.2026 06:00:00               | 2026-03-16T06:00:00Z
          Siemens WinCC, milliseconds       | TimeString              | 16.03.26 06:00:00:250             | 2026-03-16T06:00:00.250Z
          OSIsoft PI DataLink               | Timestamp               | 16-Mar-26 06:00:00                | 2026-03-16T06:00:00Z
          OSIsoft PI, five places           | Timestamp               | 16-Mar-2026 06:00:00.00000        | 2026-03-16T06:00:00Z
          Ignition                          | t_stamp                 | 2026-03-16 06:00:00.000           | 2026-03-16T06:00:00Z
          Ignition, database                | t_stamp                 | 1773640800000                     | 2026-03-16T06:00:00Z
          Wonderware Historian              | DateTime                | 2026-03-16 06:00:00.0000000       | 2026-03-16T06:00:00Z
          FactoryTalk View                  | Date + Time             | 03/16/2026 06:00:00               | 2026-03-16T06:00:00Z
          iFIX                              | Date + Time             | 3/16/2026 6:00:00 PM              | 2026-03-16T18:00:00Z
          LabVIEW                           | Time                    | 3/16/2026 6:00:00.250 AM          | 2026-03-16T06:00:00.250Z
          SWaT                              | Timestamp               | 28/12/2015 1:29:14 pm             | 2015-12-28T13:29:14Z
          BATADAL                           | DATETIME                | 31/07/14 23                       | 2014-07-31T23:00:00Z
          Excel, as days                    | Time                    | 46097.25                          | 2026-03-16T06:00:00Z
          Excel, as days, German            | Zeit                    | 46097,25                          | 2026-03-16T06:00:00Z
          Excel, as days, seconds           | Time                    | 46097.2500115741                  | 2026-03-16T06:00:01Z
          Excel, UK                         | Time                    | 16/03/2026 06:00                  | 2026-03-16T06:00:00Z
          Excel, US                         | Time                    | 3/16/26 6:00                      | 2026-03-16T06:00:00Z
          Excel, German                     | Zeit                    | 16.03.2026 06:00                  | 2026-03-16T06:00:00Z
          Excel, German month               | Zeit                    | 16. Mrz. 26                       | 2026-03-16T00:00:00Z
          Excel, Italian clock              | Data e ora              | 16/03/2026 06.00.00               | 2026-03-16T06:00:00Z
          Java 20, English                  | Time                    | Mar 16, 2026, 6:00:00\u202fPM     | 2026-03-16T18:00:00Z
          Telegraf                          | time                    | 1773640800                        | 2026-03-16T06:00:00Z
          Telegraf, InfluxDB line           | timestamp               | 1773640800000000000               | 2026-03-16T06:00:00Z
          InfluxDB annotated CSV            | _time                   | 2026-03-16T06:00:00.123456789Z    | 2026-03-16T06:00:00.123456789Z
          Home Assistant                    | last_changed            | 2026-03-16T06:00:00.123Z          | 2026-03-16T06:00:00.123Z
          Home Assistant, database          | last_updated_ts         | 1773640800.123456                 | 2026-03-16T06:00:00.123456Z
          ThingsBoard                       | ts                      | 1773640800250                     | 2026-03-16T06:00:00.250Z
          ThingsBoard, export               | Timestamp               | 2026-03-16 06:00:00               | 2026-03-16T06:00:00Z
          Node-RED                          | timestamp               | 1773640800250                     | 2026-03-16T06:00:00.250Z
          Prometheus                        | ts                      | 1773640800.25                     | 2026-03-16T06:00:00.250Z
          Kafka Connect, Debezium           | ts_us                   | 1773640800250000                  | 2026-03-16T06:00:00.250Z
          OPC UA, .NET ticks                | SourceTimestamp         | 639092376000000000                | 2026-03-16T06:00:00Z
          Windows performance, file time    | timestamp               | 134181144000000000                | 2026-03-16T06:00:00Z
          DWD weather, ten minutes          | MESS_DATUM              | 202603160600                      | 2026-03-16T06:00:00Z
          DWD weather, hours                | MESS_DATUM              | 2026031606                        | 2026-03-16T06:00:00Z
          Schneider ClearSCADA              | RecordTime              | 2026/03/16 06:00:00.000           | 2026-03-16T06:00:00Z
          Citect trend                      | Date + Time             | 16/03/2026 6:00:00.250 PM         | 2026-03-16T18:00:00.250Z
          ABB 800xA                         | Time                    | 2026-03-16 06:00:00:250           | 2026-03-16T06:00:00.250Z
          Yokogawa GX                       | Date + Time             | 2026/03/16 06:00:00               | 2026-03-16T06:00:00Z
          SAS                               | datetime                | 16MAR2026:06:00:00                | 2026-03-16T06:00:00Z
          Oracle                            | TS                      | 16-MAR-26 06.00.00.000000 AM      | 2026-03-16T06:00:00Z
          Oracle, with zone                 | TS                      | 16-MAR-26 07.00.00.000000 AM +01:00 | 2026-03-16T06:00:00Z
          SQL Server                        | ts                      | Mar 16 2026  6:00PM               | 2026-03-16T18:00:00Z
          SAP                               | timestamp               | 20260316060000                    | 2026-03-16T06:00:00Z
          SAP, long                         | timestamp               | 20260316060000.1234567            | 2026-03-16T06:00:00.123456700Z
          file names                        | time                    | 20260316_060000                   | 2026-03-16T06:00:00Z
          Grafana                           | Time                    | 2026-03-16 06:00:00               | 2026-03-16T06:00:00Z
          German words                      | Datum                   | 16. März 2026 06:00:00            | 2026-03-16T06:00:00Z
          French words                      | Horodatage              | 16 févr. 2026 06:00:00            | 2026-02-16T06:00:00Z
          German weekday                    | Zeit                    | Mo 16.03.2026 06:00               | 2026-03-16T06:00:00Z
          summer time by its letters        | Zeit                    | 2026-07-05 08:00:00 MESZ          | 2026-07-05T06:00:00Z
          """)
  void isRead(String product, String column, String text, Instant time) {
    TimeFinding finding = finding(column, text.replace("\\u202f", "\u202f"));

    assertThat(finding.question()).isNull();
    assertThat(finding.unread()).isZero();
    assertThat(finding.reader().read(null, text.replace("\\u202f", "\u202f"))).isEqualTo(time);
    assertThat(finding.earliest()).isEqualTo(time);

    // and what is said of the format reads it so
    var told = new TimeEvidence(column, null, finding.format().option(), NOW);
    told.add(text.replace("\\u202f", "\u202f"));
    assertThat(told.finish().earliest()).as(finding.format().option()).isEqualTo(time);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "soon",
        "2026-13-05",
        "32/01/2026",
        "30/02/2026",
        "99999999999999999999",
        "1e9",
        "1.773727E+12",
        "2026-03-16 25:00:00",
        "20260316T990000",
        "202603160000 06:00",
        "2026-03-16 24:00:01",
        "2026-03-16 06:61",
        "2026-03-16 06:00:00 XYZ",
        "2026-03-16 06:00:00 IST",
        "2026-03-16 13:00 PMX",
        "2026-03-16T",
        "2026-03-16T06:00:00+99:00",
        "10.0.0.1",
        "0x10",
        "Bad Input",
        "16-Foo-2026",
        "2026-075",
        "Mar 16 06:00:00",
        "-",
        ".",
        "1/2/3",
        "12345/1/1",
        "2026-03-16 06:00 (comment)"
      })
  void isNoTime(String text) {
    TimeFinding finding = finding("time", text);

    assertThat(finding.times()).isZero();
    assertThat(finding.firstUnread()).isEqualTo(text);
    assertThat(finding.question())
        .startsWith("column 'time' holds '" + text + "', expected a time (ISO-8601, ")
        .endsWith("or its pattern by --time-format");
    assertThat(finding.reader().read(null, text)).isNull();
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          iso            | 2026-01-05 10:00:00    | 2026-01-05T10:00:00Z
          day-first      | 04/09/2026 10:00       | 2026-09-04T10:00:00Z
          month-first    | 04/09/2026 10:00       | 2026-04-09T10:00:00Z
          year-first     | 04/09/26 10:00         | 2004-09-26T10:00:00Z
          Month-First    | 04/09/2026 10:00       | 2026-04-09T10:00:00Z
          epoch          | 1500000000000          | 2017-07-14T02:40:00Z
          epoch-seconds  | 1500000000000          |
          epoch-seconds  | 45321.5                | 1970-01-01T12:35:21.500Z
          epoch-seconds  | -1.25                  | 1969-12-31T23:59:58.750Z
          epoch-millis   | 1000                   | 1970-01-01T00:00:01Z
          epoch-millis   | 1000.25                | 1970-01-01T00:00:01.000250Z
          epoch-millis   | -1                     | 1969-12-31T23:59:59.999Z
          epoch-micros   | 1000                   | 1970-01-01T00:00:00.001Z
          epoch-nanos    | 1000                   | 1970-01-01T00:00:00.000001Z
          excel          | 45321.5                | 2024-01-30T12:00:00Z
          excel          | 12                     |
          excel          | 99999                  |
          dotnet-ticks   | 639092376000000001     | 2026-03-16T06:00:00.000000100Z
          filetime       | 134181144000000000     | 2026-03-16T06:00:00Z
          dd/MM/yyyy     | 04/09/2026 10:00       | 2026-09-04T10:00:00Z
          MM/dd/yyyy     | 01/05/2026             | 2026-01-05T00:00:00Z
          dd.MM.yy       | 04.09.26 10:00         | 2026-09-04T10:00:00Z
          yy/MM/dd       | 04/09/26 10:00         | 2004-09-26T10:00:00Z
          MM/dd/yyyy h a | 01/05/2026 5 pm        | 2026-01-05T17:00:00Z
          yyyyDDD HH:mm  | 2026075 06:00          | 2026-03-16T06:00:00Z
          dd/MM/yyyy HH:mm XXX | 16/03/2026 07:00 +01:00 | 2026-03-16T06:00:00Z
          HH:mm          | 10:00                  |
          """)
  void readsTheFormatThatAPersonNames(String name, String text, Instant time) {
    var evidence = new TimeEvidence("time", null, name, NOW);
    evidence.add(text);

    TimeFinding finding = evidence.finish();

    assertThat(finding.reader().read(null, text)).isEqualTo(time);
    assertThat(finding.question() == null).isEqualTo(time != null);
    assertThat(TimeFormat.named(finding.format().option()).option())
        .isEqualTo(finding.format().option());
  }

  @Test
  void whatIsNoFormatIsRefusedWithThoseThatAre() {
    assertThatThrownBy(() -> TimeFormat.named("fortnights"))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageStartingWith(
            "time format 'fortnights' is neither one of iso, day-first, month-first, year-first,");
  }

  @Test
  void aLocalTimeIsOfTheGivenZone() {
    var evidence = new TimeEvidence("time_utc", ZoneId.of("Asia/Singapore"), null, NOW);
    evidence.add("2026-07-05 10:00:00");

    TimeFinding finding = evidence.finish();

    assertThat(finding.earliest()).isEqualTo("2026-07-05T02:00:00Z");
    assertThat(finding.zoneAssumed()).isFalse();
  }

  @Test
  void utcIsAssumedOnlyOfTimesThatNameNoZone() {
    assertThat(finding("time", "2026-07-05 10:00:00").zoneAssumed()).isTrue();
    assertThat(finding("time", "2026-07-05 10:00:00Z").zoneAssumed()).isFalse();
    assertThat(finding("time", "1773640800").zoneAssumed()).isFalse();
    assertThat(finding("time (UTC)", "2026-07-05 10:00:00").zoneAssumed()).isFalse();
  }

  @Test
  void anHourThatIsLeftOutIsAnHourLater() {
    var evidence = new TimeEvidence("time", ZoneId.of("Europe/Berlin"), null, NOW);
    evidence.add("2026-03-29 01:59:59");
    evidence.add("2026-03-29 02:30:00");
    evidence.add("2026-03-29 03:00:00");

    TimeReader reader = evidence.finish().reader();

    assertThat(reader.read(null, "2026-03-29 01:59:59")).isEqualTo("2026-03-29T00:59:59Z");
    assertThat(reader.read(null, "2026-03-29 02:30:00")).isEqualTo("2026-03-29T01:30:00Z");
    assertThat(reader.read(null, "2026-03-29 03:00:00")).isEqualTo("2026-03-29T01:00:00Z");
  }
}
