package io.sluice.deployment;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** How long a service may take to start. */
class ProbesTest {

  @ParameterizedTest
  @CsvSource({"'{}', 120", "startupSeconds: 301, 302"})
  void aServiceHasItsTimeToStart(String values, int seconds) {
    // when
    Manifests chart = Chart.render(values);

    // then
    assertThat(chart.ofKind("Deployment"))
        .hasSize(4)
        .allSatisfy(
            deployment -> {
              JsonNode probe = deployment.at("/spec/template/spec/containers/0/startupProbe");
              assertThat(
                      probe.path("periodSeconds").asInt() * probe.path("failureThreshold").asInt())
                  .isEqualTo(seconds);
            });
  }
}
