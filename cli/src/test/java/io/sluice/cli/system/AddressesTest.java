package io.sluice.cli.system;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.sluice.cli.CommandFailure;
import io.sluice.testbed.quarkus.TakenPort;
import java.util.Arrays;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

class AddressesTest {

  @Test
  void zeroTakesAnyFreePorts() {
    // when
    var addresses = Addresses.from(0);

    // then
    assertThat(addresses.port(Service.QUERY)).isPositive();
    assertThat(addresses.of(Service.INGEST).getHost()).isEqualTo("127.0.0.1");
    assertThat(
            Arrays.stream(Service.values())
                .flatMap(s -> Stream.of(addresses.port(s), addresses.managementPort(s))))
        .doesNotHaveDuplicates();
  }

  @Test
  void aTakenPortIsNamedWithWhatToDo() {
    // given
    try (var taken = TakenPort.withFreeNeighbours()) {
      int base = taken.number();

      // when / then
      assertThatThrownBy(() -> Addresses.from(base))
          .isInstanceOf(CommandFailure.class)
          .hasMessageContaining("port " + base + ", which query-api needs, is taken")
          .hasMessageContaining("--port");
    }
  }

  @Test
  void theManagementPortsAreAThousandAbove() {
    // given
    try (var taken = TakenPort.withFreeNeighbours()) {
      int management = taken.number();

      // when / then
      assertThatThrownBy(() -> Addresses.from(management - 1_000))
          .isInstanceOf(CommandFailure.class)
          .hasMessageContaining(
              "port " + management + ", which query-api (health and metrics) needs, is taken");
    }
  }

  @Test
  void aPortThatDoesNotExistIsRefused() {
    assertThatThrownBy(() -> Addresses.from(65_534))
        .isInstanceOf(CommandFailure.class)
        .hasMessageContaining("does not exist");
  }
}
