package io.sluice.incidents;

import io.sluice.contracts.AlertKind;
import io.sluice.contracts.Category;
import io.sluice.contracts.Severity;
import io.sluice.incidents.Phase.Calm;
import io.sluice.incidents.Phase.Cooldown;
import io.sluice.incidents.Phase.Open;
import io.sluice.incidents.Phase.Suspected;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;

/**
 * Drives one asset from score to score. What follows holds for each category apart: a fault of the
 * data neither opens nor escalates an incident of the process, nor the other way round.
 *
 * <ul>
 *   <li>An incident opens once windows have been anomalous for the on-delay, without a normal one
 *       between. Its severity is the highest of the run; from then on a higher one escalates at
 *       once, and it never falls.
 *   <li>It is resolved once windows have been quiet for the off-delay. A window that is normal but
 *       above the hold ratio is not quiet, so that a score on the border does not flap. Nor is one,
 *       for the process, in which most tags have no values, or one of those that explain the
 *       incident: who blinds us must not get an all-clear for it.
 *   <li>In the cooldown after it an episode that is no worse opens nothing; one that is worse opens
 *       at once after its on-delay, one that outlasts the cooldown opens when that ends. A short
 *       relapse is thus not a second incident, and nothing that lasts is lost.
 *   <li>Windows of slow assets lie further apart than the delays. If a window overlaps the one
 *       before it, the time between their ends counts: a single anomalous hour is longer than ten
 *       seconds and opens.
 *   <li>Windows are ordered by the log. One that lies no further on it than one judged before
 *       changes nothing: it is a duplicate. If the clock goes back from one to the next, that is a
 *       restart: what is open is resolved and the asset begins anew.
 *   <li>Silence is neither normal nor anomalous. After the longest silence allowed, in event time
 *       or by a {@link Tick}, what is open is resolved as of then and the asset begins anew.
 * </ul>
 */
public final class IncidentMachine {

  private static final Outcome STALE = new Outcome.Stale();

  private final IncidentPolicy policy;

  public IncidentMachine(IncidentPolicy policy) {
    this.policy = policy;
  }

  public IncidentPolicy policy() {
    return policy;
  }

  public Outcome judge(AssetState state, Input input) {
    return switch (input) {
      case Observation seen -> observe(state, seen);
      case Tick tick -> tick(state, tick);
    };
  }

  private Outcome observe(AssetState state, Observation seen) {
    Progress progress = state.progress();
    if (progress != null && progress.includes(seen)) {
      return STALE;
    }
    var changes = new ArrayList<Change>(1);
    AssetState before = unlessBegunAnew(state, seen, changes);
    var after =
        new AssetState(
            seen.stream(),
            seen.profile(),
            seen.debounce(),
            Progress.after(progress, seen),
            next(Category.PROCESS, before, seen, changes),
            next(Category.DATA, before, seen, changes));
    return outcome(after, changes);
  }

  private Outcome tick(AssetState state, Tick tick) {
    if (state.progress() == null) {
      return STALE;
    }
    var changes = new ArrayList<Change>(1);
    end(tick.asset(), state, Ending.SILENCE, changes);
    return outcome(
        new AssetState(
            state.stream(),
            state.profile(),
            state.debounce(),
            state.progress(),
            Phase.AT_REST,
            null),
        changes);
  }

  private static Outcome outcome(AssetState after, List<Change> changes) {
    return changes.isEmpty() ? new Outcome.Moved(after) : new Outcome.Changed(after, changes);
  }

  /** The state that a window meets: after a restart or a long silence that of an unseen asset. */
  private AssetState unlessBegunAnew(AssetState state, Observation seen, List<Change> changes) {
    Progress progress = state.progress();
    if (progress == null) {
      return state;
    }
    if (progress.isFollowedByRestart(seen)) {
      end(seen.asset(), state, Ending.RESTART, changes);
      return AssetState.UNSEEN;
    }
    if (policy.isSilence(progress.lastSeen(), seen.windowEnd())) {
      end(seen.asset(), state, Ending.SILENCE, changes);
      return AssetState.UNSEEN;
    }
    return state;
  }

