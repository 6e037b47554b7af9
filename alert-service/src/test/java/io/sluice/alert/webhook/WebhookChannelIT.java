package io.sluice.alert.webhook;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.sun.net.httpserver.HttpServer;
import io.sluice.alert.channel.Channel;
import io.sluice.alert.channel.ChannelContract;
import io.sluice.alert.channel.Receipt;
import io.sluice.contracts.Alert;
import io.sluice.contracts.AlertKind;
import io.sluice.contracts.MessageIds;
import io.sluice.contracts.Messages;
import io.sluice.testbed.http.Answer;
import io.sluice.testbed.http.SignatureCheck;
import io.sluice.testbed.http.WebhookReceiver;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.time.Clock;
import java.time.Duration;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class WebhookChannelIT extends ChannelContract {

  private static final Alert ALERT = alert(AlertKind.OPENED, null);
  private static final UUID DELIVERY = MessageIds.delivery(ALERT.id(), "webhook:ops");

  private final WebhookReceiver receiver = WebhookReceiver.start(0, TestWebhook.SECRET);
  private final WebhookChannel channel = channel(TestWebhook.to(receiver.uri().toString()));

  private static WebhookChannel channel(TestWebhook config) {
    return new WebhookChannel("ops", config, Clock.systemUTC());
  }

  @AfterEach
  void close() {
    channel.close();
    receiver.close();
  }

  @Override
  protected Channel channel() {
    return channel;
  }

  @Test
  void signsAndSendsTheAlert() throws Exception {
    // when
    Receipt receipt = channel.send(DELIVERY, ALERT);

    // then
    assertThat(receipt).isEqualTo(new Receipt.Delivered("HTTP 204"));
    assertThat(receiver.received())
        .singleElement()
        .satisfies(
            request -> {
              assertThat(request.signature()).isEqualTo(new SignatureCheck.Valid());
              assertThat(request.id()).contains(DELIVERY.toString());
              assertThat(request.header("content-type")).contains("application/json");
              JsonNode body = Messages.mapper().readTree(request.body());
              assertThat(body.path("type").asText()).isEqualTo("alert.opened");
              assertThat(body.path("timestamp").asText()).isEqualTo("2015-12-28T10:00:10.500Z");
              assertThat(Messages.mapper().treeToValue(body.path("data"), Alert.class))
                  .isEqualTo(ALERT);
            });
  }

  @Test
  void marksATest() throws Exception {
    // given
    Alert test = alert(AlertKind.OPENED, true);

    // when
    channel.send(DELIVERY, test);

    // then
    JsonNode body = Messages.mapper().readTree(receiver.received().getFirst().body());
    assertThat(body.path("type").asText()).isEqualTo("alert.test");
    assertThat(body.path("data").path("test").asBoolean()).isTrue();
  }

  @Test
  void sendsTheSameBodyAndIdAgain() throws Exception {
    // given
    receiver.failNext(1, new Answer.Status(500));

    // when
    Receipt first = channel.send(DELIVERY, ALERT);
    Receipt second = channel.send(DELIVERY, ALERT);

    // then
    assertThat(first).isEqualTo(Receipt.Failed.because("HTTP 500"));
    assertThat(second).isInstanceOf(Receipt.Delivered.class);
    assertThat(receiver.received())
        .extracting("body")
        .containsOnly(receiver.received().getFirst().body());
    assertThat(receiver.received())
        .map(r -> r.id().orElseThrow())
        .containsOnly(DELIVERY.toString());
  }

  @Test
  void isRefusedByAnEndpointThatIsGone() throws Exception {
    // given
    receiver.failNext(1, new Answer.Status(410));

    // when
    Receipt receipt = channel.send(DELIVERY, ALERT);

    // then
    assertThat(receipt).isEqualTo(new Receipt.Refused("HTTP 410: the endpoint is gone"));
  }

  @Test
  void doesNotWaitForEver() throws Exception {
    // given
    receiver.failNext(1, new Answer.Silence());
    var impatient =
        channel(TestWebhook.to(receiver.uri().toString()).withTimeout(Duration.ofMillis(200)));

    // when
    Receipt receipt = impatient.send(DELIVERY, ALERT);

    // then
    assertThat(receipt).isInstanceOf(Receipt.Failed.class);
    impatient.close();
  }

  @Test
  void saysSoIfNobodyListens() throws Exception {
    // given
    receiver.close();

    // when
    Receipt receipt = channel.send(DELIVERY, ALERT);

    // then
    assertThat(receipt).isEqualTo(Receipt.Failed.because("cannot connect"));
  }

  @Test
  void doesNotFollowARedirect() throws Exception {
    // given
    try (var elsewhere = new Fixed(302, "location", receiver.uri().toString())) {

      // when
      Receipt receipt = channel(TestWebhook.to(elsewhere.url())).send(DELIVERY, ALERT);

      // then
      assertThat(receipt).isEqualTo(Receipt.Failed.because("HTTP 302: redirects are not followed"));
      assertThat(receiver.received()).isEmpty();
      assertThat(elsewhere.requests.get()).isEqualTo(1);
    }
  }

  @Test
  void passesOnHowLongToWait() throws Exception {
    // given
    try (var busy = new Fixed(429, "retry-after", "120")) {

      // when
      Receipt receipt = channel(TestWebhook.to(busy.url())).send(DELIVERY, ALERT);

      // then
      assertThat(receipt)
          .isEqualTo(new Receipt.Failed("HTTP 429", Optional.of(Duration.ofSeconds(120))));
    }
  }

  /** Always answers the same, with one header. */
  private static final class Fixed implements AutoCloseable {

    private final HttpServer server;
    private final AtomicInteger requests = new AtomicInteger();

    Fixed(int status, String header, String value) throws IOException {
      server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
      server.createContext(
          "/",
          exchange -> {
            requests.incrementAndGet();
            exchange.getRequestBody().readAllBytes();
            exchange.getResponseHeaders().add(header, value);
            exchange.sendResponseHeaders(status, -1);
            exchange.close();
          });
      server.start();
    }

    String url() {
      return "http://127.0.0.1:" + server.getAddress().getPort() + "/hook";
    }

    @Override
    public void close() {
      server.stop(0);
    }
  }
}
