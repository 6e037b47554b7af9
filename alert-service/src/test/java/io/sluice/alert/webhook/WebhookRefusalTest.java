package io.sluice.alert.webhook;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import io.sluice.alert.outbound.RetryAfter;
import java.time.Duration;
import java.time.Instant;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class WebhookRefusalTest {

  @ParameterizedTest
  @ValueSource(strings = {"secret-value-1", "whsec_not*base64*value", "whsec_c2hvcnQ="})
  void refusesABadSecretWithoutShowingIt(String secret) {
    // when / then
    assertThatIllegalArgumentException()
        .isThrownBy(() -> SigningSecret.of(TestWebhook.ref(secret)))
        .withMessageStartingWith("secret-file: the secret")
        .withMessageNotContaining(secret)
        .withMessageNotContaining(secret.substring(secret.indexOf('_') + 1));
  }

  @Test
  void readsTheSecretWithoutTheLineBreakBehindIt() {
    // given
    var ref = TestWebhook.ref(TestWebhook.SECRET + "\n");

    // when
    String signature = SigningSecret.of(ref).sign("msg_1", 1614265330, "{\"test\": 2432232314}");

    // then
    assertThat(signature)
        .isEqualTo(
            SigningSecret.of(TestWebhook.ref(TestWebhook.SECRET))
                .sign("msg_1", 1614265330, "{\"test\": 2432232314}"))
        .startsWith("v1,");
  }

  /** The example of the Standard Webhooks reference implementations. */
  @Test
  void signsAsTheSpecificationDoes() {
    // given
    var secret = SigningSecret.of(TestWebhook.ref(TestWebhook.SECRET));

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
