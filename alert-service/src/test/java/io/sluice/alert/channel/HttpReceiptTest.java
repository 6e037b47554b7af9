package io.sluice.alert.channel;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.Optional;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class HttpReceiptTest {

  private static final Optional<Duration> LATER = Optional.of(Duration.ofSeconds(30));

  @ParameterizedTest
  @ValueSource(ints = {400, 404, 405, 410, 413, 415, 422})
  void whatTheSameMessageCannotMendIsRefused(int status) {
    // when
    Receipt receipt = HttpReceipt.of(status, LATER);

    // then
    assertThat(receipt).isInstanceOf(Receipt.Refused.class);
    assertThat(receipt.detail()).startsWith("HTTP " + status + ": ");
  }

  @ParameterizedTest
  @ValueSource(ints = {401, 402, 403, 408, 409, 425, 429, 500, 501, 502, 503, 504})
  void whatMayPassIsTriedAgainNotSoonerThanAsked(int status) {
    // when
    Receipt receipt = HttpReceipt.of(status, LATER);

    // then
    assertThat(receipt).isEqualTo(new Receipt.Failed("HTTP " + status, LATER));
  }

  @ParameterizedTest
  @ValueSource(ints = {301, 302, 307, 308})
  void aRedirectIsTriedAgainAndNotFollowed(int status) {
    // when
    Receipt receipt = HttpReceipt.of(status, LATER);

    // then
    assertThat(receipt)
        .isEqualTo(Receipt.Failed.because("HTTP " + status + ": redirects are not followed"));
  }

  @ParameterizedTest
  @ValueSource(ints = {200, 201, 202, 204, 299})
  void anySuccessIsADelivery(int status) {
    // when
    Receipt receipt = HttpReceipt.of(status, Optional.empty());

    // then
    assertThat(receipt).isEqualTo(new Receipt.Delivered("HTTP " + status));
  }
}
