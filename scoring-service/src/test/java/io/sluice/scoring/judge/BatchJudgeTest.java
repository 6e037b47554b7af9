package io.sluice.scoring.judge;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class BatchJudgeTest {

  @ParameterizedTest
  @CsvSource({"1, 256", "51, 256", "256, 256", "1000, 65", "2000, 32", "100000, 1"})
  void windowsOfManyTagsAreJudgedInSeveralPasses(int tags, int windows) {
    try (var judge = new BatchJudge(256, null)) {
      assertThat(judge.windowsInAPass(tags)).isEqualTo(windows);
    }
  }
}
