package io.sluice.contracts;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.time.temporal.ChronoUnit;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import net.jqwik.api.constraints.LongRange;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class IsoTimeTest {

  @Property
  void writesWhatAnInstantWrites(
      @ForAll @LongRange(min = -70_000_000_000L, max = 260_000_000_000L) long second,
      @ForAll @IntRange(max = 999_999_999) int nano) {
    var instant = Instant.ofEpochSecond(second, nano);

    assertThat(IsoTime.of(instant)).isEqualTo(instant.toString());
  }

  @Property
  void writesMillisAndMicros(@ForAll long time) {
    long millis = time >> 16;

    assertThat(IsoTime.ofMillis(millis)).isEqualTo(Instant.ofEpochMilli(millis).toString());
    assertThat(IsoTime.ofMicros(millis))
        .isEqualTo(Instant.EPOCH.plus(millis, ChronoUnit.MICROS).toString());
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "0000-01-01T00:00:00Z",
        "-0001-12-31T23:59:59.999Z",
        "+10000-01-01T00:00:00Z",
        "1969-12-31T23:59:59.999999999Z",
        "2015-12-28T10:00:00.100Z",
        "2015-12-28T10:00:00.000001Z",
        "2024-02-29T23:59:59Z"
      })
  void atTheEdges(String text) {
    assertThat(IsoTime.of(Instant.parse(text))).isEqualTo(text);
  }
}
