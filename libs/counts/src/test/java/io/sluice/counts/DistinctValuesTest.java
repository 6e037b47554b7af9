package io.sluice.counts;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class DistinctValuesTest {

  @ParameterizedTest
  @ValueSource(ints = {0, 1, 17, 64})
  void few_are_counted_exactly(int number) {
    // when
    DistinctValues values = of(number);

    // then
    assertThat(values.count()).isEqualTo(number);
  }

  /** 2.3 % of standard error: a twentieth is two of it. */
  @ParameterizedTest
  @ValueSource(ints = {65, 100, 1_000, 4_000, 6_000, 20_000, 65_000, 1_000_000})
  void many_are_estimated(int number) {
    // when
    DistinctValues values = of(number);

    // then
    assertThat(values.count()).isCloseTo(number, within(number * 0.05));
  }

  private static DistinctValues of(int number) {
    var values = new DistinctValues();
    for (int again = 0; again < 2; again++) {
      for (int i = 0; i < number; i++) {
        values.add(Hash.of("10.0." + i));
      }
    }
    return values;
  }
}
