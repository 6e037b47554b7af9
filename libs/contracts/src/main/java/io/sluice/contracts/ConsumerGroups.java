package io.sluice.contracts;

/**
 * The consumer groups. Autoscaling looks at their lag, but not at those of {@link #COUNTS}, {@link
 * #DRIFT} and {@link #SHADOW}, which may fall behind.
 */
public record ConsumerGroups(
    String counts,
    String scoring,
    String drift,
    String shadow,
    String alert,
    String queryReadings,
    String queryScores,
    String queryAlerts,
    String queryDrift,
    String queryShadow) {

  public static final String COUNTS = "sluice-counts";
  public static final String SCORING = "sluice-scoring";
  public static final String DRIFT = "sluice-drift";
  public static final String SHADOW = "sluice-shadow";
  public static final String ALERT = "sluice-alert";
  public static final String QUERY_READINGS = "sluice-query-readings";
  public static final String QUERY_SCORES = "sluice-query-scores";
  public static final String QUERY_ALERTS = "sluice-query-alerts";
  public static final String QUERY_DRIFT = "sluice-query-drift";
  public static final String QUERY_SHADOW = "sluice-query-shadow";

  /** The groups of the only pipeline of a cluster: each has its plain name. */
  public static final ConsumerGroups PLAIN = ofPrefix("");

  /**
   * The groups of one of several pipelines that share a cluster.
   *
   * @param prefix before each name; may be empty
   */
  public static ConsumerGroups ofPrefix(String prefix) {
    return new ConsumerGroups(
        prefix + COUNTS,
        prefix + SCORING,
        prefix + DRIFT,
        prefix + SHADOW,
        prefix + ALERT,
        prefix + QUERY_READINGS,
        prefix + QUERY_SCORES,
        prefix + QUERY_ALERTS,
        prefix + QUERY_DRIFT,
        prefix + QUERY_SHADOW);
  }
}
