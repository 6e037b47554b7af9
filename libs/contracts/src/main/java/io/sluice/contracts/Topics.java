package io.sluice.contracts;

import java.util.List;
import java.util.Set;

/**
 * The Kafka topics, in the order in which data flows. A message's key is the asset, so that one
 * asset's messages keep their order from end to end; of those that are {@link #COMPACTED} it is the
 * stream. Each topic has exactly one writing service, except the dead-letter topics, to which
 * whoever could not read a record hands it on. The constants are the plain names; what the topics
 * of a deployment are called its configuration says.
 */
public record Topics(
    String sensorReadings,
    String sensorReadingsDlq,
    String scoringState,
    String anomalyScores,
    String anomalyScoresDlq,
    String shadowScores,
    String drift,
    String driftState,
    String incidentCommands,
    String incidentCommandsDlq,
    String alerts,
    String alertsDlq,
    String feedback) {

  /** {@link Reading}s; written by ingest-service. */
  public static final String SENSOR_READINGS = "sensor-readings";

  /** Readings that were refused, as they came, with the {@link Headers} that say why. */
  public static final String SENSOR_READINGS_DLQ = "sensor-readings-dlq";

  /** {@link Score}s; written by scoring-service inside the transaction that commits its input. */
  public static final String ANOMALY_SCORES = "anomaly-scores";

  /**
   * What scoring-service has learnt of assets and cannot find in the readings again, by key the
   * newest only: compacted. As many partitions as {@link #SENSOR_READINGS}; written and read by
   * scoring-service alone, in a format of its own.
   */
  public static final String SCORING_STATE = "scoring-state";

  /**
   * {@link Score}s of bundles that judge beside the champions, for comparison; written by
   * scoring-service. Nothing comes of them, and not every window has one.
   */
  public static final String SHADOW_SCORES = "shadow-scores";

  /** {@link Drift}, of each stream the newest: compacted. Written by scoring-service. */
  public static final String DRIFT = "drift";

  /** What scoring-service counts to tell drift, kept as {@link #SCORING_STATE} is. */
  public static final String DRIFT_STATE = "drift-state";

  /** Scores of both kinds, and {@link Drift}, that a consumer could not read. */
  public static final String ANOMALY_SCORES_DLQ = "anomaly-scores-dlq";

  /** {@link IncidentCommand}s; written by alert-service, partitioned as the scores are. */
  public static final String INCIDENT_COMMANDS = "incident-commands";

  /** Commands that alert-service could not read. */
  public static final String INCIDENT_COMMANDS_DLQ = "incident-commands-dlq";

  /** {@link Alert}s; written by alert-service. */
  public static final String ALERTS = "alerts";

  /** Alerts that a consumer could not read. */
  public static final String ALERTS_DLQ = "alerts-dlq";

  /** {@link Feedback}; written by query-api, at least once, for whoever wants to know. */
  public static final String FEEDBACK = "feedback";

  /** Those of which only the newest record of each key counts. */
  public static final Set<String> COMPACTED = Set.of(SCORING_STATE, DRIFT, DRIFT_STATE);

  /** The topics of the only pipeline of a cluster: each has its plain name. */
  public static final Topics PLAIN = ofPrefix("");

  /**
   * The topics of one of several pipelines that share a cluster.
   *
   * @param prefix before each name; may be empty
   */
  public static Topics ofPrefix(String prefix) {
    return new Topics(
        prefix + SENSOR_READINGS,
        prefix + SENSOR_READINGS_DLQ,
        prefix + SCORING_STATE,
        prefix + ANOMALY_SCORES,
        prefix + ANOMALY_SCORES_DLQ,
        prefix + SHADOW_SCORES,
        prefix + DRIFT,
        prefix + DRIFT_STATE,
        prefix + INCIDENT_COMMANDS,
        prefix + INCIDENT_COMMANDS_DLQ,
        prefix + ALERTS,
        prefix + ALERTS_DLQ,
        prefix + FEEDBACK);
  }

  /** Every topic a deployment has to provide. */
  public List<String> all() {
    return List.of(
        sensorReadings,
        sensorReadingsDlq,
        scoringState,
        anomalyScores,
        anomalyScoresDlq,
        shadowScores,
        drift,
        driftState,
        incidentCommands,
        incidentCommandsDlq,
        alerts,
        alertsDlq,
        feedback);
  }

  /**
   * The dead-letter topic that belongs to a topic.
   *
   * @throws IllegalArgumentException for a topic that has none
   */
  public String deadLettersOf(String topic) {
    if (topic.equals(sensorReadings)) {
      return sensorReadingsDlq;
    }
    if (topic.equals(anomalyScores) || topic.equals(shadowScores) || topic.equals(drift)) {
      return anomalyScoresDlq;
    }
    if (topic.equals(incidentCommands)) {
      return incidentCommandsDlq;
    }
    if (topic.equals(alerts)) {
      return alertsDlq;
    }
    throw new IllegalArgumentException("no dead-letter topic for " + topic);
  }
}
