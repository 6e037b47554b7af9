package io.sluice.models.evaluation;

import static org.assertj.core.api.Assertions.assertThat;

import io.sluice.contracts.BundleRef;
import io.sluice.contracts.Debounce;
import io.sluice.contracts.DetectorScore;
import io.sluice.contracts.profile.Profile;
import io.sluice.contracts.profile.ProfileKind;
import io.sluice.contracts.profile.Tag;
import io.sluice.contracts.profile.TagKind;
import io.sluice.incidents.IncidentPolicy;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** Records ten seconds apart; an incident is over after a minute of normal ones. */
class IncidentFiguresTest {

  private final JudgedRows rows = new JudgedRows(ProfileKind.EVENTS);
  private final List<Integer> attacks = new ArrayList<>();

  @Test
  void anIncidentThatOpensAtAnAttackFindsItOnce() {
    // given
    normal(10, 0.1);
    attack(1, "scan", 0.2);
    attack(1, "scan", 1.2);
    normal(2, 0.1);
    attack(1, "scan", 1.2);
    normal(10, 0.1);

    // when
    IncidentFigures figures = figures();

    // then
    assertThat(figures.attacks()).containsExactly(new IncidentFigures.Attack("scan", 10.0));
    assertThat(figures.falseIncidents()).isZero();
  }

  @Test
  void anIncidentThatOpensAtANormalRecordIsFalseAndFindsNothingUnlessItGetsWorse() {
    // given
    normal(1, 1.2);
    attack(1, "scan", 1.2);
    attack(2, "flood", 2.1);
    normal(10, 0.1);

    // when
    IncidentFigures figures = figures();

    // then
    assertThat(figures.attacks())
        .containsExactly(
            new IncidentFigures.Attack("scan", null), new IncidentFigures.Attack("flood", 0.0));
    assertThat(figures.falseIncidents()).isEqualTo(1);
  }

  @Test
  void normalRecordsApartAreIncidentsApart() {
    // given
    normal(1, 1.2);
    normal(10, 0.1);
    normal(2, 1.2);
    normal(10, 0.1);

    // when
    IncidentFigures figures = figures().plus(figures());

    // then
    assertThat(figures.falseIncidents()).isEqualTo(4);
    assertThat(figures.days()).isEqualTo(2 * 220.0 / 86_400);
  }

  @Test
  void whatAnotherStreamTellsLaterFindsWhatThisOneMisses() {
    // given: an attack of records that look normal, and an interval of a minute that does not
    normal(6, 0.1);
    attack(1, "flood", 0.1);
    normal(30, 0.1);
    var intervals = new JudgedRows(ProfileKind.SIGNALS);
    var parts = new ArrayList<Integer>();
    for (int minute = 0; minute < 5; minute++) {
      int row =
          intervals.add(
              60_000L * minute, Truth.of(minute == 1 ? 1 : 0), minute == 1 ? "flood" : null);
      double ratio = minute == 2 ? 1.2 : 0.1;
      intervals.judge(
          row,
          60_000L * Math.max(0, minute - 1),
          false,
          ratio,
          Map.<String, DetectorScore>of(),
          List.of());
      parts.add(minute == 1 ? 1 : 0);
    }

    // when
    IncidentFigures alone = figures();
    IncidentFigures both =
        IncidentFigures.of(
            List.of(
                stream(rows, attacks, Duration.ZERO),
                stream(intervals, parts, Duration.ofSeconds(90))));

    // then: told a minute and a half after the begin of the third interval
    assertThat(alone.attacks()).containsExactly(new IncidentFigures.Attack("flood", null));
    assertThat(both.attacks()).containsExactly(new IncidentFigures.Attack("flood", 150.0));
    assertThat(both.falseIncidents()).isZero();
  }

  private void normal(int count, double ratio) {
    for (int i = 0; i < count; i++) {
      add(0, null, ratio);
    }
  }

  private void attack(int id, String kind, double ratio) {
    add(id, kind, ratio);
  }

  private void add(int id, String kind, double ratio) {
    long time = 10_000L * rows.size();
    int row = rows.add(time, Truth.of(id == 0 ? 0 : 1), kind);
    rows.judge(row, time, false, ratio, Map.<String, DetectorScore>of(), List.of());
    attacks.add(id);
  }

  private IncidentFigures figures() {
    return IncidentFigures.of(List.of(stream(rows, attacks, Duration.ZERO)));
  }

  private static JudgedStream stream(JudgedRows rows, List<Integer> attacks, Duration delay) {
    var profile =
        Profile.events(
            "flows",
            List.of(new Tag("bytes", null, TagKind.CONTINUOUS, 0, null, null, null)),
            Duration.ofSeconds(10));
    var judged =
        new Judged(
            "flows 1",
            new BundleRef("1", "abc"),
            profile,
            IncidentPolicy.of(new Debounce(Duration.ZERO, Duration.ofMinutes(1)))
                .withRelapsesApart(),
            null,
            rows,
            new EvaluationReport.Rows(rows.size(), 0, 0, 0, rows.size()));
    return new JudgedStream(judged, attacks.stream().mapToInt(Integer::intValue).toArray(), delay);
  }
}
