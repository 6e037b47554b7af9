package io.sluice.query.rollup;

import static org.assertj.core.api.Assertions.assertThat;

import io.sluice.contracts.StreamKey;
import io.sluice.query.history.Series;
import io.sluice.query.rollup.DueHour.Stretch;
import java.time.Instant;
import org.junit.jupiter.api.Test;

class DueHourTest {

  private static final Instant HOUR = Instant.parse("2015-12-28T22:00:00Z");
  private static final StreamKey STREAM = new StreamKey("wtp-1", "flows");
  private static final long WHOLE_HOUR = (1L << 60) - 1;

  @Test
  void minutesInARowAreReadAtOnceAndNoOtherOnes() {
    assertThat(DueHour.stretches(0)).isEmpty();
    assertThat(DueHour.stretches(1)).containsExactly(new Stretch(0, 1));
    assertThat(DueHour.stretches(0b1100_1110))
        .containsExactly(new Stretch(1, 4), new Stretch(6, 8));
    assertThat(DueHour.stretches(1L << 59)).containsExactly(new Stretch(59, 60));
    assertThat(DueHour.stretches(WHOLE_HOUR)).containsExactly(new Stretch(0, 60));
  }

  @Test
  void scoresWhoseReadingsWereRolledUpSinceNeedNoMoreCounting() {
    // given
    var counted = new CountedMinutes();

    // when
    counted.add(due(Series.READING, HOUR, 0b0110));
    counted.add(due(Series.SCORE, HOUR, 0b1000));

    // then
    assertThat(counted.missing(due(Series.SCORE, HOUR, 0b0110))).isZero();
    assertThat(counted.missing(due(Series.SCORE, HOUR, 0b1111))).isEqualTo(0b1001);
    assertThat(counted.missing(due(Series.SCORE, HOUR.plusSeconds(3_600), 0b0110)))
        .isEqualTo(0b0110);
  }

  private static DueHour due(Series series, Instant hour, long minutes) {
    return new DueHour(series, STREAM, hour, minutes, 0);
  }
}
