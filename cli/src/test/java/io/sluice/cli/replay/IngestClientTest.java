package io.sluice.cli.replay;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.sun.net.httpserver.HttpServer;
import io.sluice.cli.CommandFailure;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.net.URI;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

class IngestClientTest {

  @Test
  @Timeout(30)
  void whereNothingListensIsSaidAtOnce() throws IOException {
    // given
    URI dead;
    try (var socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
      dead = URI.create("http://127.0.0.1:" + socket.getLocalPort());
    }
    var client = new IngestClient(dead);
    // when, then
    assertThatThrownBy(() -> client.send(new byte[] {'{', '}'}, 1))
        .isInstanceOf(CommandFailure.class)
        .hasMessage(
            "ingest-service does not answer at %s/api/v1/readings: nothing listens there; is it running, and is the address right?"
                .formatted(dead));
  }

  @Test
  void whatTheServiceLeftOutIsInTheSummary() throws IOException {
    // given
    var server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
    byte[] answer =
        """
        {"accepted":2,"ignored":[{"tag":"FL0W","count":2}],
         "words":[{"tag":"FLOW","word":"Bad Input","count":1}]}"""
            .getBytes(UTF_8);
    server.createContext(
        "/",
        exchange -> {
          exchange.getRequestBody().readAllBytes();
          exchange.sendResponseHeaders(202, answer.length);
          exchange.getResponseBody().write(answer);
          exchange.close();
        });
    server.start();
    try {
      var client =
          new IngestClient(URI.create("http://127.0.0.1:" + server.getAddress().getPort()));
      // when
      var sum = client.send(new byte[] {'\n'}, 2).plus(client.send(new byte[] {'\n'}, 2));
      // then
      assertThat(sum.describe())
          .containsExactly(
              "4 readings accepted, 0 rejected",
              "  4 values left out, as the profile has no such tag: FL0W (4)",
              "  2 values missing, as there was a word in place of a number: FLOW 'Bad Input' (2)");
      assertThat(sum.withoutWords(1)).isEqualTo(sum);
      assertThat(sum.withoutWords(2).describe())
          .hasSize(2)
          .noneSatisfy(line -> assertThat(line).contains("Bad Input"));
    } finally {
      server.stop(0);
    }
  }

  @Test
  @Timeout(30)
  void aServiceThatHasAnsweredIsWaitedFor() throws IOException {
    // given one that goes away after its first answer
    var requests = new AtomicInteger();
    var server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
    byte[] answer = "{\"accepted\":1}".getBytes(UTF_8);
    server.createContext(
        "/",
        exchange -> {
          exchange.getRequestBody().readAllBytes();
          if (requests.incrementAndGet() != 2) {
            exchange.sendResponseHeaders(202, answer.length);
            exchange.getResponseBody().write(answer);
          }
          exchange.close();
        });
    server.start();
    try {
      var client =
          new IngestClient(URI.create("http://127.0.0.1:" + server.getAddress().getPort()));
      client.send(new byte[] {'\n'}, 1);
      // when
      var result = client.send(new byte[] {'\n'}, 1);
      // then
      assertThat(result.accepted()).isEqualTo(1);
      assertThat(requests).hasValue(3);
    } finally {
      server.stop(0);
    }
  }

  @Test
  void namesAreBounded() {
    // given
    var many = new LinkedHashMap<String, Long>();
    for (int i = 0; i < 90; i++) {
      many.put("T" + i, 1L);
    }
    var more = new LinkedHashMap<String, Long>();
    many.forEach((name, count) -> more.put(name + "x", count));
    // when
    var sum = ignoring(many).plus(ignoring(more));
    // then
    assertThat(sum.ignored()).hasSize(101).containsEntry("other", 80L);
    assertThat(sum.describe().getLast()).startsWith("  180 values").endsWith("and 96 more");
  }

  private static IngestResult ignoring(Map<String, Long> tags) {
    return new IngestResult(0, 0, Map.of(), null, tags, Map.of());
  }
}
