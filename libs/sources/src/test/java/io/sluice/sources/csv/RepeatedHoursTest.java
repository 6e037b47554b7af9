package io.sluice.sources.csv;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.time.LocalDateTime;
import java.time.ZoneId;
import java.time.ZonedDateTime;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

/** On 2026-10-25 clocks in Berlin go from 03:00 back to 02:00. */
class RepeatedHoursTest {

  private static final ZoneId BERLIN = ZoneId.of("Europe/Berlin");
  private static final CsvOptions LOCAL = CsvOptions.files().withZone(BERLIN);
  private static final DateTimeFormatter CLOCK = DateTimeFormatter.ofPattern("dd/MM/yyyy HH:mm:ss");
  private static final Instant FROM = Instant.parse("2026-10-24T23:30:00Z");
  private static final Instant TO = Instant.parse("2026-10-25T02:30:00Z");

  private static String clock(Instant time) {
    return CLOCK.format(ZonedDateTime.ofInstant(time, BERLIN));
  }

  private static List<Instant> every(int seconds) {
    var times = new ArrayList<Instant>();
    for (Instant time = FROM; time.isBefore(TO); time = time.plusSeconds(seconds)) {
      times.add(time);
    }
    return times;
  }

  private static List<Instant> times(Csv csv) {
    return csv.read().stream().map(CsvRow.Row::time).toList();
  }

  @Test
  void theClockOfTheWallIsReadAsTheTimeThatItWas() {
    for (int seconds : new int[] {1, 7, 60, 600, 1_200}) {
      // given
      var text = new StringBuilder("time,A\n");
      every(seconds).forEach(time -> text.append(clock(time)).append(",1\n"));

      // when
      Csv csv = Csv.read(text.toString(), LOCAL);

      // then
      assertThat(times(csv)).as("every %d s", seconds).isEqualTo(every(seconds));
    }
  }

  @Test
  void itIsSaid() {
    // given
    var text = new StringBuilder("time,A\n");
    every(60).forEach(time -> text.append(clock(time)).append(",1\n"));

    // when
    Csv csv = Csv.read(text.toString(), LOCAL);

    // then
    assertThat(csv.summary().repeatedHours())
        .containsExactly(
            "local times from 2026-10-25T02:00 to 2026-10-25T03:00 come twice in Europe/Berlin: 60"
                + " rows are taken for the first time, and 60 that follow a step back for the"
                + " second; if that is wrong, give times with an offset, or a zone without summer"
                + " time such as +01:00");
  }

  @Test
  void eachAssetHasAClockOfItsOwn() {
    // given: two assets in turns, the second a quarter of an hour behind
    var text = new StringBuilder("time,asset,A\n");
    var expected = new ArrayList<Instant>();
    for (Instant time : every(60)) {
      text.append(clock(time)).append(",one,1\n");
      text.append(clock(time.minusSeconds(900))).append(",two,1\n");
      expected.add(time);
      expected.add(time.minusSeconds(900));
    }

    // when
    Csv csv = Csv.read(text.toString(), LOCAL);

    // then
    assertThat(times(csv)).isEqualTo(expected);
  }

  @Test
  void rowsOutOfOrderAreNoStepBack() {
    // given
    String text =
        "time,A\n25/10/2026 02:10:00,1\n25/10/2026 02:10:02,1\n25/10/2026 02:10:01,1\n25/10/2026"
            + " 02:10:03,1\n";

    // when
    Csv csv = Csv.read(text, LOCAL);

    // then
    assertThat(times(csv))
        .containsExactly(
            Instant.parse("2026-10-25T00:10:00Z"),
            Instant.parse("2026-10-25T00:10:02Z"),
            Instant.parse("2026-10-25T00:10:01Z"),
            Instant.parse("2026-10-25T00:10:03Z"));
    assertThat(csv.summary().repeatedHours())
        .singleElement()
        .asString()
        .contains("all 4 rows are taken for the first time")
        .contains("but 1 rows are out of order");
  }

  @Test
  void whoSaysTheOffsetIsBelieved() {
    // given
    String text =
        """
        time,A
        2026-10-25T02:50:00+02:00,1
        2026-10-25T02:10:00+02:00,1
        2026-10-25T02:50:00+01:00,1
        2026-10-25T02:10:00+01:00[Europe/Berlin],1
        """;

    // when
    Csv csv = Csv.read(text, LOCAL);

    // then
    assertThat(times(csv))
        .containsExactly(
            Instant.parse("2026-10-25T00:50:00Z"),
            Instant.parse("2026-10-25T00:10:00Z"),
            Instant.parse("2026-10-25T01:50:00Z"),
            Instant.parse("2026-10-25T01:10:00Z"));
    assertThat(csv.summary().repeatedHours()).isEmpty();
  }

  @Test
  void otherZonesAndDaysHaveNoSuchHour() {
    // given
    var local = LocalDateTime.parse("2026-10-24T02:00:00");
    String text =
        "time,A\n" + CLOCK.format(local.plusMinutes(59)) + ",1\n" + CLOCK.format(local) + ",1\n";

    // when / then
    for (CsvOptions options :
        List.of(LOCAL, CsvOptions.files(), CsvOptions.files().withZone(ZoneId.of("+01:00")))) {
      Csv csv = Csv.read(text, options);
      assertThat(times(csv).getLast()).isBefore(times(csv).getFirst());
      assertThat(csv.summary().repeatedHours()).isEmpty();
    }
  }
}
