package io.sluice.testbed.quarkus;

import static org.assertj.core.api.Assertions.assertThat;

import io.sluice.testbed.Ports;
import java.io.IOException;
import java.net.Socket;
import org.junit.jupiter.api.Test;

class TakenPortIT {

  @Test
  void countsWhoCalls() throws IOException {
    // given
    try (var port = TakenPort.open()) {
      assertThat(port.calls()).isZero();

      // when
      new Socket(Ports.HOST, Integer.parseInt(port.environment().get("QUARKUS_HTTP_PORT"))).close();

      // then
      assertThat(port.calls()).isOne();
    }
  }
}
