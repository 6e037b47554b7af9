package io.sluice.alert.incident;

import io.smallrye.config.WithDefault;

/** Whether drift of a stream, as scoring-service tells it, is an incident. */
public interface DriftIncidentConfig {

  /**
   * Whether a stream that is unlike what its bundle was trained on is an incident of severity INFO
   * and category DRIFT. The topic {@code drift} then has to have as many partitions as {@code
   * anomaly-scores}.
   */
  @WithDefault("false")
  boolean incidents();
}
