package io.sluice.platform.metrics;

import static org.assertj.core.api.Assertions.assertThat;

import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.Tags;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import java.util.Map;
import org.junit.jupiter.api.Test;

class GaugeSetTest {

  private final SimpleMeterRegistry registry = new SimpleMeterRegistry();
  private final GaugeSet gauges = new GaugeSet("waiting", "What waits", registry);

  @Test
  void whatStaysIsNeverAway() {
    // given
    gauges.show(Map.of(Tags.of("topic", "alerts"), 1.0));
    Gauge shown = gauge("alerts");

    // when
    gauges.show(Map.of(Tags.of("topic", "alerts"), 2.0, Tags.of("topic", "scores"), 3.0));

    // then: not one that was registered anew
    assertThat(gauge("alerts")).isSameAs(shown);
    assertThat(shown.value()).isEqualTo(2);
    assertThat(gauge("scores").value()).isEqualTo(3);
  }

  @Test
  void whatIsCountedNoMoreIsGoneAndMayComeAgain() {
    // given
    gauges.show(Map.of(Tags.of("topic", "alerts"), 1.0));

    // when
    gauges.show(Map.of());
    Gauge whileGone = gauge("alerts");
    gauges.show(Map.of(Tags.of("topic", "alerts"), Double.NaN));

    // then
    assertThat(whileGone).isNull();
    assertThat(gauge("alerts").value()).isNaN();
  }

  private Gauge gauge(String topic) {
    return registry.find("waiting").tag("topic", topic).gauge();
  }
}
