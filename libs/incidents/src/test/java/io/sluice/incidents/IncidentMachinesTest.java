package io.sluice.incidents;

import static org.assertj.core.api.Assertions.assertThat;

import io.sluice.contracts.Debounce;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;

class IncidentMachinesTest {

  private static final Debounce PATIENT =
      new Debounce(Duration.ofSeconds(30), Duration.ofMinutes(5));

  @Test
  void theBundleIsAsPatientAsItSays() {
    // given
    var machines = new IncidentMachines(PoliciesInForce.DEFAULT);

    // when
    boolean usual = opensAfter(10, machines.of("swat", null));
    boolean patient = opensAfter(10, machines.of("swat", PATIENT));

    // then
    assertThat(usual).isTrue();
    assertThat(patient).isFalse();
    assertThat(opensAfter(30, machines.of("swat", PATIENT))).isTrue();
  }

  @Test
  void whatIsSetForTheProfileWins() {
    // given
    var machines = machinesOfSwat(Duration.ofSeconds(5));

    // when
    boolean opens = opensAfter(5, machines.of("swat", PATIENT));

    // then
    assertThat(opens).isTrue();
  }

  @Test
  void aBundleThatIsMorePatientThanSilenceIsNoContradiction() {
    // given
    var machines = new IncidentMachines(PoliciesInForce.DEFAULT);

    // when
    var machine = machines.of("swat", new Debounce(Duration.ofDays(2), Duration.ofDays(3)));

    // then
    assertThat(opensAfter(60, machine)).isFalse();
  }

  @Test
  void anAssetThatIsSilentIsJudgedAsPatientlyAsItsBundleSaid() {
    // given
    var machines = new IncidentMachines(PoliciesInForce.DEFAULT);
    var twoDays = new Debounce(Duration.ofSeconds(10), Duration.ofDays(2));
    var seen =
        new StreamState(
            "swat", twoDays, null, null, null, null, Phase.AT_REST, Phase.AT_REST, Phase.AT_REST);

    // when
    Duration silence = machines.ofStream("swat", seen).policy().maxSilence();

    // then
    assertThat(silence).isEqualTo(Duration.ofDays(4));
    assertThat(machines.ofStream("swat", StreamState.UNSEEN).policy().maxSilence())
        .isEqualTo(Duration.ofDays(1));
  }

  @Test
  void whatIsToldOfDriftOpensAtOnceAndMayComeDaysApart() {
    // given
    var machines = machinesOfSwat(Duration.ofSeconds(5));
    var seen =
        new StreamState(
            "swat", null, null, null, null, null, Phase.AT_REST, Phase.AT_REST, Phase.AT_REST);

    // when
    var policy = machines.ofStream(DriftStream.of("swat"), seen).policy();

    // then
    assertThat(policy.isSilence(Instant.EPOCH, Instant.EPOCH.plus(Duration.ofDays(3)))).isFalse();
    assertThat(policy.onDelay()).isZero();
  }

  private static IncidentMachines machinesOfSwat(Duration onDelay) {
    IncidentPolicy usual = IncidentPolicy.DEFAULT;
    IncidentPolicy swat = usual.with(new Debounce(onDelay, usual.offDelay()));
    return new IncidentMachines(new PoliciesInForce(usual, new TreeMap<>(Map.of("swat", swat))));
  }

  /** Whether anomalous windows a second apart, so many seconds long, open an incident. */
  private static boolean opensAfter(int seconds, IncidentMachine machine) {
    AssetState state = AssetState.UNSEEN;
    boolean opened = false;
    for (int second = 0; second <= seconds; second++) {
      switch (machine.judge(state, Observations.at(second, Observations.WARNING))) {
        case Outcome.Moved moved -> state = moved.state();
        case Outcome.Changed changed -> {
          state = changed.state();
          opened = true;
        }
        case Outcome.Stale stale -> throw new AssertionError("time only moves forward");
        case Outcome.Unchanged unchanged -> throw new AssertionError(unchanged);
        case Outcome.Refused refused -> throw new AssertionError(refused);
      }
    }
    return opened;
  }
}
