package io.sluice.incidents;

import static org.assertj.core.api.Assertions.assertThat;

import io.sluice.contracts.AlertKind;
import io.sluice.contracts.Category;
import io.sluice.contracts.Contributor;
import io.sluice.contracts.ScoreState;
import io.sluice.contracts.Severity;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class AlertTextTest {

  private static final Instant START = Instant.parse("2015-12-28T10:00:00Z");

  private static String text(AlertKind kind, int seconds, Contributor... contributors) {
    return text(Category.PROCESS, kind, seconds, contributors);
  }

  private static String text(
      Category category, AlertKind kind, int seconds, Contributor... contributors) {
    return AlertText.of(
        new Change(
            kind,
            new UUID(1, 2),
            "plant-1",
            "swat",
            category,
            kind.isRaised() ? Severity.NONE : Severity.WARNING,
            kind == AlertKind.DEESCALATED ? Severity.INFO : Severity.CRITICAL,
            false,
            episode(Severity.CRITICAL, 3.4567, List.of(contributors), null),
            START.plusSeconds(seconds),
            kind == AlertKind.RESOLVED ? Ending.QUIET : null,
            null));
  }

  @ParameterizedTest
  @CsvSource({
    "DEESCALATED, 'INFO on plant-1, down from WARNING after 30 s'",
    "REMINDED, 'Still CRITICAL on plant-1 after 30 s: LIT301 reads 1150 mm, expected 856 mm'",
    "REOPENED, 'CRITICAL on plant-1 again: LIT301 reads 1150 mm, expected 856 mm'",
    "FLAPPING, 'CRITICAL on plant-1 again, it comes and goes: nothing more of that until it is"
        + " calm; LIT301 reads 1150 mm, expected 856 mm'"
  })
  void tellsHowAnIncidentGoesOn(AlertKind kind, String expected) {
    // given
    var level = new Contributor("LIT301", 0.7, 1150.4, 856.0, "mm");

    // when
    String text = text(kind, 30, level);

    // then
    assertThat(text).isEqualTo(expected);
  }

  @Test
  void tellsWhatIsReadAndWhatWasExpectedInUnits() {
    // given
    var level = new Contributor("LIT301", 0.7, 1150.4, 856.0, 842.0, 871.0, "mm", "P3", null);
    var flow = new Contributor("FIT201", 0.2, 0.000012, 2.4477, "m³/h");

    // when
    String text = text(AlertKind.OPENED, 10, level, flow);

    // then
    assertThat(text)
        .isEqualTo(
            "CRITICAL on plant-1: LIT301 (P3) reads 1150 mm, expected 842 to 871 mm;"
                + " also FIT201 deviates");
  }

  @Test
  void tellsThatNothingWasTrainedYet() {
    // given
    var flow = new Contributor("FIT201", 0.2, 0.0, 2.4, "m³/h");
    var episode = episode(Severity.INFO, 1.2, List.of(flow), ScoreState.LEARNING);

    // when
    String opened =
        AlertText.of(
            new Change(
                AlertKind.OPENED,
                new UUID(1, 2),
                "plant-1",
                "new",
                Category.PROCESS,
                Severity.NONE,
                Severity.INFO,
                false,
                episode,
                START,
                null,
                null));

    // then
    assertThat(opened)
        .isEqualTo("INFO on plant-1 (learning): FIT201 reads 0 m³/h, expected 2.4 m³/h");
  }

  @Test
  void tellsTheReasonWhereThereIsOne() {
    // given
    var stuck =
        new Contributor(
            "FIT201", 0.7, 2.4, null, null, null, "m³/h", "P2", "has not changed for 60 readings");

    // when
    String text = text(AlertKind.ESCALATED, 10, stuck);

    // then
    assertThat(text)
        .isEqualTo(
            "CRITICAL on plant-1, up from WARNING: FIT201 (P2) has not changed for 60 readings");
  }

  @Test
  void saysForHowLongAndHowBadItWas() {
    // given
    var level = new Contributor("LIT301", 0.7, 1150.0, 856.0, 842.0, 871.0, "mm", "P3", null);

    // when
    String text = text(AlertKind.RESOLVED, 725, level);

    // then
    assertThat(text)
        .isEqualTo(
            "Resolved on plant-1 after 12 min, was CRITICAL with up to 3.457 times the threshold;"
                + " at its worst LIT301 (P3) reads 1150 mm, expected 842 to 871 mm");
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          OPENED    | CRITICAL DATA fault at plant-1 since 2015-12-28T10:00:00Z, without values: AIT401 (P4), P401 (P4) and 2 more
          ESCALATED | CRITICAL DATA fault at plant-1 since 2015-12-28T10:00:00Z, up from WARNING, without values: AIT401 (P4), P401 (P4) and 2 more
          UPDATED   | Still CRITICAL DATA fault at plant-1 since 2015-12-28T10:00:00Z, without values: AIT401 (P4), P401 (P4) and 2 more
          RESOLVED  | DATA fault at plant-1 resolved after 12 min, was CRITICAL, without values: AIT401 (P4), P401 (P4) and 2 more
          """)
  void saysOfAFaultOfTheDataWhichTagsHaveNoValues(AlertKind kind, String said) {
    // given
    String reason = "has had no value for 12 readings";
    var first = new Contributor("AIT401", 0.25, null, null, null, null, "ppm", "P4", reason);
    var second = new Contributor("P401", 0.25, null, null, null, null, null, "P4", reason);

    // when
    String text = text(Category.DATA, kind, 725, first, second);

    // then
    assertThat(text).isEqualTo(said);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          OPENED    | CRITICAL DRIFT at plant-1 since 2015-12-28T10:00:00Z: LIT101 (P1) has moved by 0.31 m; also FIT201 (P2)
          ESCALATED | CRITICAL DRIFT at plant-1 since 2015-12-28T10:00:00Z, up from WARNING: LIT101 (P1) has moved by 0.31 m; also FIT201 (P2)
          UPDATED   | Still CRITICAL DRIFT at plant-1 since 2015-12-28T10:00:00Z: LIT101 (P1) has moved by 0.31 m; also FIT201 (P2)
          RESOLVED  | DRIFT at plant-1 resolved after 12 min, was CRITICAL: LIT101 (P1), FIT201 (P2)
          """)
  void saysOfADriftWhatHasMovedAndByHowMuch(AlertKind kind, String said) {
    // given
    String reason = "has moved by 0.31 m";
    var first = new Contributor("LIT101", 0.5, 0.8, 0.5, null, null, "m", "P1", reason);
    var second = new Contributor("FIT201", 0.5, 2.4, 2.2, null, null, "m³/h", "P2", "is off");

    // when
    String text = text(Category.DRIFT, kind, 725, first, second);

    // then
    assertThat(text).isEqualTo(said);
  }

  @ParameterizedTest
  @CsvSource({
    "SILENCE, It fell silent: this is no all-clear",
    "RESTART, 'Its clock went back: this is no all-clear, it begins anew'"
  })
  void saysWhenTheEndIsNoAllClear(Ending ending, String said) {
    // given
    var episode = episode(Severity.WARNING, 1.7, List.of(), null);

    // when
    String text =
        AlertText.of(
            new Change(
                AlertKind.RESOLVED,
                new UUID(1, 2),
                "plant-1",
                "swat",
                Category.PROCESS,
                Severity.WARNING,
                Severity.WARNING,
                false,
                episode,
                START.plusSeconds(30),
                ending,
                null));

    // then
    assertThat(text)
        .isEqualTo(
            "Resolved on plant-1 after 30 s, was WARNING with up to 1.7 times the threshold. "
                + said);
  }

  @Test
  void isASentenceWithoutContributors() {
    // given
    Contributor[] none = {};

    // when
    String text = text(AlertKind.UPDATED, 300, none);

    // then
    assertThat(text)
        .isEqualTo("Still CRITICAL on plant-1 after 5 min, now up to 3.457 times the threshold");
  }

  private static Episode episode(
      Severity severity, double ratio, List<Contributor> contributors, ScoreState state) {
    return new Episode(
        START,
        Observations.position(START),
        new TreeMap<>(
            Map.of("swat", new Evidence(severity, ratio, contributors, state, null, null, null))));
  }
}
