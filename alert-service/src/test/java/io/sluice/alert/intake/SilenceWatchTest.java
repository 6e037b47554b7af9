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
      var caughtUp =
          SilenceWatch.caughtUp(client, partition -> !partition.equals(UNJUDGED), Map.of());
      var again =
          SilenceWatch.caughtUp(
              client, partition -> !partition.equals(UNJUDGED), Map.of(READ, 7L, BEHIND, 7L));
      var further =
          SilenceWatch.caughtUp(client, partition -> !partition.equals(UNJUDGED), Map.of(READ, 6L));

      // then
      assertThat(caughtUp).containsExactly(new CaughtUp(READ, 7, false));
      assertThat(again).containsExactly(new CaughtUp(READ, 7, true));
      assertThat(further).isEqualTo(caughtUp);
    }
  }

  @Test
  void whatWasPolledAndHasNotComeYetIsNoSilence() {
    // given: taken up at 5, polled up to 7
    var mine = new OwnedPartition(0, 1, Map.of(READ, 5L), 10);
    var polled = new CaughtUp(READ, 7, false);

    // when, then
    assertThat(mine.hasTakenIn(new CaughtUp(READ, 5, false))).isTrue();
    assertThat(mine.hasTakenIn(polled)).isFalse();
    assertThat(mine.hasTakenIn(new CaughtUp(READ, 7, true))).isTrue();
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
