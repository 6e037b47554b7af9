package io.sluice.incidents;

import io.sluice.contracts.Alert;
import io.sluice.contracts.Category;
import io.sluice.contracts.Contributor;
import java.net.URI;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Turns a change into the message that tells of it. */
public final class Alerts {

  private final @Nullable String frontDoor;

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
            List.copyOf(episode.streams()),
            change.profile(),
            change.kind(),
            change.severity(),
            episode.startedAt(),
            change.at(),
            episode.peakRatio(),
            contributors(change),
            change.category(),
            episode.state(),
            null,
            AlertText.of(change),
            links(change),
            null,
            change.command())
        .looksLike(Causes.of(change.category(), episode))
        .like(episode.known());
  }

  /**
   * How many readings a tag had been away for is soon over, and the incident is shown for hours.
   */
  private static List<Contributor> contributors(Change change) {
    return change.category() == Category.DATA
        ? change.episode().contributors().stream().map(Alerts::withoutCount).toList()
        : change.episode().contributors();
  }

  private static Contributor withoutCount(Contributor c) {
    return Watchdog.isMissed(c)
        ? c
        : new Contributor(
            c.stream(),
            c.tag(),
            c.share(),
            null,
            null,
            null,
            null,
            c.unit(),
            c.stage(),
            "has no value");
  }

  private Map<String, URI> links(Change change) {
    return frontDoor == null
        ? Map.of()
        : Map.of("incident", URI.create(frontDoor + "/api/v1/incidents/" + change.incident()));
  }
}
