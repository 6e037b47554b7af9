package io.sluice.incidents.quiet;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.time.DayOfWeek;
import java.time.Duration;
import java.time.Instant;
import java.time.ZonedDateTime;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class RecurringTimeTest {

  private static final String VIENNA = "Europe/Vienna";

  @ParameterizedTest
  @CsvSource({
    // 2026-11-02 is a Monday; Vienna is an hour ahead of UTC
    "2026-11-02T20:59:59Z, false",
    "2026-11-02T21:00:00Z, true",
    "2026-11-03T04:59:59Z, true",
    "2026-11-03T05:00:00Z, false",
    // the night to Monday began on Sunday
    "2026-11-02T01:00:00Z, false",
    // the night of Friday goes on into Saturday
    "2026-11-07T04:59:59Z, true",
    "2026-11-07T21:30:00Z, false",
  })
  void aNightBelongsToTheDayItBeginsOn(Instant at, boolean inside) {
    var nights = RecurringTime.parse(List.of("mon-fri"), "22:00", "06:00", VIENNA);

    assertThat(nights.contains(at)).isEqualTo(inside);
  }

  @Test
  void whereItEndsIsTold() {
    var nights = RecurringTime.parse(List.of("mon-fri"), "22:00", "06:00", VIENNA);

    assertThat(nights.until(Instant.parse("2026-11-02T23:00:00Z")))
        .contains(Instant.parse("2026-11-03T05:00:00Z"));
    assertThat(nights.until(Instant.parse("2026-11-02T12:00:00Z"))).isEmpty();
  }

  @Test
  void itBelongsToTheClockOfItsZone() {
    var mornings = RecurringTime.parse(List.of("Monday"), "06:00", "07:00", "Asia/Kolkata");

    assertThat(mornings.contains(Instant.parse("2026-11-02T00:30:00Z"))).isTrue();
    assertThat(mornings.contains(Instant.parse("2026-11-02T06:30:00Z"))).isFalse();
  }

  /** On 2026-03-29 the clock of Vienna goes from 02:00 to 03:00. */
  @ParameterizedTest
  @CsvSource({
    // wholly in what is left out: that day not at all
    "02:15, 02:45, PT0S",
    // begins there: as soon as the clock goes on
    "02:30, 04:00, PT1H",
    // ends there: when the clock jumps
    "01:00, 02:30, PT1H",
    // over it: an hour shorter
    "01:00, 04:00, PT2H",
    "22:00, 06:00, PT7H",
    "00:00, 24:00, PT23H",
  })
  void anHourThatTheClockLeavesOutIsNone(String from, String to, Duration lasts) {
    String day = from.compareTo(to) > 0 ? "sat" : "sun";
    var time = RecurringTime.parse(List.of(day), from, to, VIENNA);

    assertThat(length(time, "2026-03-28T12:00+01:00[Europe/Vienna]")).isEqualTo(lasts);
  }

  /** On 2026-10-25 the clock of Vienna goes from 03:00 to 02:00. */
  @ParameterizedTest
  @CsvSource({
    "02:15, 02:45, PT1H30M",
    "02:30, 04:00, PT2H30M",
    "01:00, 02:30, PT2H30M",
    "01:00, 04:00, PT4H",
    "22:00, 06:00, PT9H",
    "00:00, 24:00, PT25H",
  })
  void anHourThatTheClockShowsTwiceLiesInItTwiceAndWithoutABreak(
      String from, String to, Duration lasts) {
    String day = from.compareTo(to) > 0 ? "sat" : "sun";
    var time = RecurringTime.parse(List.of(day), from, to, VIENNA);

    assertThat(length(time, "2026-10-24T12:00+02:00[Europe/Vienna]")).isEqualTo(lasts);
  }

  /** Minutes in it within two days; that it is one piece is checked on the way. */
  private static Duration length(RecurringTime time, String from) {
    Instant begin = ZonedDateTime.parse(from).toInstant();
    int minutes = 0;
    int pieces = 0;
    boolean before = false;
    for (int minute = 0; minute < 48 * 60; minute++) {
      boolean inside = time.contains(begin.plus(Duration.ofMinutes(minute)));
      minutes += inside ? 1 : 0;
      pieces += inside && !before ? 1 : 0;
      before = inside;
    }
    assertThat(pieces).isLessThanOrEqualTo(1);
    return Duration.ofMinutes(minutes);
  }

  @Test
  void twiceTheSameIsAWholeDayAndNoDayIsEveryDay() {
    var always = RecurringTime.parse(List.of(), "08:00", "08:00", "UTC");

    assertThat(always.days()).containsExactlyInAnyOrder(DayOfWeek.values());
    assertThat(always.contains(Instant.parse("2026-11-02T07:59:59Z"))).isTrue();
    assertThat(always.contains(Instant.parse("2026-11-02T08:00:00Z"))).isTrue();
  }

  @Test
  void daysAreNamesOrSpansOfThem() {
    assertThat(RecurringTime.parse(List.of("fri-MON", "wednesday"), "08:00", "09:00", "UTC").days())
        .containsExactlyInAnyOrder(
            DayOfWeek.FRIDAY,
            DayOfWeek.SATURDAY,
            DayOfWeek.SUNDAY,
            DayOfWeek.MONDAY,
            DayOfWeek.WEDNESDAY);
  }

  @ParameterizedTest
  @CsvSource({
    "mo, 08:00, 09:00, UTC, days: 'mo' is no day of the week",
    "mon-, 08:00, 09:00, UTC, days: '' is no day of the week",
    "mon, 8:00, 09:00, UTC, from: '8:00' is no time of day",
    "mon, 24:00, 09:00, UTC, from: '24:00' is no time of day",
    "mon, 08:00, 25:00, UTC, to: '25:00' is no time of day",
    "mon, 08:00, 09:00, Europe/Wien, zone: there is none called 'Europe/Wien'",
    "mon, 08:00, 09:00, '', zone: there is none called ''",
  })
  void whatIsWrongIsNamed(String day, String from, String to, String zone, String sentence) {
    assertThatIllegalArgumentException()
        .isThrownBy(() -> RecurringTime.parse(List.of(day), from, to, zone))
        .withMessageStartingWith(sentence);
  }
}
