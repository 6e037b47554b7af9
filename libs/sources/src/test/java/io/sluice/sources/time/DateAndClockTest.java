package io.sluice.sources.time;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class DateAndClockTest {

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      emptyValue = "",
      textBlock =
          """
          iFIX                     | 16/03/2026          | 6:00:00 PM          | 2026-03-16T18:00:00Z
          Yokogawa                 | 2026/03/16          | 06:00:00.5          | 2026-03-16T06:00:00.500Z
          compact                  | 20260316            | 060000              | 2026-03-16T06:00:00Z
          pandas, from a workbook  | 2026-03-16 00:00:00 | 06:00:00            | 2026-03-16T06:00:00Z
          a workbook's ISO cells   | 2026-03-16T00:00    | 1899-12-31T06:00:00 | 2026-03-16T06:00:00Z
          LibreOffice, German      | 16.03.2026          | 30.12.1899 06:00:00 | 2026-03-16T06:00:00Z
          a workbook's numbers     | 46097               | 0.25                | 2026-03-16T06:00:00Z
          a workbook's midnight    | 46097               | 0                   | 2026-03-16T00:00:00Z
          no clock                 | 2026-03-16          | ''                  | 2026-03-16T00:00:00Z
          """)
  void areOneTime(String who, String date, String clock, Instant time) {
    String joined = DateAndClock.join(date, clock);

    var evidence =
        new TimeEvidence("Date + Time", null, null, Instant.parse("2026-11-29T00:00:00Z"));
    evidence.add(joined);
    evidence.add(joined.replace("46097.000000000", "46097.5"));

    assertThat(evidence.finish().reader().read(null, joined)).isEqualTo(time);
  }

  @ParameterizedTest
  @CsvSource({"'',''", "'',06:00:00"})
  void areNoneWithoutADate(String date, String clock) {
    assertThat(DateAndClock.join(date, clock)).isEqualTo(clock);
  }
}
