package io.sluice.alert.incident;

import static org.assertj.core.api.Assertions.assertThat;

import io.sluice.incidents.PoliciesInForce;
import io.sluice.platform.startup.Faults;
import java.time.Duration;
import java.util.Map;
import org.junit.jupiter.api.Test;

class ConfiguredPoliciesTest {

  @Test
  void withoutSettingsTheUsualOnesAreInForce() {
    assertThat(ConfiguredPolicies.of(IncidentConfigs.of(Map.of())))
        .isEqualTo(PoliciesInForce.DEFAULT);
  }

  @Test
  void whatIsNotSetForAProfileIsAsItIsSetForAll() {
    // given
    var config =
        IncidentConfigs.of(
            Map.of(
                "sluice.alert.incident.off-delay", "3m",
                "sluice.alert.incident.profiles.swat.on-delay", "5s",
                "sluice.alert.incident.profiles.swat.reopen-within", "7m",
                "sluice.alert.incident.profiles.swat.stream-silent", "0s"));

    // when
    PoliciesInForce policies = ConfiguredPolicies.of(config);

    // then
    var swat = policies.of("swat", null);
    assertThat(policies.byProfile()).containsOnlyKeys("swat");
    assertThat(swat.onDelay()).isEqualTo(Duration.ofSeconds(5));
    assertThat(swat.offDelay()).isEqualTo(Duration.ofMinutes(3));
    assertThat(swat.course().reopenWithin()).isEqualTo(Duration.ofMinutes(7));
    assertThat(swat.watch().streamSilent()).isZero();
    assertThat(policies.usual().onDelay()).isEqualTo(Duration.ofSeconds(10));
  }

  @Test
  void eachProfileThatContradictsItselfIsNamed() {
    // given
    var faults = new Faults();
    var config =
        IncidentConfigs.of(
            Map.of(
                "sluice.alert.incident.profiles.swat.on-delay", "-5s",
                "sluice.alert.incident.profiles.tep.hold-ratio", "7",
                "sluice.alert.incident.profiles.wadi.on-delay", "5s"));

    // when
    ConfiguredPolicies.check(config, faults);

    // then
    assertThat(faults.sentences())
        .satisfiesExactly(
            swat -> assertThat(swat).startsWith("sluice.alert.incident.profiles.swat: "),
            tep -> assertThat(tep).startsWith("sluice.alert.incident.profiles.tep: "));
  }
}
