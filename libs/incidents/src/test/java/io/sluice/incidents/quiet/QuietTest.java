package io.sluice.incidents.quiet;

import static io.sluice.incidents.quiet.Entries.NOON;
import static io.sluice.incidents.quiet.Entries.alert;
import static io.sluice.incidents.quiet.Entries.asset;
import static io.sluice.incidents.quiet.Entries.hour;
import static io.sluice.incidents.quiet.Entries.revoked;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import io.sluice.contracts.Alert;
import io.sluice.contracts.AlertKind;
import io.sluice.contracts.Glob;
import io.sluice.contracts.QuietKind;
import io.sluice.contracts.QuietRef;
import io.sluice.contracts.Severity;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;

class QuietTest {

  private static final Instant LATER = NOON.plus(Duration.ofHours(3));
  private static final Alert OPENED = alert(AlertKind.OPENED, Severity.WARNING);

  private static Quiet quiet(QuietEntry... entries) {
    return new Quiet(
        List.of(entries),
        Map.of("cleaning", new ModePolicy(true, Optional.empty(), Optional.empty())));
  }

  private static Optional<QuietKind> kind(Quiet quiet, Alert alert, Moment at) {
    return quiet.of(alert, at, false, null).map(decision -> decision.why().kind());
  }

  @ParameterizedTest
  @EnumSource(names = {"SILENCE", "SHELVED", "MODE"})
  void whatIsAboutPeopleGoesByTheClockOnTheirWall(QuietKind kind) {
    Quiet quiet = quiet(hour(kind, asset("pump-*")));

    assertThat(kind(quiet, OPENED, new Moment(NOON, LATER))).contains(kind);
    assertThat(kind(quiet, OPENED, new Moment(LATER, NOON))).isEmpty();
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      nullValues = "-",
      value = {
        "asset=pump-*       | 12 | -",
        "asset=pump-*       | 13 | lasts longer than 12 hours",
        "incident=5b0b1a63* |  1 | -",
        "asset=*            |  1 | is about all assets",
        "asset=?*           |  1 | is about all assets",
        "asset!=pump-1      |  1 | is about all assets",
        "severity=INFO      |  1 | is about all assets",
      })
  void whatGoesBeyondAShiftOrNamesNoAssetIsReservedForEngineers(
      String condition, int hours, @Nullable String why) {
    // given
    String[] parts = condition.split("!?=");
    var matcher =
        new Matcher(
            MatchedField.of(parts[0]), new Glob(parts[1].strip()), !condition.contains("!"));

    // when
    QuietEntry entry =
        Entries.entry(QuietKind.SILENCE, NOON, NOON.plus(Duration.ofHours(hours)), matcher);

    // then
    assertThat(entry.reserved()).isEqualTo(Optional.ofNullable(why));
  }

  @Test
  void maintenanceIsAboutThePlantAndGoesByItsClock() {
    Quiet quiet = quiet(hour(QuietKind.MAINTENANCE, asset("pump-*")));

    assertThat(kind(quiet, OPENED, new Moment(LATER, NOON))).contains(QuietKind.MAINTENANCE);
    assertThat(kind(quiet, OPENED, new Moment(NOON, LATER))).isEmpty();
  }

  @Test
  void itSaysWhichOneItIsAndWhenItEnds() {
    QuietEntry silence = hour(QuietKind.SILENCE, asset("pump-*"));

    var decision = quiet(silence).of(OPENED, new Moment(NOON, NOON), false, null).orElseThrow();

    assertThat(decision.why())
        .isEqualTo(new QuietRef(QuietKind.SILENCE, silence.id().toString(), "because"));
    assertThat(decision.until()).isEqualTo(silence.to());
  }

