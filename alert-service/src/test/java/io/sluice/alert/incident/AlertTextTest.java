package io.sluice.alert.incident;

import static org.assertj.core.api.Assertions.assertThat;

import io.sluice.contracts.AlertKind;
import io.sluice.contracts.Contributor;
import io.sluice.contracts.Severity;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.Test;

class AlertTextTest {

  private static final Instant START = Instant.parse("2015-12-28T10:00:00Z");

  private static String text(AlertKind kind, int seconds, Contributor... contributors) {
    return AlertText.of(
        new Change(
            kind,
            "plant-1",
            "swat",
            kind == AlertKind.OPENED ? Severity.NONE : Severity.WARNING,
            new Episode(START, Severity.CRITICAL, 3.4567, List.of(contributors)),
            START.plusSeconds(seconds)));
  }

  @Test
  void tellsWhatIsReadAndWhatWasExpectedInUnits() {
    // given
    var level = new Contributor("LIT301", 0.7, 1150.4, 850.0, "mm");
    var flow = new Contributor("FIT201", 0.2, 0.000012, 2.4477, "m³/h");

    // when
    String text = text(AlertKind.OPENED, 10, level, flow);

    // then
    assertThat(text)
        .isEqualTo(
            "CRITICAL on plant-1: LIT301 reads 1150 mm, expected 850 mm;"
                + " FIT201 reads 0.000012 m³/h, expected 2.448 m³/h");
  }

  @Test
  void copesWithWhatIsNotKnown() {
    // given
    var silent = new Contributor("P101", 0.5, null, 2.0, null);
    var unexplained = new Contributor("AIT202", 0.3, 8.5, null, "pH");
    var restless = new Contributor("DPIT301", 0.2, 20.0001, 20.0, "kPa");

    // when
    String text = text(AlertKind.ESCALATED, 10, silent, unexplained, restless);

    // then
    assertThat(text)
        .isEqualTo(
            "CRITICAL on plant-1, up from WARNING: P101 has no value, expected 2; AIT202 reads 8.5"
                + " pH; DPIT301 moves unusually around 20 kPa");
  }

  @Test
  void namesThreeTagsAtMost() {
    // given
    var tag = new Contributor("T", 0.2, 1.0, 2.0, null);

    // when
    String text = text(AlertKind.OPENED, 10, tag, tag, tag, tag, tag);

    // then
    assertThat(text.split(";")).hasSize(3);
  }

  @Test
  void saysForHowLongAndHowBadItWas() {
    // given
    var level = new Contributor("LIT301", 0.7, 1150.0, 850.0, "mm");

    // when
    String text = text(AlertKind.RESOLVED, 725, level);

    // then
    assertThat(text)
        .isEqualTo(
            "Resolved on plant-1 after 12 min, was CRITICAL with up to 3.457 times the threshold;"
                + " at its worst LIT301 reads 1150 mm, expected 850 mm");
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
}
