package io.sluice.incidents;

import static io.sluice.contracts.AlertKind.OPENED;
import static io.sluice.contracts.AlertKind.RESOLVED;
import static io.sluice.incidents.Observations.QUIET;
import static io.sluice.incidents.Observations.START;
import static org.assertj.core.api.Assertions.assertThat;

import io.sluice.contracts.Alert;
import io.sluice.contracts.Category;
import io.sluice.contracts.Cause;
import io.sluice.contracts.CommandKind;
import io.sluice.contracts.Severity;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/** An asset of which nothing comes at all: the wall clock goes on, the log stands still. */
class SilentAssetTest {

  private static final int MINUTE = 60;
  private static final int HOUR = 60 * MINUTE;

  /** How far the plant's clock is behind the wall's. */
  private Duration behind = Duration.ofSeconds(2);

  private final Run run = Run.withCooldown(Duration.ZERO);
  private long offset;

  /** Windows of a stream in each so many seconds, from one second to another, both included. */
  private void see(String stream, int from, int to, int every) {
    for (int second = from; second <= to; second += every) {
      see(stream, second);
    }
  }

  private void see(String stream, int second) {
    Instant wall = START.plusSeconds(second);
    Instant end = wall.minus(behind);
    Observation seen =
        Observations.ofStream(
            stream, Observations.observation(end.minusSeconds(59), end, QUIET), offset++);
    run.see(Observations.heard(wall, seen));
  }

  /** Windows of two streams of twenty minutes, of one each second and of the other each so many. */
  private void seeTwo(int every) {
    for (int second = 0; second <= 20 * MINUTE; second++) {
      see("swat", second);
      if (second % every == 0) {
        see("flows", second);
      }
    }
  }

  private void tick(int second) {
    tick(second, START);
  }

  private void tick(int second, Instant listeningSince) {
    run.see(new Tick("plant-1", START.plusSeconds(second), listeningSince));
  }

  private Alert told() {
    return new Alerts(Optional.empty()).of(run.changes().getLast());
  }

  @Test
  void isAFaultOfItsDataUntilDataComeBack() {
    // given: ten minutes of a plant
    see("swat", 0, 10 * MINUTE, 1);

    // when: five minutes, and the on-delay
    tick(15 * MINUTE + 9);
    assertThat(run.kinds()).isEmpty();
    tick(15 * MINUTE + 10);

    // then
    assertThat(run.kinds()).containsExactly(OPENED);
    Alert opened = told();
    assertThat(opened.category()).isEqualTo(Category.DATA);
    assertThat(opened.severity()).isEqualTo(Severity.WARNING);
    assertThat(opened.cause()).isEqualTo(Cause.UNKNOWN);
    assertThat(opened.startedAt()).isEqualTo(START.plusSeconds(15 * MINUTE).minus(behind));
    assertThat(opened.text())
        .isEqualTo(
            "WARNING DATA fault at plant-1 since 2015-12-28T10:14:58Z: stream swat is silent, as"
                + " all of its asset is");

    // when: it is looked at again, and comes back
    tick(16 * MINUTE);
    tick(HOUR);
    see("swat", HOUR, HOUR + 58, 1);
    assertThat(run.kinds()).containsExactly(OPENED);
    see("swat", HOUR + 59, HOUR + 61, 1);

    // then
    assertThat(run.kinds()).containsExactly(OPENED, RESOLVED);
    assertThat(run.changes().getLast().ending()).isEqualTo(Ending.QUIET);
    assertThat(run.state().isCalm()).isTrue();
  }

  @Test
  void isNotWhoWasNeverThereForAsLong() {
    // given
    see("swat", 0, 4 * MINUTE, 1);

    // when
    tick(2 * HOUR);

    // then
    assertThat(run.kinds()).isEmpty();
    assertThat(lookAt(4 * MINUTE)).isEmpty();
  }

  @Test
  void isNotWhoSendsSeldomUntilItsPaceIsDoubled() {
    // given
    see("swat", 0, 2 * HOUR, 10 * MINUTE);

    // when
    tick(2 * HOUR + 20 * MINUTE);

    // then
    assertThat(run.kinds()).isEmpty();
    tick(2 * HOUR + 20 * MINUTE + 10);
    assertThat(run.kinds()).containsExactly(OPENED);
  }

