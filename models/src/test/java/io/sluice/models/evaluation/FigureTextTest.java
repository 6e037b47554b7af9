package io.sluice.models.evaluation;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class FigureTextTest {

  @Test
  void whatIsRareIsNotNothing() {
    assertThat(FigureText.rate(12.345, 2)).isEqualTo("12.35");
    assertThat(FigureText.rate(0.04, 2)).isEqualTo("0.04");
    assertThat(FigureText.rate(0.0027, 2)).isEqualTo("0.0027");
    assertThat(FigureText.rate(0.000_083, 3)).isEqualTo("0.000083");
    assertThat(FigureText.rate(0.0, 2)).isEqualTo("0.00");
    assertThat(FigureText.rate(null, 2)).isEqualTo("-");
    assertThat(FigureText.range(1, 364)).isEqualTo("95 %: 0.000070 to 0.02");
  }

  @Test
  void aBudgetHasNoMorePlacesThanItNeeds() {
    assertThat(FigureText.budget(5.0)).isEqualTo("5");
    assertThat(FigureText.budget(0.1)).isEqualTo("0.1");
    assertThat(FigureText.budget(0.002)).isEqualTo("0.0020");
    assertThat(FigureText.budget(0.000_083)).isEqualTo("0.000083");
    assertThat(FigureText.budget(null)).isEqualTo("-");
  }
}
