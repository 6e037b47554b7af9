package io.sluice.alert.intake;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.apache.kafka.clients.consumer.MockConsumer;
import org.apache.kafka.common.TopicPartition;
import org.junit.jupiter.api.Test;

/** On which partitions silence is that of the assets, and when it is looked for. */
class SilenceWatchTest {

  private static final TopicPartition READ = new TopicPartition("scores", 0);
  private static final TopicPartition BEHIND = new TopicPartition("scores", 1);
  private static final TopicPartition UNJUDGED = new TopicPartition("scores", 2);
  private static final TopicPartition ELSEWHERE = new TopicPartition("scores", 3);

  @Test
  void whereScoresWaitNobodyIsSilent() {
    try (var client = new MockConsumer<byte[], byte[]>("earliest")) {
      // given: another's is not even asked for
      client.assign(List.of(READ, BEHIND, UNJUDGED));
      client.updateEndOffsets(Map.of(READ, 7L, BEHIND, 8L, UNJUDGED, 7L, ELSEWHERE, 7L));
      client.seek(READ, 7);
      client.seek(BEHIND, 7);
      client.seek(UNJUDGED, 7);

      // when
      var found = look(client, Map.of(), 100);
      var again = look(client, found, 200);

      // then
      assertThat(found.keySet()).containsExactlyInAnyOrder(READ, BEHIND);
      assertThat(found.get(BEHIND).isCaughtUp()).isFalse();
      assertThat(found.get(READ).isCaughtUp()).isTrue();
      assertThat(found.get(READ).caughtUp(READ))
          .isEqualTo(new CaughtUp(READ, 7, false, Duration.ZERO));
      assertThat(again.get(READ).caughtUp(READ))
          .isEqualTo(new CaughtUp(READ, 7, true, Duration.ofNanos(100)));
    }
  }

  @Test
  void onABusyPartitionWeListenAllTheTimeAndBehindOneWeBeginAnew() {
    try (var client = new MockConsumer<byte[], byte[]>("earliest")) {
      // given: one score waits at each look
      client.assign(List.of(READ));
      client.seek(READ, 6);
      client.updateEndOffsets(Map.of(READ, 7L));
      var first = look(client, Map.of(), 100);
      client.seek(READ, 7);
      client.updateEndOffsets(Map.of(READ, 9L));
      var busy = look(client, first, 200);

      // when: what waited at the look before waits still
      client.seek(READ, 8);
      var behind = look(client, busy, 300);

      // then
      assertThat(busy.get(READ).caughtUp(READ).listening()).isEqualTo(Duration.ofNanos(100));
      assertThat(behind.get(READ).caughtUp(READ).listening()).isZero();
    }
  }

  private static Map<TopicPartition, SilenceWatch.Look> look(
      MockConsumer<byte[], byte[]> client,
      Map<TopicPartition, SilenceWatch.Look> before,
      long now) {
    return SilenceWatch.look(client, partition -> !partition.equals(UNJUDGED), before, now);
  }

  @Test
  void whatWasPolledAndHasNotComeYetIsNoSilence() {
    // given: taken up at 5, polled up to 7
    var mine = new OwnedPartition(0, 1, Map.of(READ, 5L), 10);
    var polled = new CaughtUp(READ, 7, false, Duration.ZERO);

    // when, then
    assertThat(mine.hasTakenIn(new CaughtUp(READ, 5, false, Duration.ZERO))).isTrue();
    assertThat(mine.hasTakenIn(polled)).isFalse();
    assertThat(mine.hasTakenIn(new CaughtUp(READ, 7, true, Duration.ZERO))).isTrue();
    mine.tookIn(READ.topic(), 7);
    assertThat(mine.hasTakenIn(polled)).isTrue();
  }

  @Test
  void silenceIsNoticedLateByATenthAtMost() {
    assertThat(SilenceWatch.pause(Duration.ofDays(1))).isEqualTo(Duration.ofMinutes(1));
    assertThat(SilenceWatch.pause(Duration.ofSeconds(30))).isEqualTo(Duration.ofSeconds(3));
    assertThat(SilenceWatch.pause(Duration.ofMillis(5))).isEqualTo(Duration.ofMillis(100));
  }
}