  @Test
  void allMatchersMustMatch() {
    Quiet quiet =
        quiet(
            hour(
                QuietKind.SILENCE,
                asset("pump-*"),
                Matcher.equal(MatchedField.SEVERITY, "CRITICAL")));

    assertThat(kind(quiet, OPENED, new Moment(NOON, NOON))).isEmpty();
    assertThat(kind(quiet, alert(AlertKind.OPENED, Severity.CRITICAL), new Moment(NOON, NOON)))
        .contains(QuietKind.SILENCE);
  }

  @Test
  void whoWasToldOfItIsToldThatItIsOver() {
    Quiet quiet = quiet(hour(QuietKind.SILENCE, asset("*")));
    Alert resolved = alert(AlertKind.RESOLVED, Severity.WARNING);
    var now = new Moment(NOON, NOON);

    assertThat(quiet.of(resolved, now, true, null)).isEmpty();
    assertThat(quiet.of(resolved, now, false, null)).isPresent();
    assertThat(quiet.of(alert(AlertKind.ESCALATED, Severity.CRITICAL), now, true, null))
        .isPresent();
  }

  @ParameterizedTest
  @EnumSource(names = {"COMMENTED", "LABELLED"})
  void whatIsForTheRecordIsNotQuiet(AlertKind kind) {
    Quiet quiet = quiet(hour(QuietKind.SILENCE, asset("*")));

    assertThat(quiet.of(alert(kind, Severity.WARNING), new Moment(NOON, NOON), false, null))
        .isEmpty();
  }

  @Test
  void anEndIsTheEnd() {
    QuietEntry hour = hour(QuietKind.SILENCE, asset("*"));

    assertThat(hour.covers(NOON.minusMillis(1))).isFalse();
    assertThat(hour.covers(NOON)).isTrue();
    assertThat(hour.covers(hour.to().minusMillis(1))).isTrue();
    assertThat(hour.covers(hour.to())).isFalse();
  }

  @Test
  void takenBackWhileItRunsItEndsThereElseItNeverWas() {
    QuietEntry hour = hour(QuietKind.MAINTENANCE, asset("*"));
    Instant half = NOON.plus(Duration.ofMinutes(30));

    assertThat(revoked(hour, half).covers(NOON)).isTrue();
    assertThat(revoked(hour, half).covers(half)).isFalse();
    assertThat(revoked(hour, NOON.minusSeconds(1)).covers(NOON)).isFalse();
    assertThat(revoked(hour, LATER).covers(NOON)).isFalse();
  }

  private static final Map<String, ModePolicy> POLICIES =
      Map.of(
          "cleaning", new ModePolicy(true, Optional.empty(), Optional.of(Duration.ofMinutes(1))),
          "start-up",
              new ModePolicy(
                  false, Optional.of(Severity.CRITICAL), Optional.of(Duration.ofMinutes(10))));

  @Test
  void whatThePlantSaysOfItsModeCounts() {
    var quiet = new Quiet(List.of(), POLICIES);
    var now = new Moment(NOON, NOON);
    Alert critical = alert(AlertKind.ESCALATED, Severity.CRITICAL);

    assertThat(quiet.of(critical, now, false, "cleaning").map(decision -> decision.why().id()))
        .contains("cleaning");
    assertThat(quiet.of(OPENED, now, false, "start-up")).isPresent();
    assertThat(quiet.of(critical, now, false, "start-up")).isEmpty();
    assertThat(quiet.of(OPENED, now, false, "party")).isEmpty();
    assertThat(quiet.of(OPENED, now, false, null)).isEmpty();
    assertThat(quiet.onDelay("pump-7", NOON, "start-up")).contains(Duration.ofMinutes(10));
    assertThat(quiet.onDelay("pump-7", NOON, "party")).isEmpty();
  }

