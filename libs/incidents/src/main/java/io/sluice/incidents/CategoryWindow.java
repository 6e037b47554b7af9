package io.sluice.incidents;

import io.sluice.contracts.AlertKind;
import io.sluice.contracts.Category;
import io.sluice.contracts.Severity;
import io.sluice.incidents.Phase.Cooldown;
import io.sluice.incidents.Phase.Open;
import java.time.Duration;
import java.time.Instant;

/**
 * One category of an asset at the end of one window.
 *
 * @param lastSeen end of the window before, null if there was none
 * @param seen the window
 */
record CategoryWindow(Category category, Instant lastSeen, Observation seen) {

  Finding found() {
    return seen.of(category);
  }

  /**
   * The ratio that counts as the border of normal: a fault of the data knows no profile's levels.
   */
  double infoLevel() {
    return category == Category.PROCESS ? seen.infoLevel() : 1;
  }

  Instant now() {
    return seen.windowEnd();
  }

  /**
   * From when on a run that this window begins counts: from the end of the window before, if the
   * two overlap and thus no reading lies between them.
   */
  Instant began() {
    boolean overlaps = lastSeen != null && !seen.windowStart().isAfter(lastSeen);
    return overlaps ? lastSeen : now();
  }

  boolean isPast(Cooldown cooldown) {
    return cooldown != null && !now().isBefore(cooldown.until());
  }

  boolean hasReached(Instant from, Duration delay) {
    return Duration.between(from, now()).compareTo(delay) >= 0;
  }

  Episode begin() {
    return new Episode(
        now(),
        seen.position(),
        found().severity(),
        found().ratio(),
        found().contributors(),
        found().state());
  }

  /**
   * Whether quiet proves nothing: most of the plant has no values, or a tag that explains the
   * incident has none, or so many have none that not all are named.
   */
  boolean isBlindTo(Episode episode) {
    Finding data = seen.data();
    return category == Category.PROCESS
        && (data.severity() == Severity.CRITICAL
            || data.isCutOff()
            || data.contributors().stream().anyMatch(c -> episode.tags().contains(c.tag())));
  }

  /** An alert was sent of what the incident is now. */
  Open told(Episode episode) {
    return new Open(
        episode,
        null,
        now(),
        episode.peakRatio(),
        category == Category.DATA ? episode.tags() : null);
  }

  /** The incident is still there. */
  Change change(AlertKind kind, Severity before, Episode episode) {
    return new Change(
        kind, seen.asset(), seen.stream(), seen.profile(), category, before, episode, now(), null);
  }

  /** The incident is over. */
  Change resolved(Episode episode) {
    return new Change(
        AlertKind.RESOLVED,
        seen.asset(),
        seen.stream(),
        seen.profile(),
        category,
        episode.severity(),
        episode,
        now(),
        Ending.QUIET);
  }
}
