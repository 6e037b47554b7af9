package io.sluice.deployment;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

/** The chart as it is without any values. */
class ChartRenderTest {

  @Test
  void isLintedStrictly() {
    // when
    var problems = Chart.lint();

    // then
    assertThat(problems).isEmpty();
  }

  @Test
  void rendersWithoutValues() {
    // when
    var manifests = Chart.render("{}");

    // then
    assertThat(manifests.ofKind("Deployment").map(Manifests::name))
        .containsExactlyInAnyOrder(
            "sluice-ingest-service",
            "sluice-scoring-service",
            "sluice-alert-service",
            "sluice-query-api");
  }
}
