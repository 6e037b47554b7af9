package io.sluice.alert.webhook;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import io.sluice.alert.outbound.RetryAfter;
import io.sluice.platform.startup.Faults;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class WebhookRefusalTest {

  private static void start(TestWebhook config) {
    var faults = new Faults();
    WebhookChannels.check(Map.of("ops", config), faults);
    if (!faults.sentences().isEmpty()) {
      throw new IllegalArgumentException(faults.sentences().getFirst());
    }
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "ftp://example.org/x       | must begin with https",
        "example.org               | must begin with https",
        "file:///etc/passwd        | must begin with https",
        "https:///path             | names no host",
        "https://me:pw@example.org | must not carry a user",
        "https://example.org/#x    | must not carry a fragment",
        "http://example.org/hook   | must be https",
        "http://169.254.169.254/   | must be https",
        "http://localhost.evil.org | must be https",
        "http://127.0.0.1.evil.org | must be https",
        "https://a b               | is no URL",
      })
  void refusesAnUnsafeUrlInOneSentence(String url, String reason) {
    // given
    var config = TestWebhook.to(url);

    // when / then
    assertThatIllegalArgumentException()
        .isThrownBy(() -> start(config))
        .withMessageStartingWith("sluice.alert.webhooks.ops: ")
        .withMessageContaining(reason);
  }

  @Test
  void eachWebhookThatCannotWorkIsNamed() {
    // given
    var faults = new Faults();
    var configs =
        Map.<String, WebhookConfig>of(
            "ops", TestWebhook.to("ftp://example.org"),
            "shift", TestWebhook.to("https://example.org"),
            "team", TestWebhook.to("https://example.org").withTimeout(Duration.ZERO));

    // when
    WebhookChannels.check(configs, faults);

    // then
    assertThat(faults.sentences())
        .satisfiesExactly(
            ops -> assertThat(ops).startsWith("sluice.alert.webhooks.ops: "),
            team -> assertThat(team).startsWith("sluice.alert.webhooks.team: timeout must be"));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "https://example.org/hook",
        "http://localhost:9000/hook",
        "http://127.0.0.1/hook",
        "http://[::1]:1/hook",
        "HTTPS://EXAMPLE.ORG",
      })
  void acceptsASafeUrl(String url) {
    // given
    var config = TestWebhook.to(url);

    // when / then
    assertThatCode(() -> start(config)).doesNotThrowAnyException();
  }

  @Test
  void acceptsHttpToOthersIfAllowed() {
    // given
    var config = TestWebhook.to("http://receiver.plant.example/").allowingInsecure();

    // when / then
    assertThatCode(() -> start(config)).doesNotThrowAnyException();
  }

  @ParameterizedTest
  @ValueSource(strings = {"secret-value-1", "whsec_not*base64*value", "whsec_c2hvcnQ="})
  void refusesABadSecretWithoutShowingIt(String secret) {
    // given
    var config = TestWebhook.to("https://example.org").withSecret(secret);

    // when / then
    assertThatIllegalArgumentException()
        .isThrownBy(() -> start(config))
        .withMessageContaining("the secret")
        .withMessageNotContaining(secret)
        .withMessageNotContaining(secret.substring(secret.indexOf('_') + 1));
  }

  @Test
  void wantsExactlyOneSecret(@TempDir Path folder) {
    // given
    var both = TestWebhook.to("https://example.org").withSecretFile(folder.resolve("secret"));
    var none = TestWebhook.to("https://example.org").withSecret(null);

    // when / then
    assertThatIllegalArgumentException()
        .isThrownBy(() -> start(both))
        .withMessageContaining("set either secret or secret-file");
    assertThatIllegalArgumentException()
        .isThrownBy(() -> start(none))
        .withMessageContaining("set either secret or secret-file");
  }

  @Test
  void readsTheSecretFromAFile(@TempDir Path folder) throws Exception {
    // given
    Path file = folder.resolve("secret");
    Files.writeString(file, TestWebhook.SECRET + "\n");
    var config = TestWebhook.to("https://example.org").withSecret(null).withSecretFile(file);

    // when
    String signature = SigningSecret.of(config).sign("msg_1", 1614265330, "{\"test\": 2432232314}");

    // then
    assertThat(signature)
        .isEqualTo(
            SigningSecret.of(TestWebhook.to("https://example.org"))
                .sign("msg_1", 1614265330, "{\"test\": 2432232314}"))
        .startsWith("v1,");
  }

  /** The example of the Standard Webhooks reference implementations. */
  @Test
  void signsAsTheSpecificationDoes() {
    // given
    var secret = SigningSecret.of(TestWebhook.to("https://example.org"));

    // when
    String signature =
        secret.sign("msg_p5jXN8AQM9LWM0D4loKWxJek", 1614265330, "{\"test\": 2432232314}");

    // then
    assertThat(signature).isEqualTo("v1,g0hM9SsE+OTPJTGt/tmIKtSyZlE3uFJELVlNIOLJ1OE=");
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "120                           | PT2M",
        "Sat, 21 Nov 2026 00:01:00 GMT | PT1M",
        "Sat, 21 Nov 2026 00:00:00 GMT | PT0S",
        "Fri, 20 Nov 2026 00:00:00 GMT |",
        "-5                            |",
        "soon                          |",
        "99999999999999999999          |",
      })
  void readsRetryAfter(String value, String expected) {
    // given
    var now = Instant.parse("2026-11-21T00:00:00Z");

    // when
    var wait = RetryAfter.parse(value, now);

    // then
    assertThat(wait.orElse(null)).isEqualTo(expected == null ? null : Duration.parse(expected));
  }
}
