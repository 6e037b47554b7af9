package io.sluice.alert.outbound;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.sluice.alerting.address.AddressPolicy;
import io.sluice.alerting.receiver.Reach;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.net.SocketTimeoutException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/** The whole time of an attempt, however many addresses the other side has. */
class GuardedSocketTest {

  private static final int TRIED = 100;

  private static final AddressPolicy ALL = new AddressPolicy(true, List.of());

  /** Connects until the queue of who listens is full: the next one is left without an answer. */
  private static List<Socket> fill(InetSocketAddress listening) throws IOException {
    var waiting = new ArrayList<Socket>();
    while (true) {
      var socket = new Socket();
      waiting.add(socket);
      try {
        socket.connect(listening, TRIED);
      } catch (SocketTimeoutException e) {
        return waiting;
      }
    }
  }

  @Test
  void manyAddressesThatDoNotAnswerTakeNoLongerThanTheAttemptMay() throws Exception {
    // given: ten addresses that do not answer, and one that does
    try (var silent = new ServerSocket(0, 1, InetAddress.getByName("127.0.0.1"));
        var listening =
            new ServerSocket(silent.getLocalPort(), 1, InetAddress.getByName("127.0.0.2"))) {
      List<Socket> waiting = fill((InetSocketAddress) silent.getLocalSocketAddress());
      var addresses = new String[11];
      Arrays.fill(addresses, "127.0.0.1");
      addresses[10] = "127.0.0.2";
      var guard = new AddressGuard(new Names().answer("mail.plant.example", addresses));

      // when, then
      var patient = reach(Duration.ofMinutes(1));
      try (var connected =
          GuardedSocket.connect(guard, patient, "mail.plant.example", listening.getLocalPort())) {
        assertThat(connected.socket().isConnected()).isTrue();
      }
      var hasty = reach(Duration.ofMillis(3L * TRIED));
      assertThatThrownBy(
              () ->
                  GuardedSocket.connect(
                      guard, hasty, "mail.plant.example", listening.getLocalPort()))
          .isInstanceOf(SocketTimeoutException.class);
      for (Socket socket : waiting) {
        socket.close();
      }
    }
  }

  private static Reach reach(Duration timeout) {
    return new Reach(ALL, Optional.empty(), true, Duration.ofMillis(TRIED), timeout);
  }
}
