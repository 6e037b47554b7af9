package io.sluice.contracts;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ReadableNumbersTest {

  @ParameterizedTest
  @CsvSource({
    "1150.4, 1150",
    "123456789, 123456789",
    "0.12344, 0.1234",
    "2.50, 2.5",
    "-3.45678, -3.457",
    "0, 0",
    "-0.0, 0",
    "100, 100",
    "1e9, 1.000e+09",
    "-2.5e-7, -2.500e-07",
    "NaN, NaN"
  })
  void fourDigitsAndNoMore(double value, String shown) {
    assertThat(ReadableNumbers.of(value)).isEqualTo(shown);
  }
}
