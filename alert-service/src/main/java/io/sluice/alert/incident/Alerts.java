package io.sluice.alert.incident;

import io.sluice.contracts.Alert;
import java.net.URI;
import java.util.Map;
import java.util.Optional;

/** Turns a change into the message that tells of it. */
public final class Alerts {

  private final String frontDoor;

  /**
   * @param frontDoor where people reach query-api, without a trailing slash; empty if alerts carry
   *     no links
   */
  public Alerts(Optional<URI> frontDoor) {
    this.frontDoor = frontDoor.map(uri -> uri.toString().replaceAll("/+$", "")).orElse(null);
  }

  public Alert of(Change change) {
    Episode episode = change.episode();
    return new Alert(
        change.alert(),
        change.incident(),
        change.asset(),
        change.profile(),
        change.kind(),
        episode.severity(),
        episode.startedAt(),
        change.at(),
        episode.peakRatio(),
        episode.contributors(),
        change.category(),
        null,
        AlertText.of(change),
        links(change),
        null);
  }

  private Map<String, URI> links(Change change) {
    return frontDoor == null
        ? Map.of()
        : Map.of("incident", URI.create(frontDoor + "/api/v1/incidents/" + change.incident()));
  }
}
