package io.sluice.incidents;

import static io.sluice.contracts.AlertKind.ESCALATED;
import static io.sluice.contracts.AlertKind.LABELLED;
import static io.sluice.contracts.AlertKind.OPENED;
import static io.sluice.contracts.AlertKind.RESOLVED;
import static io.sluice.incidents.Observations.CRITICAL;
import static io.sluice.incidents.Observations.GIVEN_AT;
import static io.sluice.incidents.Observations.QUIET;
import static io.sluice.incidents.Observations.WARNING;
import static org.assertj.core.api.Assertions.assertThat;

import io.sluice.contracts.Category;
import io.sluice.contracts.CommandKind;
import io.sluice.contracts.Contributor;
import io.sluice.contracts.Severity;
import io.sluice.incidents.known.Deviation;
import io.sluice.incidents.known.KnownAlarm;
import io.sluice.incidents.known.KnownAlarms;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import org.junit.jupiter.api.Test;

/** What is like a false alarm that somebody called known. */
class KnownFalseAlarmTest {

  private static final Duration MONTH = Duration.ofDays(30);
  private static final Judges FIRST = Judges.of("first", Set.of("forecaster"));
  private static final Judges SECOND = Judges.of("second", Set.of("forecaster"));

  /** A level that reads too much. */
  private static final List<Contributor> HIGH = List.of(part("LIT301", 0.8, 1150), flow(0.2));

  private static final List<Contributor> LOW = List.of(part("LIT301", 0.8, 550), flow(0.2));
  private static final List<Contributor> FLOW = List.of(part("LIT301", 0.3, 1150), flow(0.7));

  private static Contributor part(String tag, double share, double observed) {
    return new Contributor(tag, share, observed, 850.0, "mm");
  }

  private static Contributor flow(double share) {
    return new Contributor("FIT101", share, 2.0, 3.0, "m3/h");
  }

  private static Observation seen(
      int second, double ratio, List<Contributor> tags, Judges judges, Instant heardAt) {
    return Observations.heard(
        heardAt, Observations.by(judges, Observations.process(second, ratio, tags)));
  }

  private static Run see(Run run, int from, int to, double ratio, List<Contributor> tags) {
    for (int second = from; second <= to; second++) {
      run.see(seen(second, ratio, tags, FIRST, GIVEN_AT));
    }
    return run;
  }

  /** A critical false alarm that is over, and its cooldown. */
  private static Run falseAlarm() {
    Run run = Run.withCooldown(Duration.ofSeconds(60));
    see(run, 0, 20, CRITICAL, HIGH);
    see(run, 21, 200, QUIET, HIGH);
    assertThat(run.kinds()).containsExactly(OPENED, RESOLVED);
    return run;
  }

  private static UUID first(Run run) {
    return run.changes().getFirst().incident();
  }

  @Test
  void isToldAsInfoAndSaysWhatItIsLike() {
    // given
    Run run = falseAlarm().know(MONTH);

    // when
    see(run, 300, 320, CRITICAL, HIGH);

    // then
    assertThat(run.kinds()).containsExactly(OPENED, RESOLVED, LABELLED, OPENED);
    Change lowered = run.changes().getLast();
    assertThat(lowered.severity()).isEqualTo(Severity.INFO);
    assertThat(lowered.episode().known()).isEqualTo(first(run));
    assertThat(lowered.episode().peakRatio()).isEqualTo(CRITICAL);
    assertThat(AlertText.of(lowered))
        .startsWith("INFO on plant-1 (like a known false alarm): LIT301");
    assertThat(AlertText.of(run.changes().get(2)))
        .isEqualTo(
            "CRITICAL on plant-1 labelled FALSE_POSITIVE by anna, known until %s"
                .formatted(GIVEN_AT.plus(MONTH)));
  }

  @Test
  void whatIsNotKnownIsToldAsEver() {
    // given
    Run run = falseAlarm().give(CommandKind.LABEL);

    // when
    see(run, 300, 320, CRITICAL, HIGH);

    // then
    assertThat(run.changes().getLast().severity()).isEqualTo(Severity.CRITICAL);
    assertThat(run.changes().getLast().episode().known()).isNull();
    assertThat(run.state().known()).isEqualTo(KnownAlarms.NONE);
  }

