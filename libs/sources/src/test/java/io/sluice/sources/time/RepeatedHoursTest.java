package io.sluice.sources.time;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.time.LocalDateTime;
import java.time.ZoneId;
import java.time.ZonedDateTime;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

/** On 2026-10-25 clocks in Berlin go from 03:00 back to 02:00. */
class RepeatedHoursTest {

  private static final ZoneId BERLIN = ZoneId.of("Europe/Berlin");
  private static final DateTimeFormatter CLOCK = DateTimeFormatter.ofPattern("dd/MM/yyyy HH:mm:ss");
  private static final Instant FROM = Instant.parse("2026-10-24T12:30:00Z");
  private static final Instant TO = Instant.parse("2026-10-25T12:30:00Z");

  /** A row: whose it is, when it really was. */
  private record Row(@Nullable String asset, Instant time) {}

  private record Read(List<Instant> times, List<String> notes, TimeFinding finding) {}

  private static String clock(Instant time) {
    return CLOCK.format(ZonedDateTime.ofInstant(time, BERLIN));
  }

  private static List<Row> every(int seconds) {
    var rows = new ArrayList<Row>();
    for (Instant time = FROM; time.isBefore(TO); time = time.plusSeconds(seconds)) {
      rows.add(new Row(null, time));
    }
    return rows;
  }

  private static Read readRows(List<Row> rows) {
    return read(
        BERLIN,
        rows.stream().map(Row::asset).toList(),
        rows.stream().map(row -> clock(row.time())).toList());
  }

  private static Read read(ZoneId zone, String... texts) {
    return read(zone, Collections.nCopies(texts.length, null), List.of(texts));
  }

  private static Read read(ZoneId zone, List<@Nullable String> assets, List<String> texts) {
    var evidence = new TimeEvidence("time", zone, null, Instant.parse("2026-11-29T00:00:00Z"));
    IntStream.range(0, texts.size()).forEach(i -> evidence.add(assets.get(i), texts.get(i)));
    TimeFinding finding = evidence.finish();
    TimeReader reader = finding.reader();
    List<Instant> times =
        IntStream.range(0, texts.size())
            .mapToObj(i -> reader.read(assets.get(i), texts.get(i)))
            .toList();
    return new Read(times, reader.repeatedHours(), finding);
  }

  private static List<Instant> times(List<Row> rows) {
    return rows.stream().map(Row::time).toList();
  }

  @Test
  void theClockOfTheWallIsReadAsTheTimeThatItWas() {
    for (int seconds : new int[] {1, 7, 60, 600, 1_200, 1_800, 2_400, 3_600}) {
      Read read = readRows(every(seconds));

      assertThat(read.times()).as("every %d s", seconds).isEqualTo(times(every(seconds)));
      assertThat(read.finding().order()).isEqualTo(RowOrder.OLDEST_FIRST);
    }
  }

  @Test
  void alsoWhereTheNewestRowComesFirst() {
    for (int seconds : new int[] {1, 7, 60, 600, 1_200, 1_800, 2_400, 3_600}) {
      List<Row> rows = every(seconds).reversed();

      Read read = readRows(rows);

      assertThat(read.times()).as("every %d s", seconds).isEqualTo(times(rows));
      assertThat(read.finding().order()).isEqualTo(RowOrder.NEWEST_FIRST);
    }
  }

  @Test
  void whereTheNewestRowComesFirstAndTheClockIsSeenOnceItIsTheFirstTime() {
    Read read =
        read(
            BERLIN,
            "25/10/2026 02:50:00",
            "25/10/2026 02:40:00",
            "25/10/2026 02:30:00",
            "25/10/2026 01:20:00",
            "24/10/2026 23:20:00");

    assertThat(read.times().getFirst()).isEqualTo("2026-10-25T00:50:00Z");
    assertThat(read.notes())
        .singleElement()
        .asString()
        .contains("all 3 rows are taken for the first time");
  }

  @Test
  void itIsSaid() {
    Read read = readRows(every(60));

    assertThat(read.notes())
        .containsExactly(
            "local times from 2026-10-25T02:00 to 2026-10-25T03:00 come twice in Europe/Berlin: 60"
                + " rows are taken for the first time, and 60 that follow a step back for the"
                + " second; if that is wrong, give times with an offset, or a zone without summer"
                + " time such as +01:00");
  }

