package io.sluice.platform.kafka;

import io.smallrye.config.ConfigMapping;
import java.util.Optional;

/**
 * What the topics and consumer groups of this pipeline are called, so that several can share a
 * cluster: another tenant, a backtest. All services of a pipeline say the same.
 */
@ConfigMapping(prefix = "sluice.kafka")
public interface KafkaNamesConfig {

  /** Before the name of each topic, each group and each transactional id; none by default. */
  Optional<String> prefix();

  /** Single topics that are called otherwise, prefix and all. */
  TopicNames topics();

  /** Single groups that are called otherwise, prefix and all. */
  GroupNames groups();

  /** By default the prefix and the plain name. */
  interface TopicNames {

    String sensorReadings();

    String sensorReadingsDlq();

    String scoringState();

    String anomalyScores();

    String anomalyScoresDlq();

    String incidentCommands();

    String incidentCommandsDlq();

    String alerts();

    String alertsDlq();
  }

  /** By default the prefix and the plain name. */
  interface GroupNames {

    String scoring();

    String alert();

    String queryReadings();

    String queryScores();

    String queryAlerts();
  }
}
