package io.sluice.alerting.receiver;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class HttpEndpointTest {

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
  void refusesAnUnsafeUrlWithoutShowingItsPath(String url, String reason) {
    assertThatIllegalArgumentException()
        .isThrownBy(() -> HttpEndpoint.parse(url, false))
        .withMessageStartingWith(reason)
        .withMessageNotContaining("/hook");
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
    assertThat(HttpEndpoint.parse(url, false)).hasToString(url);
  }

  @Test
  void acceptsHttpToOthersIfAllowed() {
    assertThat(HttpEndpoint.parse("http://receiver.plant.example/", true).getHost())
        .isEqualTo("receiver.plant.example");
  }
}
