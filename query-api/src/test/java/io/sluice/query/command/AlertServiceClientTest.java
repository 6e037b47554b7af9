package io.sluice.query.command;

import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.sluice.query.forwarding.UnavailableServiceException;
import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.URI;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Optional;
import java.util.UUID;
import org.junit.jupiter.api.Test;

class AlertServiceClientTest {

  /** Nobody listens there. */
  private record Nowhere(Optional<URI> url) implements AlertServiceClientConfig {

    static Nowhere find() throws IOException {
      try (var socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
        return new Nowhere(Optional.of(URI.create("http://127.0.0.1:" + socket.getLocalPort())));
      }
    }

    @Override
    public Optional<Path> keyFile() {
      return Optional.empty();
    }

    @Override
    public Duration timeout() {
      return Duration.ofSeconds(30);
    }
  }

  @Test
  void whoGetsNoAnswerLearnsTheKeyToSendItAgainWith() throws IOException {
    // given
    var client = new AlertServiceClient(Nowhere.find());
    UUID command = UUID.randomUUID();

    // when
    var answer =
        client.give(
            UUID.randomUUID(),
            "resolve",
            command,
            "anna",
            new CommandBody(null, null, null, null, null));

    // then
    try {
      assertThatThrownBy(() -> answer.await().indefinitely())
          .isInstanceOf(UnavailableServiceException.class)
          .hasMessageEndingWith("send it again with Idempotency-Key: " + command);
    } finally {
      client.close();
    }
  }
}
