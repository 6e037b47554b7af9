package io.sluice.incidents;

import static org.assertj.core.api.Assertions.assertThat;

import io.sluice.contracts.Alert;
import io.sluice.contracts.AlertKind;
import io.sluice.contracts.Category;
import io.sluice.contracts.Cause;
import io.sluice.contracts.Contributor;
import io.sluice.contracts.ScoreState;
import io.sluice.contracts.Severity;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class CausesTest {

  private static Episode episode(String mode, ScoreState state, String... reasons) {
    var tags = new ArrayList<Contributor>();
    for (String reason : reasons) {
      double share = reason.startsWith("small ") ? 0.1 : 0.4;
      tags.add(
          new Contributor(
              "T" + tags.size(),
              share,
              2.0,
              1.0,
              null,
              null,
              null,
              null,
              reason.isEmpty() ? null : reason.replace("small ", "")));
    }
    return new Episode(
        Observations.START,
        new LogPosition(0, 0),
        new TreeMap<>(
            Map.of("swat", new Evidence(Severity.WARNING, 1.7, tags, state, mode, null, null))));
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          DRIFT   | has moved by 0.31 m                      |          | SENSOR_DRIFT
          DATA    | has had no value for 12 readings         |          | SENSOR_FAULT
          DATA    | gives no scores any more                 |          | UNKNOWN
          DATA    | is silent, others of its asset go on     |          | UNKNOWN
          DATA    | is silent, as all of its asset is        |          | UNKNOWN
          PROCESS | state 7 was never seen in training       |          | CYBER_THREAT
          PROCESS | MV101 2 with P101 1: never so in training |         | CYBER_THREAT
          PROCESS | MV101 0: never so in training            |          | EQUIPMENT_MALFUNCTION
          PROCESS | has not changed for 60 readings          |          | SENSOR_FAULT
          PROCESS | is 900, at most 820 mm                   |          | UNKNOWN
          PROCESS | is 900, at most 820 mm                   | cleaning | OPERATING_CHANGE
          PROCESS | state 7 was never seen in training       | cleaning | CYBER_THREAT
          PROCESS | overfill of T101                         |          | UNKNOWN
          OTHER   | has not changed for 60 readings          |          | UNKNOWN
          """)
  void aSignSpeaksForACause(Category category, String reason, String mode, Cause expected) {
    assertThat(Causes.of(category, episode(mode, null, reason))).isEqualTo(expected);
  }

  @Test
  void whatHasLittleOfTheDeviationSaysNothing() {
    assertThat(
            Causes.of(
                Category.PROCESS,
                episode(null, null, "is 900", "small state 7 was never seen in training")))
        .isEqualTo(Cause.UNKNOWN);
    assertThat(
            Causes.of(
                Category.PROCESS,
                episode(null, null, "is 900", "state 7 was never seen in training")))
        .isEqualTo(Cause.CYBER_THREAT);
  }

  @Test
  void whoHasLearntNothingCannotSay() {
    assertThat(
            Causes.of(
                Category.PROCESS,
                episode("cleaning", ScoreState.LEARNING, "state 7 was never seen in training")))
        .isEqualTo(Cause.UNKNOWN);
    assertThat(Causes.of(Category.PROCESS, episode(null, null))).isEqualTo(Cause.UNKNOWN);
  }

  @Test
  void anAlertSaysIt() {
    // given
    var run = Run.withCooldown(Duration.ZERO);

    // when
    for (int second = 0; second <= 20; second++) {
      run.see(Observations.moved(second, 1.2, "LIT101"));
    }

    // then
    assertThat(new Alerts(Optional.empty()).of(run.changes().getFirst()).cause())
        .isEqualTo(Cause.SENSOR_DRIFT);
  }

  @Test
  void theFirstSignIsToldAtOnceAndAnotherOneLikeAnyNews() {
    // given: an incident that looks like nothing
    var run = Run.withCooldown(Duration.ZERO);
    run.see(0, 20, Observations.WARNING);

    // when: a second later a sign, then another one until update-every has passed
    run.see(Observations.process(21, 1.8, "MV101 0: never so in training"));
    for (int second = 22; second < 21 + 300; second++) {
      run.see(Observations.process(second, 1.9, "state 7 was never seen in training"));
    }
    assertThat(run.kinds()).containsExactly(AlertKind.OPENED, AlertKind.UPDATED);
    run.see(Observations.process(21 + 300, 1.9, "state 7 was never seen in training"));

    // then
    assertThat(run.kinds()).containsExactly(AlertKind.OPENED, AlertKind.UPDATED, AlertKind.UPDATED);
    assertThat(run.changes()).extracting(Change::newCause).containsExactly(false, true, true);
    assertThat(run.changes().stream().map(new Alerts(Optional.empty())::of))
        .extracting(Alert::cause)
        .containsExactly(Cause.UNKNOWN, Cause.EQUIPMENT_MALFUNCTION, Cause.CYBER_THREAT);
  }
}
