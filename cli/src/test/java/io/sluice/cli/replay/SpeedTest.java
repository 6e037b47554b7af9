package io.sluice.cli.replay;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import picocli.CommandLine.TypeConversionException;

class SpeedTest {

  private final Speed.Converter converter = new Speed.Converter();

  @Test
  void isAFactorOrMax() {
    assertThat(converter.convert("60")).isEqualTo(new Speed(60));
    assertThat(converter.convert("0.5x")).isEqualTo(new Speed(0.5));
    assertThat(converter.convert("MAX").isMax()).isTrue();
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "0", "-1", "fast", "NaN", "Infinity", "1e9"})
  void anythingElseIsRefusedWithAnExample(String text) {
    assertThatThrownBy(() -> converter.convert(text))
        .isInstanceOf(TypeConversionException.class)
        .hasMessageContaining("'" + text + "' is no speed")
        .hasMessageContaining("such as 60");
  }
}
