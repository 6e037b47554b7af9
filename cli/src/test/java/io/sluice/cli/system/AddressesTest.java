package io.sluice.cli.system;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.sluice.cli.CommandFailure;
import java.net.InetAddress;
import java.net.ServerSocket;
import org.junit.jupiter.api.Test;

class AddressesTest {

  @Test
  void zeroTakesAnyFreePorts() {
    // when
    var addresses = Addresses.from(0);

    // then
    assertThat(addresses.port(Service.QUERY)).isPositive();
    assertThat(addresses.of(Service.INGEST).getHost()).isEqualTo("127.0.0.1");
  }

  @Test
  void aTakenPortIsNamedWithWhatToDo() throws Exception {
    // given
    try (var taken = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
      int base = taken.getLocalPort();

      // when / then
      assertThatThrownBy(() -> Addresses.from(base))
          .isInstanceOf(CommandFailure.class)
          .hasMessageContaining("port " + base + ", which query-api needs, is taken")
          .hasMessageContaining("--port");
    }
  }

  @Test
  void aPortThatDoesNotExistIsRefused() {
    assertThatThrownBy(() -> Addresses.from(65_534))
        .isInstanceOf(CommandFailure.class)
        .hasMessageContaining("does not exist");
  }
}
