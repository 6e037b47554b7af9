package io.sluice.sources.time;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Objects;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class TimeNamesTest {

  @ParameterizedTest
  @ValueSource(
      strings = {
        "Timestamp",
        "DateTime",
        "Date Time",
        "date_time",
        "DATE/TIME",
        "Date & Time",
        "Date and Time",
        "time",
        "Date",
        "ts",
        "epoch",
        "t_stamp",
        "TMSTAMP",
        "TimeString",
        "Time_ms",
        "_time",
        "t",
        "time_utc",
        "timeUtc",
        "Timestamp (UTC)",
        "Time [UTC+1]",
        "Time (UTC +01:00)",
        "Date Time, GMT-07:00",
        "Timestamp (Europe/Berlin)",
        "ts (ms)",
        "ts_ms",
        "epoch_ns",
        "epochMillis",
        "unix_time",
        "UTC",
        "Local Time",
        "last_changed",
        "created_at",
        "sampled",
        "Zeit",
        "Datum",
        "Uhrzeit",
        "Zeitstempel",
        "Datum/Uhrzeit",
        "MESS_DATUM",
        "Horodatage",
        "\ufeffTimestamp",
        "\"Timestamp\"",
        "Source Timestamp",
        "SampleTime",
        "#timestamp",
        "Timestamp [ISO8601]",
        "time (epoch seconds)",
        "Fecha",
        "Fecha y Hora",
        "Heure",
        "ds",
        "日期",
        "时间",
        "Timestamp (CST)",
        "Time [hh:mm:ss]",
        "Date (dd/mm/yyyy)",
        "Timestamp (plant)"
      })
  void isOfTimes(String name) {
    assertThat(TimeNames.isTime(name)).isTrue();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "T", "TMP201", "cycle_time", "Response Time (ms)", "run time", "delay_ms", "ms", "status",
        "uptime", "FIT101", "", " ", "temperature (s)", "GMT_valve", "Downtime", "time to failure",
        "label", "timer1", "TS201", "UTC offset"
      })
  void isOfSomethingElse(String name) {
    assertThat(TimeNames.isTime(name)).isFalse();
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          Date Time, GMT-07:00       | -07:00
          Date Time, GMT+0530        | +05:30
          Time [UTC+1]               | +01:00
          Time (UTC +01:00)          | +01:00
          Timestamp (Europe/Berlin)  | Europe/Berlin
          Timestamp_UTC              | Z
          time_utc                   | Z
          timeUtc                    | Z
          Date-Time (CEST)           | +02:00
          Date + Time (UTC)          | Z
          Date/Time                  |
          Timestamp                  |
          LIT101                     |
          ts (ms)                    |
          """)
  void tellsTheZone(String name, String zone) {
    assertThat(Objects.toString(TimeNames.zone(name), null)).isEqualTo(zone);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          ts (ms)              | MILLIS
          ts_ms                | MILLIS
          Time_ms              | MILLIS
          timestampMs          | MILLIS
          epoch_ns             | NANOS
          epochSeconds         | SECONDS
          time [s]             | SECONDS
          time (epoch seconds) | SECONDS
          ts_us                | MICROS
          Zeit (µs)            | MICROS
          ts                   |
          times                |
          s                    |
          """)
  void tellsTheUnit(String name, CountedTime.Unit unit) {
    assertThat(TimeNames.unit(name)).isEqualTo(unit);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          Date (dd/mm/yyyy)            | DAY_FIRST
          Timestamp [MM/DD/YYYY HH:mm] | MONTH_FIRST
          Datum (d.m.yy)               | DAY_FIRST
          time_yyyy-mm-dd              | YEAR_FIRST
          Date (dd/yyyy/mm)            |
          Timestamp                    |
          """)
  void tellsTheOrderOfDates(String name, DateOrder order) {
    assertThat(TimeNames.order(name)).isEqualTo(order);
  }

  @Test
  void prefersWhatIsMostLikelyMeant() {
    assertThat(TimeNames.rank("Timestamp")).isLessThan(TimeNames.rank("created_at"));
    assertThat(TimeNames.rank("time")).isLessThan(TimeNames.rank("last_changed"));
    assertThat(TimeNames.rank("LIT101")).isEqualTo(-1);
  }

  @Test
  void knowsDatesAndClocksOfTwoColumns() {
    assertThat(TimeNames.isDate("Date")).isTrue();
    assertThat(TimeNames.isDate("Datum")).isTrue();
    assertThat(TimeNames.isDate("DateTime")).isFalse();
    assertThat(TimeNames.isClock("Time (UTC)")).isTrue();
    assertThat(TimeNames.isClock("Uhrzeit")).isTrue();
    assertThat(TimeNames.isClock("Timestamp")).isFalse();
  }
}
