package io.sluice.alert.command;

import static org.assertj.core.api.Assertions.assertThat;

import io.smallrye.mutiny.Uni;
import io.smallrye.mutiny.helpers.test.UniAssertSubscriber;
import java.time.Duration;
import java.util.ArrayList;
import java.util.UUID;
import org.junit.jupiter.api.Test;

class AnswerWatchTest {

  private static final Duration LONG = Duration.ofHours(1);

  /** Nobody looks: it is not started. */
  private final AnswerWatch watch = new AnswerWatch(null);

  private UniAssertSubscriber<CommandResult> await(Uni<Void> send) {
    return watch
        .await(UUID.randomUUID(), send, LONG)
        .subscribe()
        .withSubscriber(UniAssertSubscriber.create());
  }

  @Test
  void whoHasNoPlaceSendsNothing() {
    // given: all places are taken by commands that the broker has not taken yet
    var waiting = new ArrayList<UniAssertSubscriber<CommandResult>>();
    for (int i = 0; i < AnswerWatch.MOST; i++) {
      waiting.add(await(Uni.createFrom().nothing()));
    }
    var sent = new ArrayList<String>();
    Uni<Void> send = Uni.createFrom().voidItem().invoke(() -> sent.add("sent"));

    // when / then
    await(send).assertFailedWith(TooManyWaitException.class);
    assertThat(sent).isEmpty();

    // when: somebody goes
    waiting.getFirst().cancel();
    await(send).assertNotTerminated();

    // then
    assertThat(sent).hasSize(1);
    await(send).assertFailedWith(TooManyWaitException.class);
  }

  @Test
  void whatIsNotSentHasNoPlace() {
    // when
    for (int i = 0; i < AnswerWatch.MOST; i++) {
      await(Uni.createFrom().failure(new IllegalStateException("no broker")))
          .assertFailedWith(IllegalStateException.class);
    }

    // then
    await(Uni.createFrom().nothing()).assertNotTerminated();
  }
}
