package io.sluice.cli.retrain;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.node.MissingNode;
import io.sluice.cli.history.GivenFeedback;
import io.sluice.cli.history.History.Stream;
import io.sluice.cli.history.JudgedIncident;
import io.sluice.cli.history.JudgedIncident.Verdict;
import io.sluice.contracts.Messages;
import io.sluice.sources.readings.MaintenanceWindows;
import io.sluice.sources.readings.MaintenanceWindows.Window;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalTime;
import java.time.ZoneOffset;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class OpinionTest {

  private static final Instant NOW = Instant.parse("2026-03-02T00:00:00Z");
  private static final Duration WINDOW = Duration.ofMinutes(1);

  @ParameterizedTest
  @CsvSource(
      textBlock =
          """
          # label,        category, at the peak is,  is left out
          TRUE_POSITIVE,  PROCESS,  true,            false
          TRUE_POSITIVE,  DATA,     false,           true
          FALSE_POSITIVE, PROCESS,  false,           false
          FALSE_POSITIVE, DATA,     false,           false
          MAINTENANCE,    PROCESS,  false,           true
          UNKNOWN,        PROCESS,  false,           true
          ,               PROCESS,  false,           true
          SABOTAGE,       PROCESS,  false,           true
          """)
  void whatPeopleSaidOfAnIncidentDecides(
      String label, String category, boolean isAnomalous, boolean isLeftOut) throws Exception {
    // given
    var incident = incident(label, category, "2026-03-01T10:00:00Z", "2026-03-01T10:10:00Z");

    // when
    var opinion = Opinion.of(List.of(incident), MaintenanceWindows.NONE, WINDOW, NOW, Said.NOTHING);

    // then
    Instant peak = Instant.parse("2026-03-01T10:05:00Z");
    assertThat(opinion.of(stream("plant-1"), peak, null))
        .isEqualTo(
            isAnomalous ? Verdict.TRUE_ALARM : isLeftOut ? Verdict.UNDECIDED : Verdict.FALSE_ALARM);
    assertThat(opinion.of(stream("plant-2"), peak, null)).isEqualTo(Verdict.FALSE_ALARM);
    assertThat(contains(opinion.leftOut(), peak)).isEqualTo(isLeftOut);
  }

  @Test
  void whatLedToATrueAlarmIsNeitherNormalNorAnomalous() throws Exception {
    // given
    var incident =
        incident("TRUE_POSITIVE", "PROCESS", "2026-03-01T10:00:00Z", "2026-03-01T10:10:00Z");

    // when
    var opinion = Opinion.of(List.of(incident), MaintenanceWindows.NONE, WINDOW, NOW, Said.NOTHING);

    // then
    Instant before = Instant.parse("2026-03-01T09:59:30Z");
    assertThat(opinion.of(stream("plant-1"), before, null)).isEqualTo(Verdict.UNDECIDED);
    assertThat(contains(opinion.leftOut(), before)).isTrue();
    assertThat(contains(opinion.leftOut(), Instant.parse("2026-03-01T09:58:00Z"))).isFalse();
  }

  @Test
  void whatGoesOnIsLeftOutUntilNow() throws Exception {
    // given
    var incident = incident(null, "PROCESS", "2026-03-01T10:00:00Z", null);

    // when
    var opinion = Opinion.of(List.of(incident), MaintenanceWindows.NONE, WINDOW, NOW, Said.NOTHING);

    // then
    assertThat(contains(opinion.leftOut(), NOW.minusSeconds(1))).isTrue();
  }

  @Test
  void theNameOfAnAssetIsNoPattern() throws Exception {
    // given
    var incident =
        incident(
            "line-*", "TRUE_POSITIVE", "PROCESS", "2026-03-01T10:00:00Z", "2026-03-01T10:10:00Z");

    // when
    var opinion = Opinion.of(List.of(incident), MaintenanceWindows.NONE, WINDOW, NOW, Said.NOTHING);

    // then
    Instant peak = Instant.parse("2026-03-01T10:05:00Z");
    Instant before = Instant.parse("2026-03-01T09:59:30Z");
    assertThat(opinion.of(stream("line-*"), peak, null)).isEqualTo(Verdict.TRUE_ALARM);
    assertThat(opinion.of(stream("line-2"), peak, null)).isEqualTo(Verdict.FALSE_ALARM);
    assertThat(opinion.leftOut()).anyMatch(window -> window.contains("line-*", before));
    assertThat(opinion.leftOut()).noneMatch(window -> window.contains("line-2", before));
  }

  @ParameterizedTest
  @CsvSource(
      textBlock =
          """
          # at,      record, is
          10:05:00,  ,       FALSE_ALARM
          10:05:30,  ,       UNDECIDED
          10:05:31,  a,      TRUE_ALARM
          10:05:31,  b,      UNDECIDED
          10:07:00,  ,       TRUE_ALARM
          09:59:30,  ,       UNDECIDED
          11:00:00,  ,       FALSE_ALARM
          """)
  void aRecordCountsBeforeAWindowAndThatBeforeAnIncident(
      LocalTime at, String record, Verdict expected) throws Exception {
    // given a true alarm, and two windows within of which the shorter was said last
    var incident =
        incident("TRUE_POSITIVE", "PROCESS", "2026-03-01T10:00:00Z", "2026-03-01T10:10:00Z");
    var said =
        new Said(
            List.of(
                said("10:05:31", "10:05:31", "a", Verdict.TRUE_ALARM),
                said("10:05:30", "10:05:32", null, Verdict.UNDECIDED),
                said("10:04:00", "10:06:00", null, Verdict.FALSE_ALARM)));

    // when
    var opinion = Opinion.of(List.of(incident), MaintenanceWindows.NONE, WINDOW, NOW, said);

    // then
    Instant time = LocalDate.parse("2026-03-01").atTime(at).toInstant(ZoneOffset.UTC);
    assertThat(opinion.of(stream("plant-1"), time, record)).isEqualTo(expected);
    assertThat(opinion.of(new Stream("plant-1", "other"), time, record))
        .isEqualTo(
            Opinion.of(List.of(incident), MaintenanceWindows.NONE, WINDOW, NOW, Said.NOTHING)
                .of(stream("plant-1"), time, null));
  }

  private static GivenFeedback said(String from, String to, String record, Verdict verdict) {
    return new GivenFeedback(
        "plant-1",
        "swat",
        Instant.parse("2026-03-01T" + from + "Z"),
        Instant.parse("2026-03-01T" + to + "Z"),
        record == null,
        record,
        MissingNode.getInstance(),
        verdict);
  }

  private static Stream stream(String asset) {
    return new Stream(asset, "swat");
  }

  private static boolean contains(List<Window> windows, Instant time) {
    return windows.stream()
        .anyMatch(window -> !time.isBefore(window.from()) && time.isBefore(window.to()));
  }

  private static JudgedIncident incident(String label, String category, String start, String end)
      throws JsonProcessingException {
    return incident("plant-1", label, category, start, end);
  }

  private static JudgedIncident incident(
      String asset, String label, String category, String start, String end)
      throws JsonProcessingException {
    var incident = Messages.mapper().createObjectNode();
    incident
        .put("id", "00000000-0000-0000-0000-000000000001")
        .put("peakSeverity", "WARNING")
        .put("peakRatio", 1.6);
    incident.put("asset", asset).put("category", category).put("startedAt", start);
    if (label != null) {
      incident.put("label", label);
    }
    if (end != null) {
      incident.put("resolvedAt", end);
    }
    return JudgedIncident.of(incident);
  }
}
