package io.sluice.platform.session;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import org.junit.jupiter.api.Test;

class BrokerContactTest {

  @Test
  void a_broker_is_away_when_two_heartbeats_and_a_grace_have_passed() {
    assertThat(BrokerContact.limit(Duration.ofMillis(2_500))).isEqualTo(Duration.ofSeconds(7));
    assertThat(BrokerContact.limit(Duration.ofSeconds(10))).isEqualTo(Duration.ofSeconds(22));
  }
}
