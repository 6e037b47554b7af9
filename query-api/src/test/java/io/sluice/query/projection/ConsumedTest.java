package io.sluice.query.projection;

import static org.assertj.core.api.Assertions.assertThat;

import io.sluice.contracts.ConsumerGroups;
import io.sluice.contracts.Topics;
import io.sluice.platform.kafka.ConsumedTopics.Group;
import java.util.List;
import org.junit.jupiter.api.Test;

class ConsumedTest {

  @Test
  void groupsThatSettingsGiveOneNameAreWatchedEach() {
    // given
    var groups =
        new ConsumerGroups(
            "counts", "scoring", "drift", "shadow", "alert", "query", "query", "query", "query",
            "query");
    // when
    List<Group> consumed = new Consumed().topics(Topics.PLAIN, groups).groups();
    // then
    assertThat(consumed)
        .containsExactly(
            new Group("query", List.of(Topics.PLAIN.sensorReadings())),
            new Group("query", List.of(Topics.PLAIN.anomalyScores())),
            new Group("query", List.of(Topics.PLAIN.alerts())),
            new Group("query", List.of(Topics.PLAIN.drift())),
            new Group("query", List.of(Topics.PLAIN.shadowScores())));
  }
}
