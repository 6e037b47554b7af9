package io.sluice.sources.time;

import static org.assertj.core.api.Assertions.assertThat;

import io.sluice.sources.time.TimeParts.Part;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class TimePartsTest {

  private static TimeParts parts(String parts) {
    return new TimeParts(Arrays.stream(parts.split(" ")).map(Part::valueOf).toList());
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          DATE HOUR_AND_MINUTE         | 20260316 5           | 20260316 00:05:00
          DATE HOUR_AND_MINUTE         | 20260316 2400        | 20260316 24:00:00
          DATE HOUR_MINUTE_AND_SECOND  | 16.03.2026 63015     | 16.03.2026 06:30:15
          DATE HOUR                    | 2026-03-16 6.0       | 2026-03-16 06:00:00
          YEAR MONTH DAY               | 2026 3 16            | 2026-03-16 00:00:00
          YEAR MONTH DAY HOUR          | 26 Mar 16 6          | 2026-03-16 06:00:00
          YEAR MONTH DAY HOUR MINUTE SECOND | 99 12 31 6 5 4.25 | 1999-12-31 06:05:04.25
          YEAR MONTH DAY CLOCK         | 2026 3 16 6:30       | 2026-03-16 6:30
          YEAR DAY_OF_YEAR HOUR        | 2026 75 6            | 2026-03-16 06:00:00
          """)
  void becomeOneTime(String parts, String fields, String expected) {
    assertThat(parts(parts).text(List.of(fields.split(" ")))).isEqualTo(expected);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          YEAR MONTH DAY HOUR          | 2026 2 30 6
          YEAR MONTH DAY HOUR          | 2026 3 16 -6
          YEAR MONTH DAY HOUR          | Total x y z
          YEAR DAY_OF_YEAR             | 2026 366
          DATE HOUR                    | 2026-03-16 9.5
          DATE HOUR_AND_MINUTE         | 20260316 1275
          """)
  void whatFitsNotIsNoTime(String parts, String fields) {
    String text = parts(parts).text(List.of(fields.split(" ")));

    var scanner = new TimeScanner();
    boolean isTime = scanner.scan(text) && scanner.local(DateOrder.YEAR_FIRST) != TimeScanner.NONE;
    assertThat(isTime).as(text).isFalse();
  }

  @ParameterizedTest
  @CsvSource({"YEAR MONTH DAY,3", "DATE CLOCK,2"})
  void nothingIsNoTime(String parts, int fields) {
    assertThat(parts(parts).text(java.util.Collections.nCopies(fields, ""))).isEmpty();
  }
}
