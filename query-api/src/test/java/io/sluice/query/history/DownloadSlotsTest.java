package io.sluice.query.history;

import static org.assertj.core.api.Assertions.assertThat;

import io.smallrye.mutiny.Multi;
import io.smallrye.mutiny.helpers.test.AssertSubscriber;
import org.junit.jupiter.api.Test;

class DownloadSlotsTest {

  private final DownloadSlots slots = new DownloadSlots(1);

  private AssertSubscriber<Integer> begin(Multi<Integer> rows) {
    return slots.bound(() -> rows).subscribe().withSubscriber(AssertSubscriber.create(0));
  }

  @Test
  void oneMoreThanMayBeIsRefused() {
    // given: its client takes nothing
    begin(Multi.createFrom().items(1, 2, 3));

    // when
    var second = begin(Multi.createFrom().items(1));

    // then
    second.assertFailedWith(TooManyReadsException.class, "already 1 downloads under way");
  }

  @Test
  void whoHasAllMakesWay() {
    // given
    begin(Multi.createFrom().items(1, 2)).request(2).assertCompleted();

    // when
    var second = begin(Multi.createFrom().items(1)).request(1);

    // then
    second.assertCompleted();
  }

  @Test
  void whoGoesMakesWay() {
    // given
    begin(Multi.createFrom().items(1, 2)).request(1).cancel();

    // when
    var second = begin(Multi.createFrom().items(1)).request(1);

    // then
    second.assertCompleted();
  }

  @Test
  void whoFailsMakesWayOnce() {
    // given
    begin(Multi.createFrom().failure(new IllegalStateException("away")))
        .request(1)
        .assertTerminated();
    begin(Multi.createFrom().items(1));

    // when
    var third = begin(Multi.createFrom().items(1));

    // then
    assertThat(third.getFailure()).isInstanceOf(TooManyReadsException.class);
  }
}
