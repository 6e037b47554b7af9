package io.sluice.query.rollup;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.Random;
import org.junit.jupiter.api.Test;

class MomentsTest {

  @Test
  void partsComeToTheSameAsTheWhole() {
    // given: values that are large beside their spread
    double[] values = new Random(4).doubles(10_000).map(v -> 1e9 + v).toArray();
    var whole = new Moments();
    var sum = new Moments();

    // when
    for (int from = 0; from < values.length; from += 97) {
      var part = new Moments();
      for (int i = from; i < Math.min(values.length, from + 97); i++) {
        part.add(values[i]);
        whole.add(values[i]);
      }
      sum.add(part);
    }
    sum.add(new Moments());

    // then
    assertThat(sum.count()).isEqualTo(10_000);
    assertThat(sum.low()).isEqualTo(whole.low());
    assertThat(sum.high()).isEqualTo(whole.high());
    assertThat(sum.last()).isEqualTo(values[values.length - 1]);
    assertThat(sum.mean()).isCloseTo(whole.mean(), within(1e-6));
    assertThat(sum.deviation()).isCloseTo(1 / Math.sqrt(12), within(0.01));
    assertThat(whole.deviation()).isCloseTo(sum.deviation(), within(1e-6));
  }
}
