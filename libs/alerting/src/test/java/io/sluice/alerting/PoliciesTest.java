package io.sluice.alerting;

import static org.assertj.core.api.Assertions.assertThat;

import io.sluice.contracts.Severity;
import io.sluice.incidents.burst.BurstPolicy;
import io.sluice.incidents.quiet.ModePolicy;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/** Operating modes and bursts, as the file says them. */
class PoliciesTest {

  private static AlertingFile read(String policies) {
    return AlertingFile.read(
        ("receivers: {log: {kind: log}}\n" + policies).getBytes(StandardCharsets.UTF_8));
  }

  @Test
  void areReadFromTheFile() {
    // when
    var read =
        (AlertingFile.Accepted)
            read(
                """
                modes:
                  cleaning: {quiet: true}
                  start-up: {min-severity: critical, on-delay: 30s}
                bursts:
                  storm: {threshold: 10}
                  scan: {counts: RECORDS, over: ASSET, threshold: 100, window: 1m}
                """);

    // then
    assertThat(read.config().modes().policies())
        .containsExactly(
            Map.entry("cleaning", new ModePolicy(true, Optional.empty(), Optional.empty())),
            Map.entry(
                "start-up",
                new ModePolicy(
                    false, Optional.of(Severity.CRITICAL), Optional.of(Duration.ofSeconds(30)))));
    assertThat(read.config().modes().changeDelays()).isTrue();
    assertThat(read.config().bursts().policies())
        .containsExactly(
            new BurstPolicy("storm", BurstPolicy.Counted.INCIDENTS, BurstPolicy.Over.ALL, 10, 5),
            new BurstPolicy("scan", BurstPolicy.Counted.RECORDS, BurstPolicy.Over.ASSET, 100, 1));
    assertThat(read.config().bursts().count(BurstPolicy.Counted.RECORDS)).isTrue();
  }

  @Test
  void withoutThemThereAreNone() {
    var read = (AlertingFile.Accepted) read("");

    assertThat(read.config().modes()).isEqualTo(Modes.NONE);
    assertThat(read.config().bursts()).isEqualTo(Bursts.NONE);
    assertThat(read.config().modes().changeDelays()).isFalse();
    assertThat(read.config().bursts().count(BurstPolicy.Counted.INCIDENTS)).isFalse();
  }

  @Test
  void allThatIsWrongIsSaidAtOnceWithItsLine() {
    // when
    var refused =
        (AlertingFile.Refused)
            read(
                """
                modes:
                  idle: {}
                  both: {quiet: true, min-severity: CRITICAL}
                  slow: {on-delay: 2d}
                  odd: {quite: true}
                bursts:
                  none: {window: 5m}
                  many: {threshold: 1001, window: 90s}
                  what: {threshold: 3, counts: ALERTS}
                """);

    // then
    assertThat(refused.faults())
        .containsExactly(
            "line 3, modes.idle: changes nothing: set one of quiet, min-severity and on-delay",
            "line 4, modes.both: quiet tells nobody, min-severity somebody: set one of them",
            "line 5, modes.slow.on-delay: is 2d, expected 1s to 24h",
            "line 6, modes.odd.quite: there is no such field; did you mean quiet?",
            "line 8, bursts.none.threshold: is missing",
            "line 9, bursts.many.threshold: is '1001', expected a whole number from 2 to 1000",
            "line 9, bursts.many.window: is 90s, expected whole minutes",
            "line 10, bursts.what.counts: is 'ALERTS', expected one of INCIDENTS, RECORDS");
  }
}
