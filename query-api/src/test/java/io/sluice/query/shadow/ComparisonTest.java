package io.sluice.query.shadow;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.sluice.contracts.Debounce;
import io.sluice.contracts.profile.SeverityLevels;
import io.sluice.incidents.IncidentPolicy;
import io.sluice.incidents.PoliciesInForce;
import io.sluice.query.scoring.BundleTerms.Terms;
import io.sluice.query.shadow.PairedWindow.Judgement;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.function.IntToDoubleFunction;
import org.junit.jupiter.api.Test;

class ComparisonTest {

  private static final Instant START = Instant.parse("2026-01-05T10:00:00Z");
  private static final ShadowView.Scope SCOPE =
      new ShadowView.Scope("swat", START, START.plusSeconds(3_600), false, 0, true);

  private static List<PairedWindow> windows(
      int seconds, IntToDoubleFunction champion, IntToDoubleFunction shadow) {
    var windows = new ArrayList<PairedWindow>();
    for (int second = 0; second < seconds; second++) {
      Instant end = START.plusSeconds(second);
      windows.add(
          new PairedWindow(
              "plant",
              "swat",
              end.minusSeconds(59),
              end,
              1,
              judgement("2", shadow.applyAsDouble(second)),
              judgement("1", champion.applyAsDouble(second))));
    }
    return windows;
  }

  private static Judgement judgement(String version, double ratio) {
    return new Judgement(version, ratio, SeverityLevels.DEFAULT.of(ratio), 10 * ratio);
  }

  private static ShadowView compare(
      List<PairedWindow> windows, Optional<Terms> ofShadow, List<TimedIncident> right) {
    return Comparison.of(
        SCOPE, PoliciesInForce.DEFAULT, windows, Optional.empty(), ofShadow, right);
  }

  @Test
  void anIncidentThatPeopleCalledRightIsNoFalseAlarm() {
    // given an anomaly of a minute that both see, another that the champion alone sees
    var windows =
        windows(
            2 * 86_400,
            second -> second / 60 == 10 || second / 60 == 600 ? 2.5 : 0.5,
            second -> second / 60 == 10 ? 1.7 : 0.5);
    var right = new TimedIncident("plant", START.plusSeconds(620), START.plusSeconds(640));

    // when
    ShadowView view = compare(windows, Optional.empty(), List.of(right));

    // then
    assertThat(view.champion().incidents()).isEqualTo(2);
    assertThat(view.champion().right()).isEqualTo(1);
    assertThat(view.champion().falseAlarmsADay()).isCloseTo(0.5, within(1e-3));
    assertThat(view.shadow().incidents()).isEqualTo(1);
    assertThat(view.shadow().critical()).isZero();
    assertThat(view.shadow().falseAlarmsADay()).isZero();
    assertThat(view.differences())
        .singleElement()
        .satisfies(one -> assertThat(one.raisedBy()).isEqualTo(ShadowView.Who.CHAMPION));
    assertThat(view.shadow().ratioMedian()).isEqualTo(0.5);
  }

  @Test
  void eachIsAsPatientAsItsBundle() {
    // given an anomaly of half a minute
    var windows =
        windows(
            600, second -> second / 30 == 3 ? 2.5 : 0.5, second -> second / 30 == 3 ? 2.5 : 0.5);
    var patient = new Terms(new Debounce(Duration.ofMinutes(1), Duration.ofMinutes(1)), null);

    // when
    ShadowView view = compare(windows, Optional.of(patient), List.of());

    // then
    assertThat(view.champion().incidents()).isEqualTo(1);
    assertThat(view.shadow().incidents()).isZero();
    assertThat(view.agreement()).isEqualTo(1);
  }

  @Test
  void whatIsSetForTheProfileHoldsForBoth() {
    // given an anomaly of half a minute, and that none is told before it is a minute long
    var windows =
        windows(
            600, second -> second / 30 == 3 ? 2.5 : 0.5, second -> second / 30 == 3 ? 2.5 : 0.5);
    var minute = new Debounce(Duration.ofMinutes(1), Duration.ofMinutes(1));
    var hasty = new Terms(new Debounce(Duration.ZERO, Duration.ZERO), null);
    var policies =
        new PoliciesInForce(
            IncidentPolicy.DEFAULT, new TreeMap<>(Map.of("swat", IncidentPolicy.of(minute))));

    // when
    ShadowView view =
        Comparison.of(SCOPE, policies, windows, Optional.empty(), Optional.of(hasty), List.of());

    // then
    assertThat(view.champion().incidents()).isZero();
    assertThat(view.shadow().incidents()).isZero();
  }

  @Test
  void windowsThatTheChampionHasNotJudgedAreNotCompared() {
    // given
    var alone =
        new PairedWindow(
            "plant", "swat", START.minusSeconds(59), START, 1, judgement("2", 3), null);

    // when
    ShadowView view = compare(List.of(alone), Optional.empty(), List.of());

    // then
    assertThat(view.shadowed()).isEqualTo(1);
    assertThat(view.windows()).isZero();
    assertThat(view.agreement()).isNull();
    assertThat(view.shadow().above()).isZero();
  }
}
