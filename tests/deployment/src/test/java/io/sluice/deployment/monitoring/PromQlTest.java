package io.sluice.deployment.monitoring;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class PromQlTest {

  @Test
  void findsMetricsAmongFunctionsLabelsAndStrings() {
    // given
    String expression =
        """
        histogram_quantile(0.99, sum by (le, pod) (rate(a_bucket{job=~"b|c{d}"}[5m])))
          / on (pod) group_left (e) label_replace(max without (f) (g:h offset 10m), "i", "$1", "j", ".*")
          and k > bool 2 unless avg(time() - l{m="n"}) by (o) or vector(0)
        """;

    // when
    var metrics = PromQl.metrics(expression);

    // then
    assertThat(metrics).containsExactly("a_bucket", "g:h", "k", "l");
  }
}
