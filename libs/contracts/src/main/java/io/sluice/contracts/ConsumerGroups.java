package io.sluice.contracts;

/** The consumer group of each service that reads a topic; autoscaling looks at their lag. */
public final class ConsumerGroups {

  public static final String SCORING = "sluice-scoring";
  public static final String ALERT = "sluice-alert";
  public static final String QUERY = "sluice-query";

  private ConsumerGroups() {}
}
