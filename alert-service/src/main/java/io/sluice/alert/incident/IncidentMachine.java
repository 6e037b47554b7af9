package io.sluice.alert.incident;

import io.sluice.alert.incident.Phase.Calm;
import io.sluice.alert.incident.Phase.Cooldown;
import io.sluice.alert.incident.Phase.Open;
import io.sluice.alert.incident.Phase.Suspected;
import io.sluice.contracts.AlertKind;
import io.sluice.contracts.Category;
import io.sluice.contracts.Debounce;
import io.sluice.contracts.Severity;
import java.time.Duration;
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
    var after =
        new AssetState(
            seen.profile(),
            seen.windowEnd(),
            next(Category.PROCESS, before, seen, changes),
            next(Category.DATA, before, seen, changes));
    return changes.isEmpty() ? new Outcome.Moved(after) : new Outcome.Changed(after, changes);
  }

  private AssetState afterSilence(AssetState state, Observation seen, List<Change> changes) {
    if (state.lastSeen() == null
        || Duration.between(state.lastSeen(), seen.windowEnd()).compareTo(policy.maxSilence())
            <= 0) {
      return state;
    }
    for (Category category : Category.values()) {
      if (state.phase(category) instanceof Open open) {
        Episode episode = open.episode();
        var moment = new Moment(category, state.lastSeen(), seen);
        changes.add(moment.change(AlertKind.RESOLVED, episode.severity(), episode));
      }
    }
    return AssetState.UNSEEN;
  }

  private Phase next(Category category, AssetState before, Observation seen, List<Change> changes) {
    var moment = new Moment(category, before.lastSeen(), seen);
    return switch (before.phase(category)) {
      case Calm calm -> whenCalm(calm, moment, changes);
      case Suspected suspected -> whenSuspected(suspected, moment, changes);
      case Open open -> whenOpen(open, moment, changes);
    };
  }

  private Phase whenCalm(Calm calm, Moment moment, List<Change> changes) {
    if (!moment.found().isAnomalous()) {
      return moment.isPast(calm.cooldown()) ? Phase.AT_REST : calm;
    }
    return openIfDue(
        new Suspected(moment.begin(), moment.began(), calm.cooldown()), moment, changes);
  }

  private Phase whenSuspected(Suspected suspected, Moment moment, List<Change> changes) {
    Cooldown cooldown = suspected.cooldown();
    if (!moment.found().isAnomalous()) {
      return moment.isPast(cooldown) ? Phase.AT_REST : new Calm(cooldown);
    }
    return openIfDue(
        new Suspected(
            suspected.episode().with(moment.category(), moment.found()),
            suspected.since(),
            cooldown),
        moment,
        changes);
  }

  private Phase openIfDue(Suspected suspected, Moment moment, List<Change> changes) {
    Episode episode = suspected.episode();
    Cooldown cooldown = suspected.cooldown();
    if (!moment.hasReached(suspected.since(), policy.onDelay())
        || (cooldown != null && cooldown.holdsBack(episode, moment.now()))) {
      return suspected;
    }
    changes.add(moment.change(AlertKind.OPENED, Severity.NONE, episode));
    return moment.told(episode);
  }

  private Phase whenOpen(Open open, Moment moment, List<Change> changes) {
    Finding found = moment.found();
    if (!found.isAnomalous() && found.ratio() < policy.holdRatio()) {
      return moment.isBlindTo(open.episode())
          ? open.with(open.episode(), null)
          : whenQuiet(open, moment, changes);
    }
    Episode before = open.episode();
    Episode episode = before.with(moment.category(), found);
    if (episode.severity().isAbove(before.severity())) {
      changes.add(moment.change(AlertKind.ESCALATED, before.severity(), episode));
    } else if (isUpdateDue(open, episode, moment)) {
      changes.add(moment.change(AlertKind.UPDATED, before.severity(), episode));
    } else {
      return open.with(episode, null);
    }
    return moment.told(episode);
  }

  private Phase whenQuiet(Open open, Moment moment, List<Change> changes) {
    Instant quietSince = open.quietSince() == null ? moment.began() : open.quietSince();
    Episode episode = open.episode();
    if (!moment.hasReached(quietSince, policy.offDelay())) {
      return open.with(episode, quietSince);
    }
    changes.add(moment.change(AlertKind.RESOLVED, episode.severity(), episode));
    return policy.cooldown().isZero()
        ? Phase.AT_REST
        : new Calm(new Cooldown(moment.now().plus(policy.cooldown()), episode.severity()));
  }

  /** Only news is worth a message: since the last alert the peak has risen, or other tags died. */
  private boolean isUpdateDue(Open open, Episode episode, Moment moment) {
    return !policy.updateEvery().isZero()
        && (episode.peakRatio() > open.alertedRatio()
            || (open.alertedTags() != null && !open.alertedTags().equals(episode.tags())))
        && moment.hasReached(open.alertedAt(), policy.updateEvery());
  }
}
