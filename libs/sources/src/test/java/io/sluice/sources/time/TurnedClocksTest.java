package io.sluice.sources.time;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class TurnedClocksTest {

  private static final DateTimeFormatter LOCAL = DateTimeFormatter.ofPattern("yyyy-MM-dd HH:mm");

  /** What is said of a day of local times of a zone. */
  private static List<String> notes(
      String from, String zone, Duration step, @Nullable ZoneId asked, String without) {
    var evidence = new TimeEvidence("time", asked, null, Instant.parse("2026-11-29T00:00:00Z"));
    Instant time = Instant.parse(from);
    for (int i = 0; i < Duration.ofDays(1).dividedBy(step); i++) {
      String text = LOCAL.withZone(ZoneId.of(zone)).format(time.plus(step.multipliedBy(i)));
      if (without.isEmpty() || !text.contains(without)) {
        evidence.add(text);
      }
    }
    return evidence.finish().notes().stream().filter(note -> note.contains("--zone")).toList();
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          2026-10-24T12:00:00Z | Europe/Berlin       | PT1M  | 02:59 to 2026 | Europe/Berlin
          2026-10-24T12:00:00Z | Europe/Vienna       | PT10M | 02:50 to 2026 | Europe/Berlin
          2026-10-24T12:00:00Z | Europe/London       | PT15M | 01:45 to 2026 | Europe/London
          2026-10-31T12:00:00Z | America/Chicago     | PT1M  | 01:59 to 2026 | America/New_York
          2026-10-24T12:00:00Z | Europe/Berlin       | PT1H  | comes twice   | Europe/Berlin
          2026-03-28T12:00:00Z | Europe/Berlin       | PT1M  | hour is missing | Europe/Berlin
          2026-03-28T12:00:00Z | Europe/Berlin       | PT1H  | hour is missing | Europe/Berlin
          2026-03-07T12:00:00Z | America/Los_Angeles | PT5M  | hour is missing | America/New_York
          """)
  void anHourTwiceOrNotAtAllSuggestsAZone(
      String from, String zone, Duration step, String what, String suggested) {
    assertThat(notes(from, zone, step, null, ""))
        .singleElement()
        .asString()
        .contains(what)
        .contains("--zone " + suggested);
    assertThat(notes(from, zone, step, ZoneId.of(zone), "")).isEmpty();
  }

  @ParameterizedTest
  @CsvSource({
    // any other day, and a gap of another length on that day
    "2026-10-23T12:00:00Z, 02:",
    "2026-03-27T12:00:00Z, 02:",
    "2026-03-28T12:00:00Z, 04:"
  })
  void aGapElsewhereDoesNot(String from, String without) {
    assertThat(notes(from, "UTC", Duration.ofMinutes(1), null, without)).isEmpty();
  }

  @ParameterizedTest
  @CsvSource({"P1D", "PT12H", "PT6H", "PT2H"})
  void rowsFurtherApartThanAnHourLackNone(Duration step) {
    var evidence = new TimeEvidence("time", null, null, Instant.parse("2026-11-29T00:00:00Z"));
    Instant begin = Instant.parse("2026-03-20T00:00:00Z");
    for (int i = 0; i < 60; i++) {
      evidence.add(LOCAL.withZone(ZoneId.of("UTC")).format(begin.plus(step.multipliedBy(i))));
    }

    assertThat(evidence.finish().notes()).noneMatch(note -> note.contains("--zone"));
  }
}
