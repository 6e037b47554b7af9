package io.sluice.query.history;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.smallrye.mutiny.Uni;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import org.junit.jupiter.api.Test;

class ReadSlotsTest {

  private final ReadSlots slots = new ReadSlots(1, 1);
  private final List<CompletableFuture<String>> begun = new ArrayList<>();

  @Test
  void whoComesWhileOneWaitsIsRefused() {
    // given
    ask();
    ask();

    // when
    var third = ask();

    // then
    assertThatThrownBy(third::join)
        .hasCauseInstanceOf(TooManyReadsException.class)
        .hasMessageContaining("already 1 questions");
    assertThat(begun).hasSize(1);
  }

  @Test
  void whoWaitsFollowsTheOneBefore() {
    // given
    ask();
    var second = ask();

    // when
    begun.getFirst().complete("first");

    // then
    begun.getLast().complete("second");
    assertThat(second.join()).isEqualTo("second");
  }

  @Test
  void aFailureMakesWay() {
    // given
    ask();
    ask();

    // when
    begun.getFirst().completeExceptionally(new IllegalStateException("away"));

    // then
    assertThat(begun).hasSize(2);
  }

  @Test
  void whoGivesUpWaitingLeavesItsPlace() {
    // given
    ask();
    ask().cancel(true);

    // when
    var third = ask();

    // then
    assertThat(third).isNotDone();
    begun.getFirst().complete("first");
    assertThat(begun).hasSize(2);
  }

  /** The database still works on it. */
  @Test
  void whoGivesUpAReadThatHasBegunKeepsItsSlot() {
    // given
    ask().cancel(true);

    // when
    ask();

    // then
    assertThat(begun).hasSize(1);
    assertThat(begun.getFirst()).isNotDone();
    begun.getFirst().complete("too late");
    assertThat(begun).hasSize(2);
  }

  @Test
  void whoReadsOnIsNotRefused() {
    // given
    ask();
    ask();

    // when
    var on = slots.readOn(this::begin).subscribeAsCompletionStage();

    // then
    begun.getFirst().complete("first");
    begun.getLast().complete("second");
    begun.getLast().complete("third");
    assertThat(on.join()).isEqualTo("third");
  }

  private CompletableFuture<String> ask() {
    return slots.read(this::begin).subscribeAsCompletionStage();
  }

  private Uni<String> begin() {
    var answer = new CompletableFuture<String>();
    begun.add(answer);
    return Uni.createFrom().completionStage(answer);
  }
}
