package io.sluice.cli.retrain;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.sluice.cli.CommandFailure;
import io.sluice.cli.history.JudgedIncident;
import io.sluice.cli.history.JudgedIncident.Verdict;
import io.sluice.contracts.Category;
import io.sluice.contracts.IncidentLabel;
import io.sluice.contracts.Severity;
import io.sluice.incidents.PastIncident;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

class DueArgumentsTest {

  private static final Instant LEARNT = Instant.parse("2026-03-01T00:00:00Z");

  private final DueArguments due = new DueArguments();

  @Test
  void withoutAConditionItIsDue() {
    assertThat(due.objection(List.of(), LEARNT)).isEmpty();
  }

  @Test
  void driftThatWasToldSinceIsAReason() {
    // given
    due.ifDrift = true;

    // when then
    assertThat(due.objection(List.of(incident(Category.DRIFT, 1, null)), LEARNT)).isEmpty();
    assertThat(due.objection(List.of(incident(Category.DRIFT, -1, null)), LEARNT))
        .contains("Nothing is due: since 2026-03-01T00:00:00Z no drift was told.");
  }

  @Test
  void soManyLabelsAreAReason() {
    // given
    due.ifDrift = true;
    due.ifLabels = 2;
    var one = incident(Category.PROCESS, 1, IncidentLabel.TRUE_POSITIVE);
    var other = incident(Category.PROCESS, 2, IncidentLabel.FALSE_POSITIVE);
    var unlabelled = incident(Category.PROCESS, 3, null);

    // when then
    assertThat(due.objection(List.of(one, other), LEARNT)).isEmpty();
    assertThat(due.objection(List.of(one, unlabelled), LEARNT))
        .contains(
            "Nothing is due: since 2026-03-01T00:00:00Z no drift was told, and 1 incidents were labelled, and it takes 2.");
  }

  @Test
  void untilWhenABundleHasLearntStandsInItsCard() {
    // given
    var origin =
        new HistoryOrigin("swat", "http://127.0.0.1:8080", LEARNT.minusSeconds(60), LEARNT);

    // when
    var read = HistoryOrigin.in("# Card\n\nMade of " + origin + ".\n\nMore.");

    // then
    assertThat(read).contains(origin);
    assertThat(HistoryOrigin.in("made of a file")).isEmpty();
  }

  private static JudgedIncident incident(
      Category category, int hours, @Nullable IncidentLabel label) {
    Instant start = LEARNT.plusSeconds(hours * 3600L);
    return new JudgedIncident(
        new PastIncident(
            UUID.randomUUID(), "plant-1", category, Severity.INFO, 1.2, start, null, label),
        Verdict.UNDECIDED);
  }

  @Test
  void noLabelsAreNothingToWaitFor() {
    due.ifLabels = 0;

    assertThatThrownBy(due::areGiven)
        .isInstanceOf(CommandFailure.class)
        .hasMessage("--if-labels is 0; give a number of incidents, at least 1");
  }
}
