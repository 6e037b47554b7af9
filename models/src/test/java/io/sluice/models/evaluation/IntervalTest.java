package io.sluice.models.evaluation;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.within;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class IntervalTest {

  /** Of tables of Garwood's interval. */
  @ParameterizedTest
  @CsvSource({
    "0, 0, 3.6889",
    "1, 0.0253, 5.5716",
    "2, 0.2422, 7.2247",
    "10, 4.7954, 18.3904",
    "100, 81.3640, 121.6268"
  })
  void aCountIsOfRatesOfWhichItIsNotUnlikely(long count, double low, double high) {
    Interval interval = Interval.ofRate(count, 1);

    assertThat(interval.low()).isCloseTo(low, within(1e-4));
    assertThat(interval.high()).isCloseTo(high, within(1e-4));
  }

  @Test
  void aRateIsByTheUnitOfTime() {
    Interval inSevenDays = Interval.ofRate(10, 7);

    assertThat(inSevenDays.low()).isCloseTo(4.7954 / 7, within(1e-4));
    assertThat(inSevenDays.high()).isCloseTo(18.3904 / 7, within(1e-4));
  }

  /** Newcombe, Statistics in Medicine 17, 1998, table I, and the formula by hand. */
  @ParameterizedTest
  @CsvSource({
    "81, 263, 0.2553, 0.3662",
    "15, 148, 0.0624, 0.1605",
    "0, 20, 0, 0.1611",
    "1, 29, 0.0061, 0.1718",
    "50, 50, 0.9286, 1"
  })
  void aShareIsOfThoseOfWhichItIsNotUnlikely(long count, long total, double low, double high) {
    Interval interval = Interval.ofShare(count, total);

    assertThat(interval.low()).isCloseTo(low, within(1e-4));
    assertThat(interval.high()).isCloseTo(high, within(1e-4));
  }

  @Test
  void itHoldsItsEndsAndWhatIsBetween() {
    Interval interval = new Interval(1, 2);

    assertThat(interval.holds(1)).isTrue();
    assertThat(interval.holds(2)).isTrue();
    assertThat(interval.holds(0.99)).isFalse();
    assertThat(interval.holds(2.01)).isFalse();
  }

  @Test
  void nothingIsSaidOfNothing() {
    assertThatIllegalArgumentException().isThrownBy(() -> Interval.ofRate(1, 0));
    assertThatIllegalArgumentException().isThrownBy(() -> Interval.ofRate(-1, 1));
    assertThatIllegalArgumentException().isThrownBy(() -> Interval.ofShare(0, 0));
    assertThatIllegalArgumentException().isThrownBy(() -> Interval.ofShare(3, 2));
  }
}
