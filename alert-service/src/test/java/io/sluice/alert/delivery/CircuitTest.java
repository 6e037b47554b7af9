package io.sluice.alert.delivery;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import java.util.UUID;
import org.junit.jupiter.api.Test;

class CircuitTest {

  private static final Instant NOW = Instant.parse("2026-01-05T10:00:00Z");
  private static final Duration LEASE = Duration.ofMinutes(1);
  private static final RetryPolicy RETRIES =
      new RetryPolicy(
          20,
          Duration.ofDays(1),
          Duration.ofSeconds(1),
          Duration.ofMinutes(15),
          Duration.ofHours(1));

  private static Circuit failing(int deliveries) {
    Circuit circuit = Circuit.WORKING;
    for (int i = 0; i < deliveries; i++) {
      circuit = circuit.failed(UUID.randomUUID(), NOW, RETRIES, Optional.empty());
    }
    return circuit;
  }

  @Test
  void staysClosedWhileItIsOnlyAFew() {
    assertThat(failing(4).state(NOW)).isEqualTo(CircuitState.CLOSED);
  }

  @Test
  void opensAfterFiveInARow() {
    // when
    Circuit open = failing(5);

    // then
    assertThat(open.state(NOW.plusSeconds(15))).isEqualTo(CircuitState.OPEN);
    assertThat(open.state(NOW.plusSeconds(16))).isEqualTo(CircuitState.HALF_OPEN);
  }

  @Test
  void oneDeliveryThatFailsByItselfDoesNotCloseTheWayToOthers() {
    // given
    UUID poison = UUID.randomUUID();
    Circuit circuit = Circuit.WORKING;

    // when
    for (int i = 0; i < 20; i++) {
      circuit = circuit.failed(poison, NOW, RETRIES, Optional.empty());
    }

    // then
    assertThat(circuit.state(NOW)).isEqualTo(CircuitState.CLOSED);
  }

  @Test
  void eachProbeThatFailsMakesThePauseLongerUpToAMinute() {
    // given
    Circuit circuit = failing(5);
    Instant now = NOW;

    for (int expected : new int[] {32, 60, 60, 60}) {
      // when
      now = circuit.pausedUntil();
      UUID probe = UUID.randomUUID();
      circuit = circuit.probing(probe, now, LEASE).failed(probe, now, RETRIES, Optional.empty());

      // then
      assertThat(circuit.pausedUntil()).isEqualTo(now.plusSeconds(expected));
    }
  }

  @Test
  void whoProbesHasAsLongAsItsLease() {
    // given
    Circuit circuit = failing(5);
    Instant probed = circuit.pausedUntil();

    // when
    Circuit probing = circuit.probing(UUID.randomUUID(), probed, LEASE);

    // then
    assertThat(probing.state(probed.plusSeconds(59))).isEqualTo(CircuitState.OPEN);
    assertThat(probing.state(probed.plusSeconds(60))).isEqualTo(CircuitState.HALF_OPEN);
  }

  @Test
  void whatWasUnderWayWhenItOpenedMakesNoPauseLonger() {
    // given
    Circuit open = failing(5);

    // when
    Circuit after = open.failed(UUID.randomUUID(), NOW.plusSeconds(10), RETRIES, Optional.empty());

    // then
    assertThat(after.pausedUntil()).isEqualTo(open.pausedUntil());
    assertThat(after.failures()).isEqualTo(open.failures());
  }

  @Test
  void pausesAtOnceIfTheOtherSideAsksForIt() {
    // when
    Circuit asked =
        Circuit.WORKING.failed(
            UUID.randomUUID(), NOW, RETRIES, Optional.of(Duration.ofSeconds(20)));

    // then
    assertThat(asked.state(NOW.plusSeconds(19))).isEqualTo(CircuitState.OPEN);
    assertThat(asked.state(NOW.plusSeconds(20))).isEqualTo(CircuitState.CLOSED);
  }

  @Test
  void doesNotPauseForAnHourBecauseSomebodyAsksForIt() {
    // when
    Circuit asked =
        Circuit.WORKING.failed(UUID.randomUUID(), NOW, RETRIES, Optional.of(Duration.ofHours(1)));

    // then
    assertThat(asked.state(NOW.plusSeconds(60))).isEqualTo(CircuitState.CLOSED);
  }
}
