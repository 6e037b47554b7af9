package io.sluice.incidents;

import static io.sluice.contracts.AlertKind.ESCALATED;
import static io.sluice.contracts.AlertKind.OPENED;
import static io.sluice.contracts.AlertKind.RESOLVED;
import static io.sluice.contracts.AlertKind.UPDATED;
import static io.sluice.contracts.Category.DATA;
import static io.sluice.contracts.Category.DRIFT;
import static io.sluice.contracts.Category.PROCESS;
import static io.sluice.incidents.Observations.CRITICAL;
import static io.sluice.incidents.Observations.INFO;
import static io.sluice.incidents.Observations.QUIET;
import static io.sluice.incidents.Observations.START;
import static io.sluice.incidents.Observations.WARNING;
import static io.sluice.incidents.Observations.at;
import static org.assertj.core.api.Assertions.assertThat;

import io.sluice.contracts.Contributor;
import io.sluice.contracts.Severity;
import java.time.Duration;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/** What the categories of an asset have to do with each other, and what they have not. */
class IncidentCategoriesTest {

  private final Run run = Run.withCooldown(Duration.ZERO);

  @Test
  void anAttackWhileATagIsDeadIsAnIncidentOfItsOwn() {
    // given
    run.see(0, 100, QUIET).see(101, 200, QUIET, INFO);

    // when
    run.see(201, 220, CRITICAL, INFO).see(221, 300, QUIET, INFO);

    // then: it neither escalates nor ends what the dead tag opened
    assertThat(run.kinds(PROCESS)).containsExactly(OPENED, RESOLVED);
    assertThat(run.kinds(DATA)).containsExactly(OPENED);
    assertThat(run.changes(PROCESS).getFirst().episode().severity()).isEqualTo(Severity.CRITICAL);
    assertThat(run.changes(DATA).getFirst().episode().severity()).isEqualTo(Severity.INFO);
    assertThat(run.changes(DATA).getFirst().episode().contributors())
        .containsExactly(Observations.DEAD);
  }

  @Test
  void aPlantThatDiesMoreAndMoreEscalatesItsDataAlone() {
    // given
    run.see(0, 100, QUIET).see(101, 120, QUIET, INFO);

    // when
    run.see(121, 130, QUIET, WARNING).see(131, 140, QUIET, CRITICAL).see(141, 220, QUIET);

    // then
    assertThat(run.kinds(DATA)).containsExactly(OPENED, ESCALATED, ESCALATED, RESOLVED);
    assertThat(run.kinds(PROCESS)).isEmpty();
  }

  @Test
  void aTagThatDiesWhileAnotherComesBackIsTold() {
    // given
    run.see(0, 100, QUIET);
    for (int second = 101; second <= 130; second++) {
      run.see(Observations.dead(second, INFO, 1, "AIT401"));
    }

    // when
    for (int second = 131; second <= 1100; second++) {
      run.see(Observations.dead(second, INFO, 1, "FIT401"));
    }

    // then: opened at 110, told once, as soon as an update may be
    assertThat(run.kinds(DATA)).containsExactly(OPENED, UPDATED);
    Change updated = run.changes().getLast();
    assertThat(updated.at()).isEqualTo(START.plusSeconds(410));
    assertThat(updated.episode().tags()).containsExactly("FIT401");
  }

  @Test
  void aTagThatComesBackIsNoNewsButOneThatDiesBelowTheWorstIs() {
    // given: three are dead
    for (int second = 0; second <= 30; second++) {
      run.see(Observations.dead(second, WARNING, 3, "A", "B", "C"));
    }

    // when
    for (int second = 31; second <= 400; second++) {
      run.see(Observations.dead(second, INFO, 1, "A"));
    }
    assertThat(run.kinds(DATA)).containsExactly(OPENED);
    for (int second = 401; second <= 420; second++) {
      run.see(Observations.dead(second, INFO, 2, "A", "D"));
    }

    // then
    assertThat(run.kinds(DATA)).containsExactly(OPENED, UPDATED);
    assertThat(run.changes().getLast().episode().tags()).containsExactlyInAnyOrder("A", "D");
    assertThat(run.changes().getLast().episode().peakRatio()).isEqualTo(WARNING);
  }

  @Test
  void anIncidentIsNotOverBecauseItsSensorDied() {
    // given
    run.see(0, 20, CRITICAL);

    // when
    seeBlind(21, 300, INFO, List.of(Observations.dead("LIT301", 1)));

    // then: it is once the sensor is back and quiet for the off-delay
    assertThat(run.kinds(PROCESS)).containsExactly(OPENED);
    run.see(301, 400, QUIET);
    assertThat(run.kinds(PROCESS)).containsExactly(OPENED, RESOLVED);
    assertThat(run.changes(PROCESS).getLast().at()).isEqualTo(START.plusSeconds(360));
  }

  @Test
  void anIncidentIsNotOverBecauseMostOfThePlantDied() {
    // given
    run.see(0, 20, CRITICAL);

    // when
    seeBlind(21, 300, CRITICAL, List.of(Observations.dead("P101", 1)));

    // then
    assertThat(run.kinds(PROCESS)).containsExactly(OPENED);
  }

  @Test
  void anIncidentIsNotOverWhileNobodyCanTellWhetherItsSensorDied() {
    // given
    run.see(0, 20, CRITICAL);

    // when: 11 are dead, ten are named
    seeBlind(
        21,
        300,
        INFO,
        IntStream.range(0, 10).mapToObj(i -> Observations.dead("P" + i, 1.0 / 11)).toList());

    // then
    assertThat(run.kinds(PROCESS)).containsExactly(OPENED);
  }

