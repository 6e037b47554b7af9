package io.sluice.alert.intake;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Map;
import org.junit.jupiter.api.Test;

class ScoringProgressTest {

  private final ScoringProgress progress = new ScoringProgress();

  @Test
  void whatHadComeByOneLookIsJudgedByTheNext() {
    assertThat(progress.look(Map.of(0, 90L), Map.of(0, 100L))).isEmpty();
    assertThat(progress.look(Map.of(0, 195L), Map.of(0, 200L))).isEmpty();
    assertThat(progress.look(Map.of(0, 290L), Map.of(0, 300L))).containsExactly(0);
  }

  @Test
  void aPartitionThatStandsStillKeepsUpOnlyIfNothingWaits() {
    for (int look = 0; look < 5; look++) {
      var keepUp = progress.look(Map.of(0, 100L, 1, 99L), Map.of(0, 100L, 1, 100L, 2, 0L, 3, 1L));

      // 2 is empty; of 3 nothing was ever judged
      if (look >= 2) {
        assertThat(keepUp).containsExactly(0, 2);
      } else {
        assertThat(keepUp).isEmpty();
      }
    }
  }

  @Test
  void afterTheLastOfABacklogTheScoresHaveALookOfTime() {
    progress.look(Map.of(0, 10L), Map.of(0, 100L));
    progress.look(Map.of(0, 50L), Map.of(0, 100L));
    assertThat(progress.look(Map.of(0, 100L), Map.of(0, 100L))).isEmpty();
    assertThat(progress.look(Map.of(0, 100L), Map.of(0, 100L))).containsExactly(0);
  }

  @Test
  void whatIsUnknownIsBegunAnew() {
    // given
    for (int look = 0; look < 3; look++) {
      progress.look(Map.of(0, 100L), Map.of(0, 100L));
    }

    // when
    progress.unknown();

    // then
    assertThat(progress.look(Map.of(0, 100L), Map.of(0, 100L))).isEmpty();
    assertThat(progress.look(Map.of(0, 100L), Map.of(0, 100L))).isEmpty();
    assertThat(progress.look(Map.of(0, 100L), Map.of(0, 100L))).containsExactly(0);
  }
}
