package io.sluice.contracts;

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

class IsoTimeTest {

  @Property
  void writesWhatAnInstantWrites(
      @ForAll @LongRange(min = -70_000_000_000L, max = 260_000_000_000L) long second,
      @ForAll @IntRange(max = 999_999_999) int nano) {
    var instant = Instant.ofEpochSecond(second, nano);

    assertThat(IsoTime.of(instant)).isEqualTo(instant.toString());
  }

  @Property
  void writesMicros(@ForAll long time) {
    long micros = time >> 16;

    assertThat(IsoTime.ofMicros(micros))
        .isEqualTo(Instant.EPOCH.plus(micros, ChronoUnit.MICROS).toString());
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

  private static Instant parse(String text) {
    char[] padded = ("ab" + text + "c").toCharArray();
    return IsoTime.parse(padded, 2, text.length());
  }

  @Property
  void readsWhatAnInstantWrites(
      @ForAll @LongRange(min = -70_000_000_000L, max = 260_000_000_000L) long second,
      @ForAll @IntRange(max = 999_999_999) int nano) {
    var instant = Instant.ofEpochSecond(second, nano);
    String text = instant.toString();

    assertThat(parse(text)).isEqualTo(instant);
    assertThat(IsoTime.parseMicros(text.toCharArray(), 0, text.length()))
        .isEqualTo(second * 1_000_000 + nano / 1_000);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "2015-12-28T10:29:14Z",
        "2015-12-28T10:29:14.5Z",
        "2015-12-28T10:29:14.000000001Z",
        "2015-12-28T10:29:14.0Z",
        "2015-12-28T24:00:00Z",
        "2015-12-28T10:29:14+01:00",
        "2016-12-31T23:59:60Z",
        "-0001-01-01T00:00:00Z"
      })
  void readsWhatTheLibraryReads(String text) {
    assertThat(parse(text)).isEqualTo(Instant.parse(text));
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
        "2015-12-28T10:29:14xZ",
        "2015-12-28T10:29:14.-1Z",
        "2015-12-28T10:29:14.1234567890Z"
      })
  void refusesWhatTheLibraryRefuses(String text) {
    assertThatThrownBy(() -> Instant.parse(text)).isInstanceOf(DateTimeException.class);
    assertThatThrownBy(() -> parse(text)).isInstanceOf(DateTimeException.class);
  }
}
