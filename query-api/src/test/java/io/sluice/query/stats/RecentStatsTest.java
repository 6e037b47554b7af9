package io.sluice.query.stats;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.smallrye.mutiny.Uni;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class RecentStatsTest {

  private static final Duration LONG = Duration.ofHours(1);

  private final AtomicInteger gatherings = new AtomicInteger();
  private CompletableFuture<Stats> database = new CompletableFuture<>();

  @Test
  void allWhoAskMeanwhileShareOneGathering() {
    // given
    var recent = new RecentStats(this::gather, LONG);
    var asking =
        IntStream.range(0, 20).mapToObj(i -> recent.get().subscribeAsCompletionStage()).toList();
    asking.getFirst().cancel(true);

    // when
    database.complete(stats(7));

    // then
    assertThat(gatherings).hasValue(1);
    assertThat(asking.subList(1, 20)).allMatch(one -> one.join().alerts() == 7);
    assertThat(recent.get().await().indefinitely().alerts()).isEqualTo(7);
    assertThat(gatherings).hasValue(1);
  }

  @Test
  void oldOnesAreGatheredAnew() {
    // given
    var recent = new RecentStats(this::gather, Duration.ZERO);
    database.complete(stats(7));
    recent.get().await().indefinitely();

    // when
    recent.get().await().indefinitely();

    // then
    assertThat(gatherings).hasValue(2);
  }

  @Test
  void aFailureIsNotKept() {
    // given
    var recent = new RecentStats(this::gather, LONG);
    var first = recent.get().subscribeAsCompletionStage();
    database.completeExceptionally(new IllegalStateException("away"));
    assertThatThrownBy(first::join).isInstanceOf(CompletionException.class);
    database = CompletableFuture.completedFuture(stats(8));

    // when
    Stats second = recent.get().await().indefinitely();

    // then
    assertThat(second.alerts()).isEqualTo(8);
  }

  private Uni<Stats> gather() {
    gatherings.incrementAndGet();
    return Uni.createFrom().completionStage(database);
  }

  private static Stats stats(long alerts) {
    var none = new Stats.Rows(0, Map.of(), null, null);
    return new Stats(
        none, none, new Stats.Incidents(0, 0, Map.of()), alerts, null, List.of(), null);
  }
}