  @Test
  void isNotAReplayOfLongAgoThatEnds() {
    // given
    behind = Duration.ofDays(2);
    see("swat", 0, 10 * MINUTE, 1);

    // when
    tick(HOUR);

    // then
    assertThat(run.kinds()).isEmpty();
  }

  @Test
  void isNotWhomWeCouldNotHear() {
    // given
    see("swat", 0, 10 * MINUTE, 1);

    // when: we were away for hours, and are back
    Instant back = START.plusSeconds(3 * HOUR);
    tick(3 * HOUR, back);
    tick(3 * HOUR + 5 * MINUTE, back);

    // then
    assertThat(run.kinds()).isEmpty();
    tick(3 * HOUR + 6 * MINUTE, back);
    assertThat(run.kinds()).containsExactly(OPENED);
    assertThat(told().startedAt()).isEqualTo(START.plusSeconds(15 * MINUTE).minus(behind));
  }

  @Test
  void isSilentOnceAllItsStreamsAre() {
    // given: one each second, one in ten minutes
    seeTwo(10 * MINUTE);

    // when: the slow one may still come
    tick(30 * MINUTE);

    // then
    assertThat(run.kinds()).isEmpty();
    tick(41 * MINUTE);
    assertThat(run.kinds()).containsExactly(OPENED);
  }

  @Test
  void goesOnForTheStreamThatDoesNotComeBack() {
    // given: both are silent
    seeTwo(1);
    tick(26 * MINUTE);
    assertThat(run.kinds()).containsExactly(OPENED);
    assertThat(run.state().incident(Category.DATA).episode().streams())
        .containsExactly("flows", "swat");

    // when
    see("swat", HOUR, 2 * HOUR, 1);

    // then
    assertThat(run.state().isOpen(Category.DATA)).isTrue();
    assertThat(told().text()).contains("stream flows is silent, others of its asset go on");

    // when
    see("flows", 2 * HOUR, 2 * HOUR + 5 * MINUTE, 1);

    // then
    assertThat(run.kinds()).endsWith(RESOLVED);
    assertThat(run.state().isOpen(Category.DATA)).isFalse();
  }

  @Test
  void endsWithoutAllClearAfterTheLongestSilence() {
    // given
    see("swat", 0, 10 * MINUTE, 1);
    tick(16 * MINUTE);

    // when
    tick(10 * MINUTE + 24 * HOUR);

    // then
    assertThat(run.kinds()).containsExactly(OPENED, RESOLVED);
    assertThat(run.changes().getLast().ending()).isEqualTo(Ending.SILENCE);
    assertThat(lookAt(10 * MINUTE + 24 * HOUR)).isEmpty();

    // when: it is never told again
    tick(30 * HOUR);

    // then
    assertThat(run.kinds()).hasSize(2);
  }

  /** What a person has resolved comes back as the same incident, or later as another one. */
  @Test
  void isToldAgainWhenItGoesOnAfterSomebodyResolvedIt() {
    // given
    see("swat", 0, 10 * MINUTE, 1);
    tick(16 * MINUTE);
    tick(HOUR);
    run.see(run.command(Category.DATA, CommandKind.RESOLVE, "anna"));

    // when
    tick(HOUR + MINUTE);
    tick(HOUR + 2 * MINUTE);

    // then: another one, from then on
    assertThat(run.kinds()).containsExactly(OPENED, RESOLVED, OPENED);
    assertThat(run.changes().stream().map(Change::incident).distinct()).hasSize(2);
  }

  @Test
  void isLookedAtWhenItIsDueAndAgainWhileItLasts() {
    // given
    see("swat", 0, 10 * MINUTE, 1);

    // when, then
    assertThat(lookAt(10 * MINUTE)).contains(START.plusSeconds(15 * MINUTE + 10));
    tick(16 * MINUTE);
    assertThat(lookAt(16 * MINUTE)).contains(START.plusSeconds(17 * MINUTE));
  }

  private Optional<Instant> lookAt(int second) {
    return new IncidentMachine(IncidentPolicy.DEFAULT)
        .lookAt(run.state(), START.plusSeconds(second));
  }
}