  @Test
  void eachAssetHasAClockOfItsOwn() {
    // given: two assets in turns, the second a quarter of an hour behind
    var rows = new ArrayList<Row>();
    for (Row row : every(60)) {
      rows.add(new Row("one", row.time()));
      rows.add(new Row("two", row.time().minusSeconds(900)));
    }

    // when / then
    assertThat(readRows(rows).times()).isEqualTo(times(rows));
    assertThat(readRows(rows.reversed()).times()).isEqualTo(times(rows.reversed()));
  }

  @Test
  void soItIsWhereOneAssetFollowsTheOther() {
    var rows = new ArrayList<Row>();
    for (String asset : List.of("one", "two", "three")) {
      every(60).forEach(row -> rows.add(new Row(asset, row.time())));
    }

    assertThat(readRows(rows).times()).isEqualTo(times(rows));
    assertThat(readRows(rows.reversed()).times()).isEqualTo(times(rows.reversed()));
  }

  @Test
  void rowsOutOfOrderAreNoStepBack() {
    Read read =
        read(
            BERLIN,
            "25/10/2026 02:10:00",
            "25/10/2026 02:10:02",
            "25/10/2026 02:10:01",
            "25/10/2026 02:10:03");

    assertThat(read.times())
        .containsExactly(
            Instant.parse("2026-10-25T00:10:00Z"),
            Instant.parse("2026-10-25T00:10:02Z"),
            Instant.parse("2026-10-25T00:10:01Z"),
            Instant.parse("2026-10-25T00:10:03Z"));
    assertThat(read.notes())
        .singleElement()
        .asString()
        .contains("all 4 rows are taken for the first time")
        .contains("but 1 rows are out of order");
  }

  /** As hourly rows that come twice would be, if their minutes were written. */
  @Test
  void rowsThatShareAnHourDoNotTurnTheClock() {
    var texts = new ArrayList<String>();
    for (Row row : every(600)) {
      texts.add(
          DateTimeFormatter.ofPattern("dd/MM/yyyy HH")
              .format(ZonedDateTime.ofInstant(row.time(), BERLIN)));
    }

    Read read = read(BERLIN, texts.toArray(String[]::new));

    assertThat(read.finding().shared()).isNotNull();
    assertThat(read.notes())
        .singleElement()
        .asString()
        .contains("all 12 rows are taken for the first time");
  }

  @Test
  void rowsThatShareATimeAreInOrder() {
    Read read = read(BERLIN, "25/10/2026 02:10:00", "25/10/2026 02:10:00");

    assertThat(read.notes()).singleElement().asString().doesNotContain("out of order");
  }

  @Test
  void whoSaysTheOffsetIsBelieved() {
    Read read =
        read(
            BERLIN,
            "2026-10-25T02:50:00+02:00",
            "2026-10-25T02:10:00+02:00",
            "2026-10-25T02:50:00+01:00",
            "2026-10-25T02:10:00+01:00[Europe/Berlin]");

    assertThat(read.times())
        .containsExactly(
            Instant.parse("2026-10-25T00:50:00Z"),
            Instant.parse("2026-10-25T00:10:00Z"),
            Instant.parse("2026-10-25T01:50:00Z"),
            Instant.parse("2026-10-25T01:10:00Z"));
    assertThat(read.notes()).isEmpty();
  }

  @Test
  void otherZonesAndDaysHaveNoSuchHour() {
    var local = LocalDateTime.parse("2026-10-24T02:00:00");
    String[] texts = {CLOCK.format(local.plusMinutes(59)), CLOCK.format(local)};

    for (ZoneId zone : List.of(BERLIN, ZoneId.of("UTC"), ZoneId.of("+01:00"))) {
      Read read = read(zone, texts);
      assertThat(read.times().getLast()).isBefore(read.times().getFirst());
      assertThat(read.notes()).isEmpty();
    }
  }

  /** Lord Howe Island turns its clocks by half an hour. */
  @Test
  void halfAnHourMayComeTwice() {
    ZoneId zone = ZoneId.of("Australia/Lord_Howe");
    var times = new ArrayList<Instant>();
    Instant time = Instant.parse("2026-04-04T14:00:00Z");
    for (int i = 0; i < 240; i++) {
      times.add(time.plusSeconds(60L * i));
    }
    String[] texts =
        times.stream()
            .map(each -> CLOCK.format(ZonedDateTime.ofInstant(each, zone)))
            .toArray(String[]::new);

    assertThat(read(zone, texts).finding().question()).contains("--time-format");
    var evidence = new TimeEvidence("time", zone, "day-first", time);
    for (String text : texts) {
      evidence.add(text);
    }
    TimeReader reader = evidence.finish().reader();
    assertThat(texts).extracting(text -> reader.read(null, text)).isEqualTo(times);
  }
}
