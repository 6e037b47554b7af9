package io.sluice.alert.channel;

import static org.assertj.core.api.Assertions.assertThat;

import io.sluice.alert.outbound.AddressGuard;
import io.sluice.alert.outbound.HttpTransport;
import io.sluice.alert.outbound.Names;
import io.sluice.alerting.address.AddressPolicy;
import io.sluice.alerting.receiver.Reach;
import io.sluice.contracts.Alert;
import io.sluice.contracts.AlertKind;
import io.sluice.contracts.address.Cidr;
import io.sluice.testbed.http.Answer;
import io.sluice.testbed.http.ReceivedWebhook;
import io.sluice.testbed.http.WebhookReceiver;
import io.vertx.core.Vertx;
import java.net.URI;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What every channel that speaks HTTP promises, to receivers that mean no good among others. */
public abstract class HttpChannelContract extends ChannelContract {

  protected static final Alert ALERT = alert(AlertKind.OPENED, null);
  protected static final UUID DELIVERY = UUID.fromString("018f0000-0000-7000-8000-000000000001");
  private static final Vertx VERTX = Vertx.vertx();
  private static final String NAME = "receiver.sluice.example";
  private static final String SECRET = "s3cr3t-path";
  private static final Duration TIMEOUT = Duration.ofSeconds(10);
  private static final Duration SHORT = Duration.ofMillis(300);

  protected WebhookReceiver receiver;
  private final Names names = new Names().answer(NAME, "127.0.0.1");
  private Channel channel;

  /** A channel to that address. */
  protected abstract Channel channel(URI target, HttpTransport transport);

  /** What the receiver checks signatures with, if anything. */
  protected String signingSecret() {
    return null;
  }

  /** How a receiver of this kind says that it took the message. */
  protected Answer accepted() {
    return new Answer.Status(202);
  }

  @Override
  protected final Channel channel() {
    return channel;
  }

  private HttpTransport transport(Duration timeout) {
    var policy = new AddressPolicy(false, List.of(Cidr.of("127.0.0.1")));
    return new HttpTransport(
        VERTX,
        new AddressGuard(names),
        new Reach(policy, Optional.empty(), true, timeout, timeout),
        Clock.systemUTC());
  }

  private URI target() {
    return URI.create("http://" + NAME + ":" + receiver.uri().getPort() + "/" + SECRET);
  }

  protected Receipt send(Alert alert) throws InterruptedException {
    return channel.send(Notification.of(DELIVERY, alert));
  }

  protected ReceivedWebhook sent(Alert alert) throws InterruptedException {
    assertThat(send(alert)).isInstanceOf(Receipt.Delivered.class);
    return receiver.received().getLast();
  }

  @BeforeEach
  void start() {
    receiver = WebhookReceiver.start(0, signingSecret());
    channel = channel(target(), transport(TIMEOUT));
    receiver.answer(accepted());
  }

  @AfterEach
  void close() {
    channel.close();
    receiver.close();
  }

  private void impatient() {
    channel.close();
    channel = channel(target(), transport(SHORT));
  }

  @ParameterizedTest
  @ValueSource(ints = {400, 404, 405, 410, 413, 415, 422})
  void whatIsNotWantedIsNotSentAgain(int status) throws Exception {
    // given
    receiver.answer(new Answer.Status(status));

    // when
    Receipt receipt = send(ALERT);

    // then
    assertThat(receipt).isInstanceOf(Receipt.Refused.class);
    assertThat(receipt.detail()).startsWith("HTTP " + status);
  }

  @ParameterizedTest
  @ValueSource(ints = {401, 403, 408, 429, 500, 502, 503})
  void whatMayPassIsTriedAgainNotSoonerThanAsked(int status) throws Exception {
    // given
    receiver.answer(new Answer.Status(status).with("retry-after", "120"));

    // when
    Receipt receipt = send(ALERT);

    // then
    assertThat(receipt)
        .isEqualTo(new Receipt.Failed("HTTP " + status, Optional.of(Duration.ofSeconds(120))));
  }

  @Test
  void aRedirectIsNotFollowed() throws Exception {
    // given
    try (var elsewhere = WebhookReceiver.start()) {
      receiver.answer(new Answer.Status(302).with("location", elsewhere.uri().toString()));

      // when
      Receipt receipt = send(ALERT);

      // then
      assertThat(receipt).isEqualTo(Receipt.Failed.because("HTTP 302: redirects are not followed"));
      assertThat(elsewhere.received()).isEmpty();
      assertThat(receiver.received()).hasSize(1);
    }
  }

  @Test
  void whoHangsIsNotWaitedForLong() throws Exception {
    // given
    impatient();
    receiver.answer(new Answer.Silence());

    // when
    Receipt receipt = send(ALERT);

    // then
    assertThat(receipt).isEqualTo(Receipt.Failed.because("no answer within 300 ms"));
  }

  @Test
  void whoHangsUpIsTriedAgain() throws Exception {
    // given
    receiver.answer(new Answer.HangUp());

    // when
    Receipt receipt = send(ALERT);

    // then
    assertThat(receipt).isEqualTo(Receipt.Failed.because("broken connection"));
  }

  @Test
  void whoIsNotThereIsTriedAgain() throws Exception {
    // given
    receiver.close();

    // when
    Receipt receipt = send(ALERT);

    // then
    assertThat(receipt).isEqualTo(Receipt.Failed.because("cannot connect"));
  }

  @ParameterizedTest
  @ValueSource(ints = {500, 413})
  void anEndlessAnswerIsNotReadToItsEnd(int status) throws Exception {
    // given
    receiver.answer(new Answer.Flood(status));

    // when
    Receipt receipt = send(ALERT);

    // then
    assertThat(receipt.detail()).startsWith("HTTP " + status);
  }

  @Test
  void aNameThatPointsToAPrivateAddressAtTheSecondLookUpIsNotFollowed() throws Exception {
    // given: sent once, and the name moves
    assertThat(send(ALERT)).isInstanceOf(Receipt.Delivered.class);
    names.move(NAME, "10.0.0.1");

    // when
    int before = receiver.received().size();
    Receipt receipt = send(ALERT);

    // then
    assertThat(receipt)
        .isEqualTo(
            Receipt.Failed.because(
                NAME + " is 10.0.0.1, private, which its receiver's settings do not allow"));
    assertThat(receiver.received()).hasSize(before);
  }

  /** The path may be a secret, and what the other side says may be anything. */
  @ParameterizedTest
  @ValueSource(ints = {302, 400, 401, 429, 500})
  void noReceiptTellsASecret(int status) throws Exception {
    // given
    receiver.answer(
        new Answer.Status(status, "you sent me /" + SECRET)
            .with("location", "https://elsewhere.example/" + SECRET));

    // when
    Receipt receipt = send(ALERT);

    // then
    assertThat(receipt.detail()).doesNotContain(SECRET);
  }

  @Test
  void theSameBytesAreSentAgain() throws Exception {
    // given
    receiver.failNext(1, new Answer.Status(500));

    // when
    send(ALERT);
    send(ALERT);

    // then
    assertThat(receiver.received()).hasSizeGreaterThan(1);
    assertThat(receiver.received())
        .extracting(ReceivedWebhook::body)
        .containsOnly(receiver.received().getFirst().body());
  }
}
