package io.sluice.models.training;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;

class HeapLimitTest {

  private static final HeapLimit OF_16_MIB = new HeapLimit(16 << 20);

  @Test
  void rowsAndPairsOfTagsMayTakeHalfOfTheHeap() {
    assertThatCode(() -> OF_16_MIB.require(10_185, 100)).doesNotThrowAnyException();
    assertThatThrownBy(() -> OF_16_MIB.require(20_000, 100))
        .isInstanceOf(TrainingFailedException.class)
        .hasMessage(
            "20,000 rows of 100 tags take 15 MiB, and a heap of 16 MiB holds 10,185 rows of so many"
                + " tags, or so many rows of 52 tags: give fewer rows, leave tags out (--exclude),"
                + " or give more memory (SLUICE_HEAP=38m)");
    assertThatCode(() -> OF_16_MIB.require(20_000, 52)).doesNotThrowAnyException();
    assertThatThrownBy(() -> OF_16_MIB.require(20_000, 53)).isNotNull();
  }

  @Test
  void soManyTagsThatTheirPairsAloneFillTheHeapAreRefused() {
    assertThatThrownBy(() -> OF_16_MIB.require(1, 600))
        .hasMessageContaining("holds 0 rows of so many tags, or so many rows of 591 tags");
  }

  @Test
  void beforeRowsAreHeldAQuarterMoreIsLetPass() {
    assertThatCode(() -> OF_16_MIB.requireRoomFor(5_800, 200)).doesNotThrowAnyException();
    assertThatThrownBy(() -> OF_16_MIB.require(5_800, 200)).isNotNull();
    assertThatThrownBy(() -> OF_16_MIB.requireRoomFor(8_000, 200))
        .isInstanceOf(TrainingFailedException.class)
        .hasMessageStartingWith("8,000 rows of 200 tags take 13 MiB");
  }

  @Test
  void whereTheHeapRanOutTheMessageSaysHowToTakeFewer() {
    assertThat(OF_16_MIB.ranOut(1000, 50))
        .hasMessage(
            "1,000 rows of 50 tags and what is learnt from them need more than the heap of 16 MiB:"
                + " give fewer rows, leave tags out (--exclude), or give more memory"
                + " (SLUICE_HEAP=32m)");
  }
}
