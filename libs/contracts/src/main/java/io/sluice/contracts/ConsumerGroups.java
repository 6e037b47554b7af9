package io.sluice.contracts;

/**
 * The consumer groups, each of which reads one topic: a member that comes or goes moves partitions
 * of that topic alone. Autoscaling looks at their lag.
 */
public record ConsumerGroups(
    String scoring, String alert, String queryReadings, String queryScores, String queryAlerts) {

  public static final String SCORING = "sluice-scoring";
  public static final String ALERT = "sluice-alert";
  public static final String QUERY_READINGS = "sluice-query-readings";
  public static final String QUERY_SCORES = "sluice-query-scores";
  public static final String QUERY_ALERTS = "sluice-query-alerts";

  /** The groups of the only pipeline of a cluster: each has its plain name. */
  public static final ConsumerGroups PLAIN = ofPrefix("");

  /**
   * The groups of one of several pipelines that share a cluster.
   *
   * @param prefix before each name; may be empty
   */
  public static ConsumerGroups ofPrefix(String prefix) {
    return new ConsumerGroups(
        prefix + SCORING,
        prefix + ALERT,
        prefix + QUERY_READINGS,
        prefix + QUERY_SCORES,
        prefix + QUERY_ALERTS);
  }
}