  @Test
  void anotherDirectionOtherTagsOrFarWorseIsAnAlarm() {
    for (var other : List.of(LOW, FLOW)) {
      // given
      Run run = falseAlarm().know(MONTH);

      // when
      see(run, 300, 320, WARNING, other);

      // then
      assertThat(run.changes().getLast().severity()).isEqualTo(Severity.WARNING);
    }
    Run worse = falseAlarm().know(MONTH);
    see(worse, 300, 320, CRITICAL * 1.6, HIGH);
    assertThat(worse.changes().getLast().severity()).isEqualTo(Severity.CRITICAL);
  }

  @Test
  void whatBeginsLikeItAndGoesAnotherWayEscalates() {
    // given
    Run run = falseAlarm().know(MONTH);
    see(run, 300, 320, CRITICAL, HIGH);

    // when: less bad than it was, but another matter, and no shorter than what opens an incident
    see(run, 321, 330, WARNING, LOW);
    assertThat(run.kinds()).doesNotContain(ESCALATED);
    see(run, 331, 331, WARNING, LOW);

    // then
    assertThat(run.kinds()).containsExactly(OPENED, RESOLVED, LABELLED, OPENED, ESCALATED);
    assertThat(run.changes().getLast().severity()).isEqualTo(Severity.WARNING);
    assertThat(run.changes().getLast().episode().known()).isNull();
  }

  @Test
  void whatItLooksLikeAsItFadesBeginsNothing() {
    // given: a value that was off comes back, which is off into the other direction
    Run known = Run.withCooldown(Duration.ZERO);
    see(known, 0, 20, CRITICAL, HIGH);
    see(known, 21, 40, CRITICAL, LOW);
    see(known, 41, 200, QUIET, HIGH);
    known.know(MONTH);
    AssetState state = known.state();

    // when
    Run same = Run.withCooldown(Duration.ZERO).resumedFrom(state);
    see(same, 300, 320, CRITICAL, HIGH);
    see(same, 321, 340, CRITICAL, LOW);
    Run other = Run.withCooldown(Duration.ZERO).resumedFrom(state);
    see(other, 300, 320, CRITICAL, LOW);

    // then
    assertThat(same.changes()).extracting(Change::severity).containsExactly(Severity.INFO);
    assertThat(other.changes()).extracting(Change::severity).containsExactly(Severity.CRITICAL);
  }

  @Test
  void whatLastsLongerThanItDidIsAnAlarm() {
    // given: one of 20 seconds
    Run run = falseAlarm().know(MONTH);

    // when: a quarter more, ten seconds for what nobody knows so exactly, and what opens an
    // incident
    see(run, 300, 345, CRITICAL, HIGH);
    assertThat(run.kinds()).doesNotContain(ESCALATED);
    see(run, 346, 346, CRITICAL, HIGH);

    // then
    assertThat(run.kinds()).containsExactly(OPENED, RESOLVED, LABELLED, OPENED, ESCALATED);
    assertThat(run.changes().getLast().severity()).isEqualTo(Severity.CRITICAL);
  }

  @Test
  void whatComesAgainSoonHasLastedSinceTheFirstTime() {
    // given
    Run run = falseAlarm().know(MONTH);
    see(run, 300, 320, CRITICAL, HIGH);
    see(run, 321, 700, QUIET, HIGH);
    assertThat(run.changes().getLast().severity()).isEqualTo(Severity.INFO);
    AssetState state = run.state();

    // when
    see(run, 701, 720, CRITICAL, HIGH);
    Run later = Run.withCooldown(Duration.ZERO).resumedFrom(state);
    see(later, 2_400, 2_420, CRITICAL, HIGH);

    // then
    assertThat(run.changes().getLast().severity()).isEqualTo(Severity.CRITICAL);
    assertThat(later.changes().getLast().severity()).isEqualTo(Severity.INFO);
  }

  @Test
  void whatTurnsIntoItBeforeItLastedIsNoMoreThanItsBeginning() {
    // given
    Run run = falseAlarm().know(MONTH);

    // when
    see(run, 300, 303, WARNING, FLOW);
    see(run, 304, 320, CRITICAL, HIGH);

    // then
    assertThat(run.changes().getLast().kind()).isEqualTo(OPENED);
    assertThat(run.changes().getLast().severity()).isEqualTo(Severity.INFO);
  }

