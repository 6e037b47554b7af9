package io.sluice.cli.run;

import static org.assertj.core.api.Assertions.assertThat;

import io.sluice.contracts.Alert;
import io.sluice.contracts.AlertKind;
import io.sluice.contracts.Category;
import io.sluice.contracts.Contributor;
import io.sluice.contracts.MessageIds;
import io.sluice.contracts.Severity;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class AlertLinesTest {

  private static final Instant START = Instant.parse("2026-01-05T08:00:00Z");

  private final AlertLines lines = new AlertLines(false);

  @Test
  void anOpenedIncidentSaysWhyInPlantUnits() {
    // given
    Alert alert = alert(AlertKind.OPENED, START.plusSeconds(10));

    // when
    List<String> text = lines.of(alert);

    // then
    assertThat(text)
        .containsExactly(
            "2026-01-05 08:00:10  CRITICAL  OPENED     plant-1  ratio 2.6",
            "    LIT301? (P3) reads 1150 mm, expected 842 to 871 mm; also MV101 deviates");
  }

  @Test
  void aFaultOfTheDataSaysSo() {
    // given
    Alert alert = alert(Category.DATA, AlertKind.OPENED, START.plusSeconds(10));

    // when
    List<String> text = lines.of(alert);

    // then
    assertThat(text)
        .containsExactly(
            "2026-01-05 08:00:10  CRITICAL  OPENED     plant-1  DATA fault  ratio 2.6",
            "    without values: LIT301? (P3), MV101");
  }

  @Test
  void aDriftSaysSo() {
    assertThat(lines.of(alert(Category.DRIFT, AlertKind.OPENED, START.plusSeconds(10))))
        .containsExactly(
            "2026-01-05 08:00:10  CRITICAL  OPENED     plant-1  DRIFT  ratio 2.6",
            "    LIT301? (P3) reads 1150 mm, expected 842 to 871 mm; also MV101");
  }

  @Test
  void aResolvedOneTellsHowLongItTook() {
    assertThat(lines.of(alert(AlertKind.RESOLVED, START.plusSeconds(90))))
        .containsExactly(
            "2026-01-05 08:01:30  CRITICAL  RESOLVED   plant-1  ratio 2.6  after 1m30s");
  }

  @Test
  void whatALaterReleaseKnowsIsNotTakenForTheProcess() {
    assertThat(lines.of(alert(Category.OTHER, AlertKind.RESOLVED, START.plusSeconds(90))))
        .containsExactly(
            "2026-01-05 08:01:30  CRITICAL  RESOLVED   plant-1  not about the process"
                + "  ratio 2.6  after 1m30s");
  }

  private static Alert alert(AlertKind kind, Instant updatedAt) {
    return alert(Category.PROCESS, kind, updatedAt);
  }

  private static Alert alert(Category category, AlertKind kind, Instant updatedAt) {
    var incident = MessageIds.incident("plant-1", category, START, 0, 0);
    return new Alert(
        MessageIds.alert(incident, kind, Severity.CRITICAL, updatedAt),
        incident,
        "plant-1",
        List.of("swat"),
        "swat",
        kind,
        Severity.CRITICAL,
        START,
        updatedAt,
        2.6,
        List.of(
            new Contributor("LIT301\u001b", 0.7, 1150.0, 856.0, 842.0, 871.0, "mm", "P3", null),
            new Contributor("MV101", 0.2, null, 2.0, null)),
        category,
        null,
        null,
        "text",
        Map.of(),
        null,
        null);
  }
}