  @Test
  void whileSomebodyHasSaidAModeThePlantsWordDoesNotCount() {
    // given: the hour's mode is cleaning, said of an asset without a policy for it
    var entry = hour(QuietKind.MODE, asset("pump-7"));
    var quiet = new Quiet(List.of(entry), Map.of("start-up", POLICIES.get("start-up")));
    var quietest =
        new Quiet(List.of(revoked(entry, NOON)), Map.of("start-up", POLICIES.get("start-up")));
    var now = new Moment(NOON, NOON);

    assertThat(quiet.of(OPENED, now, false, "start-up")).isEmpty();
    assertThat(quiet.onDelay("pump-7", NOON, "start-up")).isEmpty();
    assertThat(quietest.of(OPENED, now, false, "start-up")).isPresent();
    assertThat(quiet.of(OPENED, new Moment(LATER, LATER), false, "start-up")).isPresent();
    assertThat(quiet.onDelay("pump-7", LATER, "start-up")).contains(Duration.ofMinutes(10));
  }

  @Test
  void aModeMayTellOfTheWorstAlone() {
    var quiet =
        new Quiet(
            List.of(hour(QuietKind.MODE, asset("pump-7"))),
            Map.of(
                "cleaning",
                new ModePolicy(
                    false, Optional.of(Severity.CRITICAL), Optional.of(Duration.ofMinutes(10)))));
    var now = new Moment(NOON, NOON);

    assertThat(kind(quiet, OPENED, now)).contains(QuietKind.MODE);
    assertThat(kind(quiet, alert(AlertKind.ESCALATED, Severity.CRITICAL), now)).isEmpty();
    assertThat(quiet.onDelay("pump-7", NOON, null)).contains(Duration.ofMinutes(10));
    assertThat(quiet.onDelay("pump-8", NOON, null)).isEmpty();
    assertThat(quiet.onDelay("pump-7", LATER, null)).isEmpty();
  }

  @Test
  void ofSeveralModesTheNewestCounts() {
    QuietEntry cleaning = hour(QuietKind.MODE, asset("pump-7"));
    var startUp =
        new QuietEntry(
            UUID.randomUUID(),
            QuietKind.MODE,
            cleaning.matchers(),
            "start-up",
            NOON,
            cleaning.to(),
            "again",
            "bert",
            cleaning.at().plusSeconds(1),
            null);

    assertThat(kind(quiet(cleaning, startUp), OPENED, new Moment(NOON, NOON))).isEmpty();
    assertThat(kind(quiet(cleaning), OPENED, new Moment(NOON, NOON))).contains(QuietKind.MODE);
  }

  @Test
  void theMaintenanceThatAnIncidentBeganInIsKnown() {
    QuietEntry window = hour(QuietKind.MAINTENANCE, asset("pump-*"));

    Quiet quiet = quiet(window, hour(QuietKind.SILENCE, asset("*")));

    assertThat(quiet.maintenance(Subject.of(OPENED), NOON)).contains(window);
    assertThat(quiet.maintenance(Subject.of(OPENED), LATER)).isEmpty();
  }

  @ParameterizedTest
  @CsvSource({
    "SILENCE, 0, to, after 'from'",
    "SILENCE, -60, to, after 'from'",
    "SHELVED, 10081, to, at most 7 days after 'from'",
    "MODE, 10081, to, at most 7 days after 'from'",
    "MAINTENANCE, 44641, to, at most 31 days after 'from'",
    "SILENCE, 129601, to, at most 90 days after 'from'",
  })
  void reversedOrTooLongIsRefused(QuietKind kind, int minutes, String field, String rule) {
    var refused =
        catchThrowableOfType(
            InvalidQuietException.class,
            () -> Entries.entry(kind, NOON, NOON.plus(Duration.ofMinutes(minutes)), asset("*")));

    assertThat(refused.field()).isEqualTo(field);
    assertThat(refused.rule()).isEqualTo(rule);
    assertThat(refused.getMessage()).contains(NOON.toString());
  }

