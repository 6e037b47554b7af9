package io.sluice.alerting.route;

import java.util.List;

/** What became of one route when an alert was routed. */
public sealed interface Consideration {

  Route route();

  /** The alert goes where it leads. */
  record Taken(Route route) implements Consideration {}

  /**
   * The alert is not one of those.
   *
   * @param why each condition that was not met, a sentence
   */
  record NotMet(Route route, List<String> why) implements Consideration {
    public NotMet {
      why = List.copyOf(why);
    }
  }

  /**
   * A route before it was taken, and ended the search.
   *
   * @param taken the name of that
   */
  record NotReached(Route route, String taken) implements Consideration {}
}