  /** Resolves what is open, by a clock that is not that of the next window. */
  private void end(String asset, AssetState state, Ending ending, List<Change> changes) {
    Instant lastSeen = state.progress().lastSeen();
    Instant at = ending == Ending.SILENCE ? lastSeen.plus(policy.maxSilence()) : lastSeen;
    for (Category category : Category.values()) {
      if (state.phase(category) instanceof Open open) {
        Episode episode = open.episode();
        changes.add(
            new Change(
                AlertKind.RESOLVED,
                asset,
                state.stream(),
                state.profile(),
                category,
                episode.severity(),
                episode,
                at,
                ending));
      }
    }
  }

  private Phase next(Category category, AssetState before, Observation seen, List<Change> changes) {
    Instant lastSeen = before.progress() == null ? null : before.progress().lastSeen();
    var window = new CategoryWindow(category, lastSeen, seen);
    return switch (before.phase(category)) {
      case Calm calm -> whenCalm(calm, window, changes);
      case Suspected suspected -> whenSuspected(suspected, window, changes);
      case Open open -> whenOpen(open, window, changes);
    };
  }

  private Phase whenCalm(Calm calm, CategoryWindow window, List<Change> changes) {
    if (!window.found().isAnomalous()) {
      return window.isPast(calm.cooldown()) ? Phase.AT_REST : calm;
    }
    return openIfDue(
        new Suspected(window.begin(), window.began(), calm.cooldown()), window, changes);
  }

  private Phase whenSuspected(Suspected suspected, CategoryWindow window, List<Change> changes) {
    Cooldown cooldown = suspected.cooldown();
    if (!window.found().isAnomalous()) {
      return window.isPast(cooldown) ? Phase.AT_REST : new Calm(cooldown);
    }
    return openIfDue(
        new Suspected(
            suspected.episode().with(window.category(), window.found()),
            suspected.since(),
            cooldown),
        window,
        changes);
  }

  private Phase openIfDue(Suspected suspected, CategoryWindow window, List<Change> changes) {
    Episode episode = suspected.episode();
    Cooldown cooldown = suspected.cooldown();
    if (!window.hasReached(suspected.since(), policy.onDelay())
        || (cooldown != null && cooldown.holdsBack(episode, window.now()))) {
      return suspected;
    }
    changes.add(window.change(AlertKind.OPENED, Severity.NONE, episode));
    return window.told(episode);
  }

  private Phase whenOpen(Open open, CategoryWindow window, List<Change> changes) {
    Finding found = window.found();
    if (!found.isAnomalous() && found.ratio() < policy.quietBelow(window.infoLevel())) {
      return window.isBlindTo(open.episode())
          ? open.with(open.episode(), null)
          : whenQuiet(open, window, changes);
    }
    Episode before = open.episode();
    Episode episode = before.with(window.category(), found);
    if (episode.severity().isAbove(before.severity())) {
      changes.add(window.change(AlertKind.ESCALATED, before.severity(), episode));
    } else if (isUpdateDue(open, episode, window)) {
      changes.add(window.change(AlertKind.UPDATED, before.severity(), episode));
    } else {
      return open.with(episode, null);
    }
    return window.told(episode);
  }

  private Phase whenQuiet(Open open, CategoryWindow window, List<Change> changes) {
    Instant quietSince = open.quietSince() == null ? window.began() : open.quietSince();
    Episode episode = open.episode();
    if (!window.hasReached(quietSince, policy.offDelay())) {
      return open.with(episode, quietSince);
    }
    changes.add(window.resolved(episode));
    return policy.cooldown().isZero()
        ? Phase.AT_REST
        : new Calm(new Cooldown(window.now().plus(policy.cooldown()), episode.severity()));
  }

  /** Only news is worth a message: since the last alert the peak has risen, or other tags died. */
  private boolean isUpdateDue(Open open, Episode episode, CategoryWindow window) {
    return !policy.updateEvery().isZero()
        && (episode.peakRatio() > open.alertedRatio()
            || (open.alertedTags() != null && !open.alertedTags().equals(episode.tags())))
        && window.hasReached(open.alertedAt(), policy.updateEvery());
  }
}