  @Test
  void withoutMatchersOrReasonItIsRefused() {
    assertThat(
            catchThrowableOfType(InvalidQuietException.class, () -> hour(QuietKind.SILENCE))
                .field())
        .isEqualTo("matchers");
    assertThat(
            catchThrowableOfType(
                    InvalidQuietException.class,
                    () ->
                        new QuietEntry(
                            OPENED.id(),
                            QuietKind.SILENCE,
                            List.of(asset("*")),
                            null,
                            NOON,
                            LATER,
                            " ",
                            "anna",
                            NOON,
                            null))
                .field())
        .isEqualTo("reason");
  }

  @Test
  void aPolicyThatChangesNothingOrContradictsItselfIsRefused() {
    assertThatIllegalArgumentException()
        .isThrownBy(() -> new ModePolicy(false, Optional.empty(), Optional.empty()))
        .withMessageContaining("changes nothing");
    assertThatIllegalArgumentException()
        .isThrownBy(() -> new ModePolicy(true, Optional.of(Severity.CRITICAL), Optional.empty()))
        .withMessageContaining("set one of them");
  }

  @Test
  void onlyTheSameAboutTheSameOverlaps() {
    QuietEntry hour = hour(QuietKind.MAINTENANCE, asset("pump-7"));

    assertThat(hour.overlaps(hour(QuietKind.MAINTENANCE, asset("pump-7")))).isTrue();
    assertThat(hour.overlaps(hour(QuietKind.MAINTENANCE, asset("pump-8")))).isFalse();
    assertThat(hour.overlaps(hour(QuietKind.SILENCE, asset("pump-7")))).isFalse();
    assertThat(
            hour.overlaps(
                Entries.entry(
                    QuietKind.MAINTENANCE, hour.to(), hour.to().plusSeconds(1), asset("pump-7"))))
        .isFalse();
    assertThat(hour.overlaps(revoked(hour, NOON))).isFalse();
  }

  /** What nobody asked to be quiet is never quiet; what somebody did is, until that ends. */
  @Property(tries = 500)
  void aDecisionIsThatOfAnEntryThatAppliesAndNoneIsMissed(
      @ForAll("entries") List<QuietEntry> entries, @ForAll("moments") Moment at) {
    Quiet quiet = quiet(entries.toArray(QuietEntry[]::new));

    var decision = quiet.of(OPENED, at, false, null);

    var applying =
        entries.stream()
            .filter(entry -> entry.matches(Subject.of(OPENED)))
            .filter(entry -> entry.covers(entry.clock(at)))
            .toList();
    assertThat(decision.isPresent()).isEqualTo(!applying.isEmpty());
    decision.ifPresent(
        made -> {
          var chosen =
              applying.stream()
                  .filter(entry -> entry.id().toString().equals(made.why().id()))
                  .findFirst()
                  .orElseThrow();
          assertThat(made.until()).isEqualTo(chosen.end()).isAfter(chosen.clock(at));
        });
  }

  @Provide
  Arbitrary<Moment> moments() {
    Arbitrary<Instant> instants =
        Arbitraries.integers().between(-30, 200).map(m -> NOON.plus(Duration.ofMinutes(m)));
    return Combinators.combine(instants, instants).as(Moment::new);
  }

  @Provide
  Arbitrary<List<QuietEntry>> entries() {
    Arbitrary<QuietEntry> one =
        Combinators.combine(
                Arbitraries.of(
                    QuietKind.SILENCE, QuietKind.MAINTENANCE, QuietKind.SHELVED, QuietKind.MODE),
                Arbitraries.integers().between(0, 120),
                Arbitraries.integers().between(1, 90),
                Arbitraries.of("pump-*", "pump-7", "valve-*"),
                Arbitraries.integers().between(-10, 200).injectNull(0.7))
            .as(
                (kind, begin, length, glob, taken) -> {
                  Instant from = NOON.plus(Duration.ofMinutes(begin));
                  QuietEntry entry =
                      Entries.entry(kind, from, from.plus(Duration.ofMinutes(length)), asset(glob));
                  return taken == null
                      ? entry
                      : revoked(entry, NOON.plus(Duration.ofMinutes(taken)));
                });
    return one.list().ofMaxSize(6);
  }
}
