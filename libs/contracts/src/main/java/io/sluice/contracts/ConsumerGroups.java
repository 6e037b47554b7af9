package io.sluice.contracts;

/**
 * The consumer groups, each of which reads one topic: a member that comes or goes moves partitions
 * of that topic alone. Autoscaling looks at their lag.
 */
public final class ConsumerGroups {

  public static final String SCORING = "sluice-scoring";
  public static final String ALERT = "sluice-alert";
  public static final String QUERY_READINGS = "sluice-query-readings";
  public static final String QUERY_SCORES = "sluice-query-scores";
  public static final String QUERY_ALERTS = "sluice-query-alerts";

  private ConsumerGroups() {}
}
