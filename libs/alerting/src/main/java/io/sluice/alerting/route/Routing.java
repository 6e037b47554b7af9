package io.sluice.alerting.route;

import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;

/**
 * Where an alert goes, and why.
 *
 * @param considered every route, in the order of the file
 */
public record Routing(List<Consideration> considered) {

  public Routing {
    considered = List.copyOf(considered);
  }

  /** The routes that were taken. */
  public List<Route> taken() {
    return considered.stream()
        .filter(Consideration.Taken.class::isInstance)
        .map(Consideration::route)
        .toList();
  }

  /** The receivers to tell now, each once, in the order of the routes. */
  public Set<String> receivers() {
    var receivers = new LinkedHashSet<String>();
    taken().forEach(route -> receivers.addAll(route.to()));
    return receivers;
  }
}
