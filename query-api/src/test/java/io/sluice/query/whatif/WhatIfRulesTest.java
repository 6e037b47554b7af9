package io.sluice.query.whatif;

import static org.assertj.core.api.Assertions.assertThat;

import io.sluice.contracts.Debounce;
import io.sluice.incidents.IncidentPolicy;
import io.sluice.incidents.PoliciesInForce;
import java.time.Duration;
import java.util.Map;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;

class WhatIfRulesTest {

  private static final Duration HOUR = Duration.ofHours(1);
  private static final IncidentPolicy USUAL = IncidentPolicy.DEFAULT;

  /** Of the tank something is set; the pump's bundle says something, the valve's nothing. */
  private static WhatIfRules rules(Duration onDelay) {
    var set =
        new PoliciesInForce(
            USUAL, new TreeMap<>(Map.of("tank", USUAL.with(new Debounce(Duration.ZERO, HOUR)))));
    return WhatIfRules.of(
        set,
        Map.of("a", "tank", "b", "pump", "c", "valve"),
        Map.of(
            "tank", new Debounce(HOUR, HOUR),
            "pump", new Debounce(Duration.ofMinutes(2), Duration.ofMinutes(3))),
        onDelay,
        true);
  }

  @Test
  void eachProfileIsAsPatientAsItIsSetThenAsItsBundleSays() {
    // when
    WhatIfRules rules = rules(null);

    // then
    assertThat(rules.policies().of(rules.profile("a"), null).onDelay()).isZero();
    assertThat(rules.policies().of(rules.profile("a"), null).offDelay()).isEqualTo(HOUR);
    assertThat(rules.policies().of(rules.profile("b"), null).onDelay())
        .isEqualTo(Duration.ofMinutes(2));
    assertThat(rules.policies().of(rules.profile("c"), null)).isEqualTo(USUAL);
  }

  @Test
  void anOnDelayThatIsAskedForIsThatOfAllAndNothingElseChanges() {
    // when
    WhatIfRules rules = rules(Duration.ofSeconds(7));

    // then
    assertThat(rules.policies().byProfile().values())
        .extracting(IncidentPolicy::onDelay)
        .containsOnly(Duration.ofSeconds(7));
    assertThat(rules.policies().of("tank", null).offDelay()).isEqualTo(HOUR);
    assertThat(rules.policies().of("pump", null).offDelay()).isEqualTo(Duration.ofMinutes(3));
  }

  @Test
  void whatIsReadAfterAnAnomalyIsEnoughForTheMostPatient() {
    assertThat(rules(null).longestAfter()).isGreaterThanOrEqualTo(HOUR.plus(USUAL.cooldown()));
  }
}
