package io.sluice.testbed.http;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import com.standardwebhooks.Webhook;
import com.standardwebhooks.exceptions.WebhookSigningException;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse.BodyHandlers;
import java.net.http.HttpTimeoutException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.Base64;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class WebhookReceiverIT {

  private static final String SECRET =
      "whsec_"
          + Base64.getEncoder()
              .encodeToString("a secret of the test".getBytes(StandardCharsets.UTF_8));
  private static final String BODY = "{\"kind\":\"OPENED\"}";

  private final WebhookReceiver receiver = WebhookReceiver.start(0, SECRET);
  private final HttpClient client = HttpClient.newHttpClient();

  @AfterEach
  void close() {
    client.close();
    receiver.close();
  }

  @Test
  void keeps_a_signed_request_and_finds_it_valid() throws Exception {
    // given
    HttpRequest request = signed(BODY);

    // when
    int status = send(request);

    // then
    assertThat(status).isEqualTo(204);
    assertThat(receiver.received())
        .singleElement()
        .satisfies(
            webhook -> {
              assertThat(webhook.body()).isEqualTo(BODY);
              assertThat(webhook.id()).contains("msg_1");
              assertThat(webhook.signature()).isEqualTo(new SignatureCheck.Valid());
            });
  }

  @Test
  void finds_a_tampered_body_invalid() throws Exception {
    // given
    HttpRequest honest = signed(BODY);
    HttpRequest tampered =
        HttpRequest.newBuilder(honest, (name, value) -> true)
            .POST(BodyPublishers.ofString("{\"kind\":\"RESOLVED\"}"))
            .build();

    // when
    send(tampered);

    // then
    assertThat(receiver.received().getFirst().signature())
        .isInstanceOf(SignatureCheck.Invalid.class);
  }

  @Test
  void fails_as_often_as_it_was_told() throws Exception {
    // given
    receiver.failNext(2, new Answer.Status(500));

    // when
    int[] statuses = {send(signed(BODY)), send(signed(BODY)), send(signed(BODY))};

    // then
    assertThat(statuses).containsExactly(500, 500, 204);
  }

  @Test
  void can_leave_a_request_without_an_answer() throws Exception {
    // given: a connection, so that the time is not spent on that
    send(signed(BODY));
    receiver.failNext(1, new Answer.Silence());
    HttpRequest impatient =
        HttpRequest.newBuilder(signed(BODY), (name, value) -> true)
            .timeout(Duration.ofSeconds(1))
            .build();

    // when
    var sending = assertThatThrownBy(() -> send(impatient));

    // then
    sending.isInstanceOf(HttpTimeoutException.class);
    await().untilAsserted(() -> assertThat(receiver.received()).hasSize(2));
  }

  private int send(HttpRequest request) throws Exception {
    return client.send(request, BodyHandlers.discarding()).statusCode();
  }

  private HttpRequest signed(String body) {
    long now = Instant.now().getEpochSecond();
    try {
      return HttpRequest.newBuilder(receiver.uri())
          .header("webhook-id", "msg_1")
          .header("webhook-timestamp", Long.toString(now))
          .header("webhook-signature", new Webhook(SECRET).sign("msg_1", now, body))
          .POST(BodyPublishers.ofString(body))
          .build();
    } catch (WebhookSigningException e) {
      throw new IllegalStateException(e);
    }
  }
}
