package io.sluice.platform.kafka;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;
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

  /** What each topic is called. */
  interface TopicNames {

    /** Readings that were taken in. */
    @WithDefault("${sluice.kafka.prefix:}sensor-readings")
    String sensorReadings();

    /** Readings that were refused. */
    @WithDefault("${sluice.kafka.prefix:}sensor-readings-dlq")
    String sensorReadingsDlq();

    /** What scoring-service has learnt; compacted. */
    @WithDefault("${sluice.kafka.prefix:}scoring-state")
    String scoringState();

    /** Scores. */
    @WithDefault("${sluice.kafka.prefix:}anomaly-scores")
    String anomalyScores();

    /** Scores that could not be read. */
    @WithDefault("${sluice.kafka.prefix:}anomaly-scores-dlq")
    String anomalyScoresDlq();

    /** Scores of bundles that judge beside those in use. */
    @WithDefault("${sluice.kafka.prefix:}shadow-scores")
    String shadowScores();

    /** Whether streams are still what was trained on; compacted. */
    @WithDefault("${sluice.kafka.prefix:}drift")
    String drift();

    /** What is counted to tell that; compacted. */
    @WithDefault("${sluice.kafka.prefix:}drift-state")
    String driftState();

    /** What people want with incidents. */
    @WithDefault("${sluice.kafka.prefix:}incident-commands")
    String incidentCommands();

    /** Commands that could not be read. */
    @WithDefault("${sluice.kafka.prefix:}incident-commands-dlq")
    String incidentCommandsDlq();

    /** Alerts. */
    @WithDefault("${sluice.kafka.prefix:}alerts")
    String alerts();

    /** Alerts that could not be read. */
    @WithDefault("${sluice.kafka.prefix:}alerts-dlq")
    String alertsDlq();

    /** What people said of records and windows. */
    @WithDefault("${sluice.kafka.prefix:}feedback")
    String feedback();
  }

  /** What each group is called. */
  interface GroupNames {

    /** Records, of ingest-service, to count them per interval. */
    @WithDefault("${sluice.kafka.prefix:}sluice-counts")
    String counts();

    /** Readings, of scoring-service. */
    @WithDefault("${sluice.kafka.prefix:}sluice-scoring")
    String scoring();

    /** Readings, scores and alerts, of scoring-service, to tell drift. */
    @WithDefault("${sluice.kafka.prefix:}sluice-drift")
    String drift();

    /** Readings, of scoring-service, for bundles that judge beside those in use. */
    @WithDefault("${sluice.kafka.prefix:}sluice-shadow")
    String shadow();

    /** Scores and commands, of alert-service. */
    @WithDefault("${sluice.kafka.prefix:}sluice-alert")
    String alert();

    /** Readings, of query-api. */
    @WithDefault("${sluice.kafka.prefix:}sluice-query-readings")
    String queryReadings();

    /** Scores, of query-api. */
    @WithDefault("${sluice.kafka.prefix:}sluice-query-scores")
    String queryScores();

    /** Alerts, of query-api. */
    @WithDefault("${sluice.kafka.prefix:}sluice-query-alerts")
    String queryAlerts();

    /** Drift, of query-api. */
    @WithDefault("${sluice.kafka.prefix:}sluice-query-drift")
    String queryDrift();

    /** Scores of bundles that judge beside those in use, of query-api. */
    @WithDefault("${sluice.kafka.prefix:}sluice-query-shadow")
    String queryShadow();
  }
}
