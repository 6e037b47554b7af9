package io.sluice.query.chart;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class PointsTest {

  @Test
  void whatIsTooLargeToHaveAMeanIsStillJson() {
    // given
    var points = new Points();
    points.at(0).add(Double.MAX_VALUE);
    points.at(0).add(-Double.MAX_VALUE);

    // when
    String json = points.json();

    // then
    assertThat(json)
        .isEqualTo(
            "[[0,-1.7976931348623157E308,1.7976931348623157E308,null,-1.7976931348623157E308,2]]");
  }
}
