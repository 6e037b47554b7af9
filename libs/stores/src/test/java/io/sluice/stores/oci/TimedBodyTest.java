package io.sluice.stores.oci;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.sun.net.httpserver.HttpServer;
import io.sluice.stores.StoreException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Duration;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

class TimedBodyTest {

  @Test
  @Timeout(60)
  void aServerThatStopsInTheMiddleIsGivenUp() throws Exception {
    // given: it announces ten bytes and sends three
    var server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
    server.createContext(
        "/",
        exchange -> {
          exchange.sendResponseHeaders(200, 10);
          exchange.getResponseBody().write(new byte[3]);
          exchange.getResponseBody().flush();
        });
    server.start();
    URI uri = URI.create("http://localhost:" + server.getAddress().getPort() + "/");
    try (var client = HttpClient.newHttpClient()) {
      var answer = client.send(HttpRequest.newBuilder(uri).build(), BodyHandlers.ofInputStream());
      var body = new TimedBody(answer.body(), Duration.ofMillis(300), "a registry");

      // when
      assertThat(body.readNBytes(3)).hasSize(3);

      // then
      assertThatThrownBy(body::read)
          .isInstanceOf(StoreException.class)
          .hasMessageStartingWith("what comes of a registry broke off");
      client.shutdownNow();
    } finally {
      server.stop(0);
    }
  }
}
