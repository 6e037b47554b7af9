package io.sluice.alert.incident;

import io.sluice.alert.incident.Phase.Calm;
import io.sluice.alert.incident.Phase.Cooldown;
import io.sluice.alert.incident.Phase.Open;
import io.sluice.alert.incident.Phase.Suspected;
import io.sluice.contracts.AlertKind;
import io.sluice.contracts.Debounce;
import io.sluice.contracts.Severity;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;

/**
 * Drives one asset from score to score.
 *
 * <ul>
 *   <li>An incident opens once windows have been anomalous for the on-delay, without a normal one
 *       between. Its severity is the highest of the run; from then on a higher one escalates at
 *       once, and it never falls.
 *   <li>It is resolved once windows have been quiet for the off-delay. A window that is normal but
 *       above the hold ratio is not quiet, so that a score on the border does not flap.
 *   <li>In the cooldown after it an episode that is no worse opens nothing; one that is worse opens
 *       at once after its on-delay, one that outlasts the cooldown opens when that ends. A short
 *       relapse is thus not a second incident, and nothing that lasts is lost.
 *   <li>Windows of slow assets lie further apart than the delays. If a window overlaps the one
 *       before it, the time between their ends counts: a single anomalous hour is longer than ten
 *       seconds and opens.
 *   <li>Time only moves forward. A window that ends no later than one judged before changes
 *       nothing, be it a duplicate or a second replay. Silence is neither normal nor anomalous;
 *       after the longest silence allowed the asset begins anew.
 * </ul>
 */
public final class IncidentMachine {

  private static final Outcome STALE = new Outcome.Stale();

  private final IncidentPolicy policy;

  public IncidentMachine(IncidentPolicy policy) {
    this.policy = policy;
  }

  /** The same with other delays. */
  IncidentMachine with(Debounce debounce) {
    return new IncidentMachine(policy.with(debounce));
  }

  public Outcome judge(AssetState state, Observation seen) {
    if (state.lastSeen() != null && !seen.windowEnd().isAfter(state.lastSeen())) {
      return STALE;
    }
    var changes = new ArrayList<Change>(1);
    AssetState before = afterSilence(state, seen, changes);
    Phase phase =
        switch (before.phase()) {
          case Calm calm -> whenCalm(before, calm, seen, changes);
          case Suspected suspected -> whenSuspected(suspected, seen, changes);
          case Open open -> whenOpen(before, open, seen, changes);
        };
    var after = new AssetState(seen.profile(), seen.windowEnd(), phase);
    return changes.isEmpty() ? new Outcome.Moved(after) : new Outcome.Changed(after, changes);
  }

  private AssetState afterSilence(AssetState state, Observation seen, List<Change> changes) {
    if (state.lastSeen() == null
        || !longer(state.lastSeen(), seen.windowEnd(), policy.maxSilence())) {
      return state;
    }
    if (state.phase() instanceof Open open) {
      changes.add(change(AlertKind.RESOLVED, open.episode().severity(), open.episode(), seen));
    }
    return AssetState.UNSEEN;
  }

  private Phase whenCalm(AssetState state, Calm calm, Observation seen, List<Change> changes) {
    if (!seen.isAnomalous()) {
      return expired(calm.cooldown(), seen) ? new Calm(null) : calm;
    }
    return openIfDue(
        new Suspected(Episode.startedBy(seen), began(state, seen), calm.cooldown()), seen, changes);
  }

  private Phase whenSuspected(Suspected suspected, Observation seen, List<Change> changes) {
    if (!seen.isAnomalous()) {
      return new Calm(expired(suspected.cooldown(), seen) ? null : suspected.cooldown());
    }
    return openIfDue(
        new Suspected(suspected.episode().with(seen), suspected.since(), suspected.cooldown()),
        seen,
        changes);
  }

  private Phase openIfDue(Suspected suspected, Observation seen, List<Change> changes) {
    Episode episode = suspected.episode();
    Cooldown cooldown = suspected.cooldown();
    if (!reached(suspected.since(), seen.windowEnd(), policy.onDelay())
        || (cooldown != null && cooldown.holdsBack(episode, seen.windowEnd()))) {
      return suspected;
    }
    changes.add(change(AlertKind.OPENED, Severity.NONE, episode, seen));
    return new Open(episode, null, seen.windowEnd(), episode.peakRatio());
  }

  private Phase whenOpen(AssetState state, Open open, Observation seen, List<Change> changes) {
    if (!seen.isAnomalous() && seen.ratio() < policy.holdRatio()) {
      return whenQuiet(state, open, seen, changes);
    }
    Episode before = open.episode();
    Episode episode = before.with(seen);
    if (episode.severity().isAbove(before.severity())) {
      changes.add(change(AlertKind.ESCALATED, before.severity(), episode, seen));
    } else if (isUpdateDue(open, episode, seen)) {
      changes.add(change(AlertKind.UPDATED, before.severity(), episode, seen));
    } else {
      return new Open(episode, null, open.alertedAt(), open.alertedRatio());
    }
    return new Open(episode, null, seen.windowEnd(), episode.peakRatio());
  }

  private Phase whenQuiet(AssetState state, Open open, Observation seen, List<Change> changes) {
    Instant quietSince = open.quietSince() == null ? began(state, seen) : open.quietSince();
    Episode episode = open.episode();
    if (!reached(quietSince, seen.windowEnd(), policy.offDelay())) {
      return new Open(episode, quietSince, open.alertedAt(), open.alertedRatio());
    }
    changes.add(change(AlertKind.RESOLVED, episode.severity(), episode, seen));
    return policy.cooldown().isZero()
        ? new Calm(null)
        : new Calm(new Cooldown(seen.windowEnd().plus(policy.cooldown()), episode.severity()));
  }

  /** Only news is worth a message: the peak has risen since the last alert. */
  private boolean isUpdateDue(Open open, Episode episode, Observation seen) {
    return !policy.updateEvery().isZero()
        && episode.peakRatio() > open.alertedRatio()
        && reached(open.alertedAt(), seen.windowEnd(), policy.updateEvery());
  }

  /**
   * From when on a run that this window begins counts: from the end of the window before, if the
   * two overlap and thus no reading lies between them.
   */
  private static Instant began(AssetState state, Observation seen) {
    boolean overlaps = state.lastSeen() != null && !seen.windowStart().isAfter(state.lastSeen());
    return overlaps ? state.lastSeen() : seen.windowEnd();
  }

  private static boolean expired(Cooldown cooldown, Observation seen) {
    return cooldown != null && !seen.windowEnd().isBefore(cooldown.until());
  }

  private static boolean reached(Instant from, Instant to, Duration delay) {
    return Duration.between(from, to).compareTo(delay) >= 0;
  }

  private static boolean longer(Instant from, Instant to, Duration limit) {
    return Duration.between(from, to).compareTo(limit) > 0;
  }

  private static Change change(AlertKind kind, Severity before, Episode episode, Observation seen) {
    return new Change(kind, seen.asset(), seen.profile(), before, episode, seen.windowEnd());
  }
}
