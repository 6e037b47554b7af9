package io.sluice.incidents;

import io.sluice.contracts.AlertKind;
import io.sluice.contracts.Category;
import io.sluice.contracts.Cause;
import io.sluice.contracts.Severity;
import io.sluice.incidents.Phase.Cooldown;
import java.time.Duration;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * One category of a stream at the end of one of its windows.
 *
 * @param lastSeen end of the window before, null if there was none
 * @param seen the window
 */
record CategoryWindow(Category category, @Nullable Instant lastSeen, Observation seen) {

  Finding found() {
    return seen.of(category);
  }

  /**
   * The ratio that counts as the border of normal: what is found beside a window's ratio knows no
   * profile's levels.
   */
  double infoLevel() {
    return category == Category.PROCESS ? seen.infoLevel() : 1;
  }

  Severity severity() {
    return found().severity();
  }

  /** Whether it keeps an open incident open. */
  boolean isLoud(IncidentPolicy policy) {
    return found().isAnomalous() || found().ratio() >= policy.quietBelow(infoLevel());
  }

  Instant now() {
    return seen.windowEnd();
  }

  /**
   * From when on a run that this window begins counts: from the end of the window before, if the
   * two overlap and thus no reading lies between them.
   */
  Instant began() {
    return lastSeen != null && !seen.windowStart().isAfter(lastSeen) ? lastSeen : now();
  }

  boolean isPast(@Nullable Cooldown cooldown) {
    return cooldown != null && !now().isBefore(cooldown.until());
  }

  boolean hasReached(Instant from, Duration delay) {
    return Duration.between(from, now()).compareTo(delay) >= 0;
  }

  Episode begin() {
    return Episode.begunBy(category, seen);
  }

  /**
   * Whether what was seen so far, and was unlike any known false alarm, has turned into one before
   * it lasted: then it was no more than its beginning.
   */
  boolean isKnownAfter(Episode episode) {
    return found().known() != null && episode.severity().isAbove(Severity.INFO);
  }

  Episode continued(Episode episode) {
    return episode.with(category, seen.stream(), found(), now());
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
            || data.contributors().stream()
                .anyMatch(c -> episode.tags(seen.stream()).contains(c.tag())));
  }

  /**
   * Whether an incident that goes on has something to tell. A drift grows for days: by how much is
   * no news, unless it makes the severity rise.
   */
  boolean isNews(OpenIncident incident, Episode episode) {
    return incident.told().cause() != Causes.of(category, episode)
        || (category != Category.DRIFT && incident.told().isExceededBy(episode))
        || incident.told().isOfOthersThan(episode);
  }

  /** Whether an incident looks like something, and nothing was told of that yet. */
  boolean isFirstHint(OpenIncident incident, Episode episode) {
    return incident.told().cause() == Cause.UNKNOWN
        && Causes.of(category, episode) != Cause.UNKNOWN;
  }

  /**
   * The incident is there.
   *
   * @param before what was told of it before; null if it was not open
   */
  Change change(AlertKind kind, @Nullable Told before, Episode episode, Told told) {
    return new Change(
        kind,
        episode.incident(seen.asset(), category),
        seen.asset(),
        seen.profile(),
        category,
        before == null ? Severity.NONE : before.severity(),
        told.severity(),
        before != null && before.cause() != told.cause(),
        episode,
        told.at(),
        null,
        null);
  }

  /** The incident is over. */
  Change resolved(OpenIncident incident) {
    SaidOfTags said = incident.saidOfAll();
    return new Change(
        AlertKind.RESOLVED,
        incident.episode().incident(seen.asset(), category),
        seen.asset(),
        seen.profile(),
        category,
        incident.told().severity(),
        incident.episode().severity(),
        false,
        incident.episode(),
        incident.told().after(now()),
        said == null ? Ending.QUIET : said.ending(),
        said == null ? null : said.command());
  }
}
