package io.sluice.query.paging;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import java.time.OffsetDateTime;
import org.junit.jupiter.api.Test;

class TimeRangeTest {

  private static final OffsetDateTime NOON = OffsetDateTime.parse("2015-12-28T12:00:00Z");

  @Test
  void isRefusedIfItIsLongerThanTheLimit() {
    // given
    var range = new TimeRange(NOON, NOON.plusDays(2));

    // when
    var limiting = assertThatThrownBy(() -> range.atMost(Duration.ofDays(1)));

    // then
    limiting.isInstanceOf(InvalidParameterException.class).hasMessageContaining("at most PT24H");
  }

  @Test
  void anOpenRangeIsNeverTooLong() {
    // given
    var range = new TimeRange(NOON, null);

    // when
    var limited = range.atMost(Duration.ofSeconds(1));

    // then
    assertThat(limited).isSameAs(range);
  }

  @Test
  void afterAPageItStillHoldsTheCursorsOwnInstant() {
    // given
    var cursor = new Cursor("score", NOON, "id");

    // when
    var rest = new TimeRange(null, NOON.plusDays(1)).upTo(cursor);

    // then
    assertThat(rest.to()).isEqualTo(NOON.plusNanos(1_000));
  }
}
