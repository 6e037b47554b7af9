package io.sluice.contracts;

import java.util.List;

/**
 * The Kafka topics, in the order in which data flows. Every record's key is the asset, so that one
 * asset's messages keep their order from end to end. Each topic has exactly one writing service,
 * except the dead-letter topics, to which whoever could not read a record hands it on.
 */
public final class Topics {

  /** {@link Reading}s; written by ingest-service. */
  public static final String SENSOR_READINGS = "sensor-readings";

  /** Readings that were refused, as they came, with the {@link Headers} that say why. */
  public static final String SENSOR_READINGS_DLQ = "sensor-readings-dlq";

  /** {@link Score}s; written by scoring-service inside the transaction that commits its input. */
  public static final String ANOMALY_SCORES = "anomaly-scores";

  /** Scores that a consumer could not read. */
  public static final String ANOMALY_SCORES_DLQ = "anomaly-scores-dlq";

  /** {@link Alert}s; written by alert-service. */
  public static final String ALERTS = "alerts";

  /** Alerts that a consumer could not read. */
  public static final String ALERTS_DLQ = "alerts-dlq";

  /** Every topic a deployment has to provide. */
  public static final List<String> ALL =
      List.of(
          SENSOR_READINGS,
          SENSOR_READINGS_DLQ,
          ANOMALY_SCORES,
          ANOMALY_SCORES_DLQ,
          ALERTS,
          ALERTS_DLQ);

  private Topics() {}

  /**
   * The dead-letter topic that belongs to a topic.
   *
   * @throws IllegalArgumentException for a topic that has none
   */
  public static String deadLettersOf(String topic) {
    return switch (topic) {
      case SENSOR_READINGS -> SENSOR_READINGS_DLQ;
      case ANOMALY_SCORES -> ANOMALY_SCORES_DLQ;
      case ALERTS -> ALERTS_DLQ;
      default -> throw new IllegalArgumentException("no dead-letter topic for " + topic);
    };
  }
}
