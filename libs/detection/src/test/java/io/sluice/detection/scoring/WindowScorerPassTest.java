package io.sluice.detection.scoring;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class WindowScorerPassTest {

  @ParameterizedTest
  @CsvSource({"1, 256", "51, 256", "256, 256", "1000, 65", "2000, 32", "100000, 1"})
  void windowsOfManyTagsAreJudgedInSeveralPasses(int tags, int windows) {
    assertThat(WindowScorer.windowsInAPass(tags, 256)).isEqualTo(windows);
  }
}
