package io.sluice.scoring.intake;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.DateTimeException;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import net.jqwik.api.constraints.LongRange;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class IsoInstantTest {

  private static long micros(String text) {
    char[] padded = ("ab" + text + "c").toCharArray();
    return IsoInstant.micros(padded, 2, text.length());
  }

  @Property
  void reads_what_an_instant_writes(
      @ForAll @LongRange(min = -70_000_000_000L, max = 250_000_000_000L) long second,
      @ForAll @IntRange(max = 999_999_999) int nano) {
    // given
    Instant instant = Instant.ofEpochSecond(second, nano);

    // when
    long micros = micros(instant.toString());

    // then
    assertThat(micros)
        .isEqualTo(second * 1_000_000 + instant.truncatedTo(ChronoUnit.MICROS).getNano() / 1_000);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "2015-12-28T10:29:14Z",
        "2015-12-28T10:29:14.5Z",
        "2015-12-28T24:00:00Z",
        "2015-12-28T10:29:14+01:00",
        "2016-12-31T23:59:60Z",
        "-0001-01-01T00:00:00Z"
      })
  void agrees_with_the_library(String text) {
    // given
    Instant expected = Instant.parse(text);

    // when
    long micros = micros(text);

    // then
    assertThat(micros)
        .isEqualTo(expected.getEpochSecond() * 1_000_000 + expected.getNano() / 1_000);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        "2015-12-28",
        "28/12/2015 10:29:14 AM",
        "2015-13-28T10:29:14Z",
        "2015-02-29T10:29:14Z",
        "2015-12-28T10:29:1xZ",
        "2015-12-28T10:29:14.1234567890Z"
      })
  void refuses_what_the_library_refuses(String text) {
    assertThatThrownBy(() -> micros(text)).isInstanceOf(DateTimeException.class);
  }
}
