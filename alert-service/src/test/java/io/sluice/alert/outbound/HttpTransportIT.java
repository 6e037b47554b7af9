package io.sluice.alert.outbound;

import static org.assertj.core.api.Assertions.assertThat;

import com.sun.net.httpserver.HttpsConfigurator;
import com.sun.net.httpserver.HttpsServer;
import io.sluice.alerting.address.AddressPolicy;
import io.sluice.alerting.receiver.Reach;
import io.sluice.contracts.address.Cidr;
import io.sluice.testbed.http.Answer;
import io.sluice.testbed.http.WebhookReceiver;
import io.vertx.core.Vertx;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.Executors;
import java.util.concurrent.atomic.AtomicReference;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class HttpTransportIT {

  private static final Vertx VERTX = Vertx.vertx();
  private static final AddressPolicy ALL = new AddressPolicy(true, List.of());
  private static final String NAME = "hooks.sluice.example";
  private static final String SECRET_PATH = "/services/T0/B0/s3cr3t";
  private static final Duration SHORT = Duration.ofMillis(300);
  private static final Duration LONG = Duration.ofSeconds(10);

  private final WebhookReceiver receiver = WebhookReceiver.start();
  private final Names names = new Names().answer(NAME, "127.0.0.1");

  @AfterEach
  void close() {
    receiver.close();
  }

  @AfterAll
  static void end() {
    VERTX.close();
  }

  private HttpResult post(AddressPolicy policy, Duration timeout, URI target) throws Exception {
    return post(policy, Optional.empty(), timeout, target);
  }

  private HttpResult post(
      AddressPolicy policy, Optional<Path> authorities, Duration timeout, URI target)
      throws Exception {
    try (var transport = transport(policy, authorities, timeout)) {
      return transport.post(message(target));
    }
  }

  private HttpTransport transport(
      AddressPolicy policy, Optional<Path> authorities, Duration timeout) {
    return new HttpTransport(
        VERTX,
        new AddressGuard(names),
        new Reach(policy, authorities, true, timeout, timeout),
        Clock.systemUTC());
  }

  private static HttpMessage message(URI target) {
    return HttpMessage.of(target, Map.of("x-one", "1"), "text/plain", "hello");
  }

  private URI named() {
    return URI.create("http://" + NAME + ":" + receiver.uri().getPort() + SECRET_PATH + "?a=b%20c");
  }

  @Test
  void whatIsSentArrivesUnderTheNameOfTheAddressee() throws Exception {
    // when
    HttpResult result = post(ALL, LONG, named());

    // then
    assertThat(result).isEqualTo(new HttpResult.Answered(204, Optional.empty(), ""));
    assertThat(receiver.received())
        .singleElement()
        .satisfies(
            request -> {
              assertThat(request.path()).isEqualTo(SECRET_PATH);
              assertThat(request.body()).isEqualTo("hello");
              assertThat(request.header("host")).contains(NAME + ":" + receiver.uri().getPort());
              assertThat(request.header("content-type")).contains("text/plain");
              assertThat(request.header("x-one")).contains("1");
              assertThat(request.header("user-agent")).contains("Sluice");
            });
  }

  @Test
  void theBeginningOfAnAnswerIsRead() throws Exception {
    // given
    receiver.answer(new Answer.Status(429, "slow down").with("retry-after", "7"));

    // when
    HttpResult result = post(ALL, LONG, named());

    // then
    assertThat(result)
        .isEqualTo(new HttpResult.Answered(429, Optional.of(Duration.ofSeconds(7)), "slow down"));
  }

  @Test
  void aPrivateAddressIsNotConnectedTo() throws Exception {
    // when
    HttpResult result = post(AddressPolicy.publicOnly(), LONG, named());

    // then
    assertThat(result)
        .isEqualTo(
            new HttpResult.Unanswered(
                NAME
                    + " is 127.0.0.1, this machine's own, which its receiver's settings do not"
                    + " allow"));
    assertThat(receiver.received()).isEmpty();
  }

  /** DNS rebinding: it is judged anew each time, and not looked up again after it was judged. */
  @Test
  void aNameThatPointsElsewhereAtTheSecondLookUpIsNotFollowed() throws Exception {
    // given
    var moving = new Names().answer(NAME, "127.0.0.1").answer(NAME, "127.0.0.2");
    var only = new AddressPolicy(false, List.of(Cidr.of("127.0.0.1")));
    var options = new Reach(only, Optional.empty(), true, LONG, LONG);
    try (var transport =
        new HttpTransport(VERTX, new AddressGuard(moving), options, Clock.systemUTC())) {

      // when
      HttpResult first = transport.post(message(named()));
      HttpResult second = transport.post(message(named()));

      // then
      assertThat(first).isInstanceOf(HttpResult.Answered.class);
      assertThat(second)
          .isInstanceOfSatisfying(
              HttpResult.Unanswered.class, u -> assertThat(u.why()).contains("127.0.0.2"));
      assertThat(receiver.received()).hasSize(1);
    }
  }

  @Test
  void ofSeveralAddressesTheAllowedOneIsTaken() throws Exception {
    // given
    names.answer("two.sluice.example", "169.254.169.254", "127.0.0.1");

    // when
    HttpResult result =
        post(ALL, LONG, URI.create("http://two.sluice.example:" + receiver.uri().getPort() + "/"));

    // then
    assertThat(result).isInstanceOf(HttpResult.Answered.class);
  }

  @Test
  void anAddressThatNobodyListensAtIsPassedOver() throws Exception {
    // given
    names.answer("two.sluice.example", "127.0.0.3", "127.0.0.1");

    // when
    HttpResult result =
        post(ALL, LONG, URI.create("http://two.sluice.example:" + receiver.uri().getPort() + "/"));

    // then
    assertThat(result).isInstanceOf(HttpResult.Answered.class);
    assertThat(receiver.received()).hasSize(1);
  }

  @ParameterizedTest
  @ValueSource(ints = {301, 302, 303, 307, 308})
  void aRedirectIsNotFollowed(int status) throws Exception {
    // given
    try (var elsewhere = WebhookReceiver.start()) {
      receiver.answer(new Answer.Status(status).with("location", elsewhere.uri().toString()));

      // when
      HttpResult result = post(ALL, LONG, named());

      // then
      assertThat(result).isEqualTo(new HttpResult.Answered(status, Optional.empty(), ""));
      assertThat(elsewhere.received()).isEmpty();
    }
  }

  /** Ten megabytes or more: what is in the sockets' buffers is sent, and no more is asked for. */
  @Test
  void anAnswerWithoutAnEndIsCutShort() throws Exception {
    // given
    receiver.answer(new Answer.Flood(200));

    // when
    HttpResult result = post(ALL, LONG, named());

    // then
    assertThat(result)
        .isInstanceOfSatisfying(
            HttpResult.Answered.class,
            answer -> {
              assertThat(answer.status()).isEqualTo(200);
              assertThat(answer.body()).hasSize(HttpTransport.MAX_BODY);
            });
  }

  @Test
  void whoAnswersButDoesNotEndHasAnswered() throws Exception {
    // given
    receiver.answer(new Answer.Trickle(200));

    // when
    HttpResult result = post(ALL, SHORT, named());

    // then
    assertThat(result).isEqualTo(new HttpResult.Answered(200, Optional.empty(), "x"));
  }

  @Test
  void whoHangsIsNotWaitedForLong() throws Exception {
    // given
    receiver.answer(new Answer.Silence());

    // when
    HttpResult result = post(ALL, SHORT, named());

    // then
    assertThat(result).isEqualTo(new HttpResult.Unanswered("no answer within 300 ms"));
  }

  @Test
  void whoHangsUpHasNotAnswered() throws Exception {
    // given
    receiver.answer(new Answer.HangUp());

    // when
    HttpResult result = post(ALL, LONG, named());

    // then
    assertThat(result).isEqualTo(new HttpResult.Unanswered("broken connection"));
  }

  @Test
  void whereNobodyListensThereIsNoAnswer() throws Exception {
    // given
    receiver.close();

    // when
    HttpResult result = post(ALL, LONG, named());

    // then
    assertThat(result).isEqualTo(new HttpResult.Unanswered("cannot connect"));
  }

  @Test
  void aNameServerThatHangsHoldsUpNoOther() throws Exception {
    // given
    var never = new CountDownLatch(1);
    var guard =
        new AddressGuard(
            host -> {
              if (host.startsWith("hanging")) {
                try {
                  never.await();
                } catch (InterruptedException e) {
                  Thread.currentThread().interrupt();
                }
              }
              return new InetAddress[] {InetAddress.getLoopbackAddress()};
            });
    var options = new Reach(ALL, Optional.empty(), true, SHORT, LONG);
    try (var transport = new HttpTransport(VERTX, guard, options, Clock.systemUTC());
        var threads = Executors.newVirtualThreadPerTaskExecutor()) {
      var hanging = URI.create("http://hanging.sluice.example:" + receiver.uri().getPort() + "/");
      var stuck =
          IntStream.range(0, 20)
              .mapToObj(i -> threads.submit(() -> transport.post(message(hanging))))
              .toList();

      // when
      HttpResult result = threads.submit(() -> transport.post(message(named()))).get();

      // then
      assertThat(result).isInstanceOf(HttpResult.Answered.class);
      for (var one : stuck) {
        assertThat(one.get())
            .isEqualTo(
                new HttpResult.Unanswered("cannot connect: the name is not found within 300 ms"));
      }
    } finally {
      never.countDown();
    }
  }

  @Test
  void aNameThatIsNotThereIsSaid() throws Exception {
    // when
    HttpResult result = post(ALL, LONG, URI.create("https://nobody.invalid" + SECRET_PATH));

    // then
    assertThat(result)
        .isEqualTo(new HttpResult.Unanswered("cannot connect: the name is not known"));
  }

  @Test
  void overTlsTheNameIsWhatTheCertificateIsFor(@TempDir Path folder) throws Exception {
    // given
    var certificate = TestCertificate.of(NAME, folder);
    var trust = Optional.of(certificate.authorities());
    names.answer("other.sluice.example", "127.0.0.1");
    var seen = new AtomicReference<String>();
    var server = HttpsServer.create(new InetSocketAddress("127.0.0.1", 0), 0);
    server.setHttpsConfigurator(new HttpsConfigurator(certificate.context()));
    server.createContext(
        "/",
        exchange -> {
          seen.set(exchange.getRequestHeaders().getFirst("host"));
          exchange.sendResponseHeaders(202, -1);
          exchange.close();
        });
    server.start();
    try {
      String path = ":" + server.getAddress().getPort() + SECRET_PATH;

      // when
      HttpResult named = post(ALL, trust, LONG, URI.create("https://" + NAME + path));
      HttpResult other = post(ALL, trust, LONG, URI.create("https://other.sluice.example" + path));
      HttpResult untrusted = post(ALL, LONG, URI.create("https://" + NAME + path));

      // then
      assertThat(named).isEqualTo(new HttpResult.Answered(202, Optional.empty(), ""));
      assertThat(seen.get()).isEqualTo(NAME + ":" + server.getAddress().getPort());
      var refused =
          new HttpResult.Unanswered(
              "no TLS: its certificate is not valid for this name, or not trusted");
      assertThat(other).isEqualTo(refused);
      assertThat(untrusted).isEqualTo(refused);
    } finally {
      server.stop(0);
    }
  }
}
