package io.sluice.alerting.route;

import io.sluice.contracts.Alert;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * The routes of a file. The first that an alert meets is taken; the search goes on behind it only
 * if that says so.
 *
 * @param all in the order of the file
 */
public record Routes(List<Route> all) {

  public Routes {
    all = List.copyOf(all);
  }

  /**
   * @param at when it is decided, by the clock on the wall: who is on duty now is told now
   */
  public Routing of(Alert alert, Instant at) {
    var considered = new ArrayList<Consideration>();
    @Nullable String ended = null;
    for (Route route : all) {
      if (ended != null) {
        considered.add(new Consideration.NotReached(route, ended));
        continue;
      }
      List<String> unmet = route.when().unmet(alert, at);
      if (!unmet.isEmpty()) {
        considered.add(new Consideration.NotMet(route, unmet));
        continue;
      }
      considered.add(new Consideration.Taken(route));
      if (!route.goOn()) {
        ended = route.name();
      }
    }
    return new Routing(considered);
  }
}
