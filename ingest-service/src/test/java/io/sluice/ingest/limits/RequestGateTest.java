package io.sluice.ingest.limits;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import org.junit.jupiter.api.Test;

class RequestGateTest {

  private final RequestGate gate = new RequestGate(1);

  @Test
  void oneTooManyIsTurnedAway() throws IOException {
    // given one inside
    var seen =
        gate.within(
            () -> {
              // when, then
              assertThatThrownBy(() -> gate.within(() -> "second"))
                  .isInstanceOf(OverloadedException.class)
                  .hasMessageContaining("1 requests");
              return gate.inside();
            });
    assertThat(seen).isEqualTo(1);
    assertThat(gate.inside()).isZero();
  }

  @Test
  void aFailureLeavesTheGateToo() {
    // given
    assertThatThrownBy(
            () ->
                gate.within(
                    () -> {
                      throw new IOException("gone");
                    }))
        .isInstanceOf(IOException.class);
    // when
    int inside = gate.inside();
    // then
    assertThat(inside).isZero();
  }
}
