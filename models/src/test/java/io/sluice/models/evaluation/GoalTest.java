package io.sluice.models.evaluation;

import static org.assertj.core.api.Assertions.assertThat;

import io.sluice.models.evaluation.Goal.Outcome;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class GoalTest {

  @ParameterizedTest
  @CsvSource({
    "HIGHER, 80, 90, 79.9, MISSED",
    "HIGHER, 80, 90, 80, AIM_MISSED",
    "HIGHER, 80, 90, 90, AIM_REACHED",
    "LOWER, 5, 2, 5.1, MISSED",
    "LOWER, 5, 2, 5, AIM_MISSED",
    "LOWER, 5, 2, 0, AIM_REACHED",
    "LOWER, 5, , 5, REACHED",
    "LOWER, , 1, 3, AIM_MISSED",
    "LOWER, , 1, 1, AIM_REACHED",
    "HIGHER, 80, 90, , MISSED",
  })
  void isJudgedByWhatIsRequiredFirst(
      Goal.Better better, Double required, Double aim, Double measured, Outcome expected) {
    assertThat(new Goal("m", "", better, required, aim, measured).outcome()).isEqualTo(expected);
  }
}