  @Test
  void anIncidentIsOverWhileSomeOtherSensorIsDead() {
    // given
    run.see(0, 20, CRITICAL);

    // when
    seeBlind(21, 300, INFO, List.of(Observations.dead("P101", 1)));

    // then
    assertThat(run.kinds(PROCESS)).containsExactly(OPENED, RESOLVED);
  }

  @Test
  void incidentsThatStartTogetherHaveDifferentIds() {
    // given
    run.see(0, 100, QUIET);

    // when
    run.see(101, 120, INFO, INFO);

    // then
    assertThat(run.changes()).map(Change::at).containsOnly(START.plusSeconds(110));
    assertThat(run.changes()).map(Change::incident).hasSize(2).doesNotHaveDuplicates();
    assertThat(run.changes()).map(Change::alert).doesNotHaveDuplicates();
  }

  @Test
  void aFlappingTagMakesNoStorm() {
    // given
    var flapping = Run.withCooldown(Duration.ofSeconds(60));
    flapping.see(0, 100, QUIET);

    // when: for an hour it is away for 15 s, and there for 45 s or for 75 s
    int second = 101;
    for (int i = 0; second < 3_700; i++) {
      int there = i % 2 == 0 ? 45 : 75;
      flapping.see(second, second + 14, QUIET, INFO);
      flapping.see(second + 15, second + 14 + there, QUIET);
      second += 15 + there;
    }

    // then: each incident takes in two outages, and the relapse after it is held back
    assertThat(flapping.kinds(DATA).stream().filter(OPENED::equals).count()).isLessThan(25);
    assertThat(flapping.kinds(PROCESS)).isEmpty();
  }

  @Test
  void silenceResolvesEveryCategory() {
    // given
    run.see(0, 20, INFO, WARNING);
    seeDrift(21, 40, INFO, INFO);

    // when
    run.see(at(90_000, QUIET));

    // then
    assertThat(run.kinds(DRIFT)).containsExactly(OPENED, RESOLVED);
    assertThat(run.kinds(PROCESS)).containsExactly(OPENED, RESOLVED);
    assertThat(run.kinds(DATA)).containsExactly(OPENED, RESOLVED);
  }

  @Test
  void aTagThatHasMovedForGoodIsAnIncidentOfItsOwnUntilItIsGone() {
    // given
    run.see(0, 100, QUIET);
    seeDrift(101, 200, QUIET, INFO);

    // when: an attack meanwhile, then the drift alone, then nothing
    seeDrift(201, 220, CRITICAL, INFO);
    seeDrift(221, 300, QUIET, INFO);
    run.see(301, 400, QUIET);

    // then
    assertThat(run.kinds(PROCESS)).containsExactly(OPENED, RESOLVED);
    assertThat(run.kinds(DATA)).isEmpty();
    assertThat(run.kinds(DRIFT)).containsExactly(OPENED, RESOLVED);
    Change opened = run.changes(DRIFT).getFirst();
    assertThat(opened.at()).isEqualTo(START.plusSeconds(110));
    assertThat(opened.episode().severity()).isEqualTo(Severity.INFO);
    assertThat(opened.episode().contributors()).containsExactly(Observations.MOVED);
    assertThat(run.changes(DRIFT).getLast().at()).isEqualTo(START.plusSeconds(360));
  }

  @Test
  void anIncidentIsOverAlthoughTheTagThatExplainsItHasMovedForGood() {
    // given: what is judged without it is quiet; only a dead tag blinds
    run.see(0, 20, CRITICAL);

    // when
    for (int second = 21; second <= 200; second++) {
      run.see(Observations.moved(second, INFO, "LIT301"));
    }

    // then
    assertThat(run.kinds(PROCESS)).containsExactly(OPENED, RESOLVED);
    assertThat(run.kinds(DRIFT)).containsExactly(OPENED);
  }

  @Test
  void aDriftThatGrowsIsToldWhenItIsWorseAndNoOftener() {
    // given
    run.see(0, 100, QUIET);

    // when: for an hour, from 1.1 up to just above 1.5
    for (int second = 101; second <= 3_700; second++) {
      run.see(Observations.moved(second, 1.1 + 0.42 * (second - 101) / 3_599, "LIT101"));
    }

    // then
    assertThat(run.kinds(DRIFT)).containsExactly(OPENED, ESCALATED);
    assertThat(run.state().incident(DRIFT).episode().peakRatio()).isEqualTo(1.52);
  }

  @Test
  void oneMoreTagThatHasMovedIsTold() {
    // given
    for (int second = 0; second <= 310; second++) {
      run.see(Observations.moved(second, INFO, "LIT101"));
    }

    // when: it has moved by less than the first
    for (int second = 311; second <= 700; second++) {
      run.see(Observations.moved(second, INFO - 0.1, "LIT101", "FIT201"));
    }

    // then
    assertThat(run.kinds(DRIFT)).containsExactly(OPENED, UPDATED);
    Change updated = run.changes(DRIFT).getLast();
    assertThat(updated.at()).isEqualTo(START.plusSeconds(311));
    assertThat(updated.episode().tags()).containsExactlyInAnyOrder("LIT101", "FIT201");
    assertThat(updated.episode().peakRatio()).isEqualTo(INFO);
  }

  private void seeDrift(int from, int to, double process, double drift) {
    for (int second = from; second <= to; second++) {
      run.see(at(second, process, 0, drift));
    }
  }

  private void seeBlind(int from, int to, double data, List<Contributor> faults) {
    for (int second = from; second <= to; second++) {
      run.see(Observations.blind(second, 0, data, faults));
    }
  }
}