  @Test
  void endsByTheWallClockAndWithAnotherBundle() {
    // given
    Run late = falseAlarm().know(MONTH);
    Run trained = falseAlarm().know(MONTH);

    // when
    for (int second = 300; second <= 320; second++) {
      late.see(seen(second, CRITICAL, HIGH, FIRST, GIVEN_AT.plus(MONTH)));
      trained.see(seen(second, CRITICAL, HIGH, SECOND, GIVEN_AT));
    }

    // then
    assertThat(late.changes().getLast().severity()).isEqualTo(Severity.CRITICAL);
    assertThat(trained.changes().getLast().severity()).isEqualTo(Severity.CRITICAL);
  }

  @Test
  void aLaterLabelRevokesIt() {
    // given
    Run run = falseAlarm().know(MONTH);
    assertThat(run.state().known().all()).hasSize(1);

    // when
    run.give(CommandKind.LABEL);
    see(run, 300, 320, CRITICAL, HIGH);

    // then
    assertThat(run.state().known().isEmpty()).isTrue();
    assertThat(run.changes().getLast().severity()).isEqualTo(Severity.CRITICAL);
  }

  @Test
  void isKeptWithTheStateOfItsAsset() throws Exception {
    // given
    AssetState known = falseAlarm().know(MONTH).state();

    // when
    AssetState read = Run.stored(known);

    // then
    assertThat(read).isEqualTo(known);
    assertThat(AssetStateJson.encode(falseAlarm().state())).doesNotContain("known");
  }

  @Test
  void anAssetHasABoundedNumberOfThem() {
    // given
    Run run = falseAlarm();
    var one = run.know(MONTH).state().known().all().getFirst();
    var full = KnownAlarms.NONE;
    for (int i = 0; i < KnownAlarms.MOST; i++) {
      full =
          full.with(
              List.of(
                  new KnownAlarm(
                      new UUID(1, i),
                      one.stream(),
                      one.profile(),
                      one.bundle(),
                      one.appearances(),
                      one.until())));
    }
    run.resumedFrom(run.state().with(full));

    // when
    run.know(MONTH);

    // then
    assertThat(run.answers())
        .containsExactly(
            "asset plant-1 has 100 known false alarms, and 100 at most: revoke some of them, or"
                + " train anew");
    assertThat(run.state().known()).isEqualTo(full);
  }

  @Test
  void aFaultOfTheDataIsNoFalseAlarmToBeKnown() {
    // given
    Run run = Run.withCooldown(Duration.ZERO).see(0, 20, QUIET, WARNING);

    // when
    run.see(run.known(Category.DATA, MONTH));

    // then
    assertThat(run.answers().getFirst())
        .endsWith("is about DATA, and only a false alarm of the process can be known");
  }

  @Test
  void theDistanceIsThePartThatIsElsewhere() {
    // given
    Deviation high = Deviation.of(HIGH);

    // when / then
    assertThat(high.distance(Deviation.of(HIGH))).isZero();
    assertThat(high.distance(Deviation.of(FLOW))).isEqualTo(0.5);
    assertThat(high.distance(Deviation.of(LOW))).isEqualTo(0.8);
    assertThat(high.distance(Deviation.of(List.of()))).isEqualTo(1);
    assertThat(Deviation.of(HIGH).parts()).containsOnlyKeys("LIT301+", "FIT101-");
  }

  @Test
  void aValueThatIsUsualIsOffToNeitherSide() {
    // given: within the band, but not what it should have been just then
    var within = Deviation.of(List.of(banded(850)));

    // when / then
    assertThat(within.parts()).containsOnlyKeys("LIT301~");
    assertThat(within.distance(Deviation.of(List.of(banded(870))))).isZero();
    for (double off : new double[] {1150, 550}) {
      var other = Deviation.of(List.of(banded(off)));
      assertThat(within.distance(other)).isZero();
      assertThat(other.distance(within)).isZero();
    }
  }

  private static Contributor banded(double observed) {
    return new Contributor(
        null, "LIT301", 1, observed, 840.0, 800.0, 900.0, "mm", null, null, null);
  }
}
