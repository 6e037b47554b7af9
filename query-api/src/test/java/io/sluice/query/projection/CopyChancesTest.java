package io.sluice.query.projection;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class CopyChancesTest {

  private final CopyChances chances = new CopyChances();

  @Test
  void everyFurtherRefusalMakesThePauseLongerUpToALimit() {
    // when
    int[] pauses = new int[8];
    for (int i = 0; i < pauses.length; i++) {
      chances.refused();
      pauses[i] = pause();
    }

    // then
    assertThat(pauses).containsExactly(1, 2, 4, 8, 16, 32, 32, 32);
  }

  @Test
  void afterABatchThatWasTakenTheNextRefusalIsTheFirst() {
    // given
    chances.refused();
    chances.refused();
    pause();

    // when
    chances.taken();

    // then
    assertThat(pause()).isZero();
    chances.refused();
    assertThat(pause()).isOne();
  }

  private int pause() {
    int batches = 0;
    while (!chances.take()) {
      batches++;
    }
    return batches;
  }
}
