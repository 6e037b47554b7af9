package io.sluice.scoring.trial;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.concurrent.Semaphore;
import org.junit.jupiter.api.Test;

/** When the slot of a file is free again. */
class TrialHoldTest {

  private final Semaphore slots = new Semaphore(0);
  private final TrialHold hold = new TrialHold(slots);

  @Test
  void whoHangsUpWhileTheFileIsPreparedLeavesTheSlotTakenUntilNothingWorksOnIt() {
    // when
    hold.requestEnded();

    // then
    assertThat(slots.availablePermits()).isZero();

    // when
    hold.prepared();

    // then: and nothing is written
    assertThat(slots.availablePermits()).isOne();
    assertThat(hold.begin()).isFalse();
  }

  @Test
  void whoHangsUpBeforeTheAnswerBeginsFreesTheSlot() {
    // given
    hold.prepared();

    // when
    hold.requestEnded();

    // then
    assertThat(slots.availablePermits()).isOne();
    assertThat(hold.begin()).isFalse();
  }

  @Test
  void whoHangsUpWhileTheAnswerIsWrittenFreesTheSlotOnceThatHasEnded() {
    // given
    hold.prepared();
    assertThat(hold.begin()).isTrue();

    // when
    hold.requestEnded();

    // then
    assertThat(hold.isOver()).isTrue();
    assertThat(slots.availablePermits()).isZero();

    // when
    hold.close();
    hold.close();

    // then
    assertThat(slots.availablePermits()).isOne();
  }
}
