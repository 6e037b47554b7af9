package io.sluice.incidents;

import io.sluice.contracts.AlertKind;
import io.sluice.contracts.Category;
import io.sluice.contracts.Severity;
import io.sluice.incidents.Phase.Active;
import io.sluice.incidents.Phase.Calm;
import io.sluice.incidents.Phase.Cooldown;
import io.sluice.incidents.Phase.Suspected;
import io.sluice.incidents.known.Likeness;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * Drives one asset from score to score. What follows holds for each category apart: a fault of the
 * data, or a tag that has moved for good, neither opens nor escalates an incident of the process,
 * nor the other way round.
 *
 * <ul>
 *   <li>An incident opens once windows of a stream have been anomalous for the on-delay, without a
 *       normal one between. Its severity is the highest of the run; from then on a higher one
 *       escalates at once, a lower one is told once it has lasted, and its peak stays.
 *   <li>A stream is quiet once its windows have been so for the off-delay. A window that is normal
 *       but above the hold ratio is not quiet, so that a score on the border does not flap. Nor is
 *       one, for the process, in which most tags have no values, or one of those that explain the
 *       incident: who blinds us must not get an all-clear for it.
 *   <li>An asset has one incident. Another stream that is anomalous for its on-delay joins it: its
 *       evidence is added, and the largest ratio counts. It is resolved once all streams that take
 *       part in it are quiet.
 *   <li>In the cooldown after it an episode of a stream that is no worse opens nothing; one that is
 *       worse opens at once after its on-delay, one that outlasts the cooldown opens when that
 *       ends. A short relapse is thus not told, and nothing that lasts is lost.
 *   <li>What opens soon after an incident of its category has ended, by quiet or by hand, is that
 *       incident, which re-opens. If that happens too often it is flapping: it stays open until it
 *       has been quiet for so long that a relapse would be another incident.
 *   <li>What an incident looks like is told at once when the first sign of it comes.
 *   <li>People are reminded of what stays open for long, again and again.
 *   <li>Windows of slow streams lie further apart than the delays. If a window overlaps the one
 *       before it, the time between their ends counts: a single anomalous hour is longer than ten
 *       seconds and opens.
 *   <li>Windows are ordered by the log. One that lies no further on it than one of its stream that
 *       was judged before changes nothing: it is a duplicate. If a stream's clock goes back from
 *       one to the next, that is a restart: it begins anew, and takes part in nothing any more.
 *   <li>A window of a single reading that is no beginning is a record. Several share an instant,
 *       and some come late: each counts as a microsecond after the one before on the log, as long
 *       as it is not older by more than the longest silence allowed.
 *   <li>A person may acknowledge an incident, which changes nothing else, or resolve it: then it is
 *       over, and the cooldown begins for all its streams, so that what still goes on does not open
 *       the next one at once. What is said of an incident changes no state.
 *   <li>A person may say of a false alarm that it is known. A window that is like it is INFO at
 *       most, whatever its ratio; what is not counts as ever once it has lasted for the on-delay,
 *       so that what goes another way is told. Known false alarms end by the wall clock, with
 *       another bundle, and once somebody labels the incident otherwise.
 *   <li>Silence is neither normal nor anomalous. After the longest silence allowed, in event time
 *       or by a {@link Tick}, a stream begins anew. What no stream is left to hold open by a
 *       restart or silence is resolved as of then.
 *   <li>What used to go on is missed: a detector that gives a stream no scores while others do, and
 *       a stream of which nothing comes while another of its asset goes on, by the clock of what
 *       goes on; and all streams of an asset, by a {@link Tick}. Each is a fault of the data that
 *       opens, and ends by itself, as any other.
 * </ul>
 */
public final class IncidentMachine {

  private static final Outcome STALE = new Outcome.Stale();

  private final IncidentPolicy policy;
  private final Policies policies;
  private final CommandRules commands;
  private final SilentStreams silent;

  /** Where all streams have one policy. */
  public IncidentMachine(IncidentPolicy policy) {
    this(policy, (stream, state) -> policy);
  }

  /**
   * @param policy of the streams whose inputs it judges
   * @param policies of the other streams of an asset
   */
  public IncidentMachine(IncidentPolicy policy, Policies policies) {
    this.policy = policy;
    this.policies = policies;
    this.commands = new CommandRules(policies);
    this.silent = new SilentStreams(policies);
  }

  public IncidentPolicy policy() {
    return policy;
  }

  /**
   * When an asset of which nothing comes is to be looked at, by a {@link Tick}. Until it is silent
   * an earlier look changes nothing; while it is, what becomes of that waits for the next.
   *
   * @param now by the wall clock
   * @return by the same clock, may be past; empty if it may be silent for as long as it likes
   */
  public Optional<Instant> lookAt(AssetState state, Instant now) {
    return silent.lookAt(state, now);
  }

  public Outcome judge(AssetState state, Input input) {
    return switch (input) {
      case Observation seen -> outcome(changes -> observe(state, seen, changes));
      case Command command -> commands.apply(state, command);
      case Tick tick ->
          state.streams().isEmpty()
              ? STALE
              : outcome(changes -> silent.ticked(state, tick, changes));
    };
  }

  /**
   * @param move takes what people are to be told; gives null if nothing moves
   */
  private static Outcome outcome(Function<List<Change>, AssetState> move) {
    var changes = new ArrayList<Change>(1);
    AssetState after = move.apply(changes);
    if (after == null) {
      return STALE;
    }
    return changes.isEmpty() ? new Outcome.Moved(after) : new Outcome.Changed(after, changes);
  }

  /** Null if the window was judged before. */
  private @Nullable AssetState observe(
      AssetState state, Observation observed, List<Change> changes) {
    Progress progress = state.stream(observed.stream()).progress();
    if (progress != null && progress.includes(observed)) {
      return null;
    }
    Observation seen = progress == null ? observed : progress.placed(observed, policy.maxSilence());
    AssetState after = withRoomFor(seen, unlessBegunAnew(state, seen, changes), changes);
    StreamState stream = after.stream(seen.stream());
    Instant lastSeen = stream.progress() == null ? null : stream.progress().lastSeen();
    stream = stream.with(stream.watched().after(lastSeen, seen));
    Likeness like = after.known().like(seen, stream.like(), policy.onDelay());
    stream = stream.with(like);
    Observation watched =
        seen.like(like)
            .withData(
                Watchdog.with(seen.data(), stream.watched(), seen.windowEnd(), policy.watch()));
    for (Category category : Category.RAISED) {
      Moved moved = next(new CategoryWindow(category, lastSeen, watched), after, changes);
      after = after.with(category, moved.incident(), moved.ended());
      stream = stream.with(category, moved.phase());
    }
    after = after.with(seen.stream(), stream.after(seen, Progress.after(progress, seen)));
    return after.streams().size() == 1 ? after : silent.missedBy(after, seen, lastSeen, changes);
  }

  /** The state that a window meets: after a restart or a long silence its stream has no past. */
  private AssetState unlessBegunAnew(AssetState state, Observation seen, List<Change> changes) {
    Progress progress = state.stream(seen.stream()).progress();
    if (progress == null) {
      return state;
    }
    Ending ending =
        progress.isFollowedByRestart(seen)
            ? Ending.RESTART
            : policy.isSilence(progress.lastSeen(), seen.windowEnd()) ? Ending.SILENCE : null;
    return ending == null
        ? state
        : ended(seen.asset(), seen.stream(), state, ending, changes)
            .with(seen.stream(), StreamState.UNSEEN);
  }

  private AssetState withRoomFor(Observation seen, AssetState state, List<Change> changes) {
    if (state.streams().containsKey(seen.stream())
        || state.streams().size() < AssetState.MAX_STREAMS) {
      return state;
    }
    String leaving = state.leastMissed();
    return ended(seen.asset(), leaving, state, Ending.PUSHED_OUT, changes).without(leaving);
  }

  /**
   * The stream is at rest. What it alone held open is resolved, by a clock that is not that of the
   * next window.
   */
  AssetState ended(
      String asset, String name, AssetState state, Ending ending, List<Change> changes) {
    StreamState stream = state.stream(name);
    Instant lastSeen = stream.reached().lastSeen();
    Instant at = ending == Ending.SILENCE ? lastSeen.plus(policy.maxSilence()) : lastSeen;
    AssetState after =
        state.with(
            name,
            ending == Ending.SILENCE
                ? stream.atRest().with(stream.watched().giveUp())
                : stream.atRest());
    for (Category category : Category.RAISED) {
      OpenIncident open = state.incident(category);
      if (open != null
          && stream.isActive(category)
          && after.heldByOthers(category, name) == Severity.NONE) {
        changes.add(
            new Change(
                AlertKind.RESOLVED,
                open.episode().incident(asset, category),
                asset,
                stream.knownProfile(),
                category,
                open.told().severity(),
                open.episode().severity(),
                false,
                open.episode(),
                open.told().notBefore(at),
                ending,
                null));
        after = after.with(category, null, null);
      }
    }
    return after;
  }

  /**
   * Where a stream and its asset's incident stand after a window.
   *
   * @param ended an incident that is over and may go on
   */
  record Moved(Phase phase, @Nullable OpenIncident incident, @Nullable EndedIncident ended) {}

  Moved next(CategoryWindow window, AssetState before, List<Change> changes) {
    Category category = window.category();
    Observation seen = window.seen();
    StreamState stream = before.stream(seen.stream());
    OpenIncident incident = before.incident(category);
    EndedIncident ended = before.ended().get(category);
    if (ended != null && !ended.isRecent(window.now(), policy.course().reopenWithin())) {
      ended = null;
    }
    Severity others =
        incident == null ? Severity.NONE : before.heldByOthers(category, seen.stream());
    var meets = new Meets(window, incident, ended, others);
    return switch (stream.phase(category)) {
      case Calm calm -> whenCalm(calm, meets, changes);
      case Suspected suspected -> whenSuspected(suspected, meets, changes);
      case Active active ->
          whenActive(
              active,
              Objects.requireNonNull(incident, "an active stream has no open incident"),
              meets,
              changes);
    };
  }

  /**
   * A window, and what it meets.
   *
   * @param others the severity at which other streams hold the incident; NONE if none does
   */
  private record Meets(
      CategoryWindow window,
      @Nullable OpenIncident incident,
      @Nullable EndedIncident ended,
      Severity others) {

    Moved leaving(Phase phase) {
      return new Moved(phase, incident, ended);
    }
  }

  private Moved whenCalm(Calm calm, Meets meets, List<Change> changes) {
    CategoryWindow window = meets.window();
    if (!window.found().isAnomalous()) {
      return meets.leaving(window.isPast(calm.cooldown()) ? Phase.AT_REST : calm);
    }
    return activeIfDue(
        new Suspected(window.begin(), window.began(), calm.cooldown()), meets, changes);
  }

  private Moved whenSuspected(Suspected suspected, Meets meets, List<Change> changes) {
    CategoryWindow window = meets.window();
    Cooldown cooldown = suspected.cooldown();
    if (!window.found().isAnomalous()) {
      return meets.leaving(window.isPast(cooldown) ? Phase.AT_REST : new Calm(cooldown));
    }
    return activeIfDue(
        new Suspected(
            window.isKnownAfter(suspected.episode())
                ? window.begin()
                : window.continued(suspected.episode()),
            suspected.since(),
            cooldown),
        meets,
        changes);
  }

  private Moved activeIfDue(Suspected suspected, Meets meets, List<Change> changes) {
    CategoryWindow window = meets.window();
    Episode episode = suspected.episode();
    Cooldown cooldown = suspected.cooldown();
    if (!window.hasReached(suspected.since(), policy.onDelay())
        || (cooldown != null && cooldown.holdsBack(episode, window.now()))) {
      return meets.leaving(suspected);
    }
    var active = new Active(episode.severity());
    OpenIncident incident = meets.incident();
    if (incident != null) {
      Episode joined = incident.episode().joinedBy(episode);
      return new Moved(active, goneOn(incident, joined, active.severity(), meets, changes), null);
    }
    return new Moved(
        active,
        meets.ended() == null
            ? opened(episode, window, changes)
            : reopened(meets.ended(), episode, window, changes),
        null);
  }

  private static OpenIncident opened(Episode episode, CategoryWindow window, List<Change> changes) {
    Told told = Told.of(window.category(), episode, episode.severity(), window.now());
    changes.add(window.change(AlertKind.OPENED, null, episode, told));
    return OpenIncident.opened(episode, told);
  }

  private OpenIncident reopened(
      EndedIncident over, Episode relapse, CategoryWindow window, List<Change> changes) {
    Episode episode = over.incident().episode().joinedBy(relapse);
    Told told =
        Told.of(window.category(), episode, relapse.severity(), over.reopensAt(window.now()));
    OpenIncident again = over.incident().reopened(episode, told, policy.course());
    AlertKind kind = again.flapping() ? AlertKind.FLAPPING : AlertKind.REOPENED;
    changes.add(window.change(kind, null, episode, told));
    return again;
  }

  private Moved whenActive(
      Active active, OpenIncident incident, Meets meets, List<Change> changes) {
    CategoryWindow window = meets.window();
    boolean isQuiet = !window.isLoud(policy);
    if (isQuiet && window.isBlindTo(incident.episode())) {
      return goneOn(active.unseen(), incident, meets, changes);
    }
    Instant quietSince =
        isQuiet ? Objects.requireNonNullElse(active.quietSince(), window.began()) : null;
    if (quietSince == null || !window.hasReached(quietSince, policy.offDelay(incident))) {
      return goneOn(
          active.after(window, quietSince, policy.course().deescalateAfter()),
          incident,
          meets,
          changes);
    }
    Phase calm =
        Phase.afterIncident(
            window.now(), policy.cooldown(), incident.episode().severity(window.seen().stream()));
    if (meets.others() != Severity.NONE) {
      return new Moved(
          calm, goneOn(incident, incident.episode(), Severity.NONE, meets, changes), null);
    }
    Change over = window.resolved(incident);
    changes.add(over);
    return new Moved(
        calm, null, incident.flapping() ? null : new EndedIncident(incident, over.at()));
  }

  private Moved goneOn(Active active, OpenIncident incident, Meets meets, List<Change> changes) {
    Episode episode = meets.window().continued(incident.episode());
    return new Moved(active, goneOn(incident, episode, active.severity(), meets, changes), null);
  }

  /**
   * What is open goes on, and is told of where that is due.
   *
   * @param own the severity at which this stream holds it; NONE if it left it
   */
  private OpenIncident goneOn(
      OpenIncident incident, Episode episode, Severity own, Meets meets, List<Change> changes) {
    CategoryWindow window = meets.window();
    Severity severity = meets.others().isAbove(own) ? meets.others() : own;
    AlertKind kind = due(incident, episode, severity, window);
    if (kind == null) {
      return incident.with(episode);
    }
    Told told = Told.of(window.category(), episode, severity, incident.told().after(window.now()));
    changes.add(window.change(kind, incident.told(), episode, told));
    OpenIncident after = incident.with(episode, told);
    return kind == AlertKind.REMINDED ? after.reminded() : after;
  }

  /** How people are told that it goes on; null if they are not. */
  private @Nullable AlertKind due(
      OpenIncident incident, Episode episode, Severity severity, CategoryWindow window) {
    if (severity.isAbove(incident.told().severity())) {
      return AlertKind.ESCALATED;
    }
    if (incident.told().severity().isAbove(severity)) {
      return AlertKind.DEESCALATED;
    }
    if (isDue(policy.course().remindEvery(), incident.remindedAt(), window)) {
      return AlertKind.REMINDED;
    }
    if (!window.isLoud(policy) || policy.updateEvery().isZero()) {
      return null;
    }
    return window.isFirstHint(incident, episode)
            || (window.isNews(incident, episode)
                && isDue(policy.updateEvery(), incident.told().at(), window))
        ? AlertKind.UPDATED
        : null;
  }

  private static boolean isDue(Duration every, Instant last, CategoryWindow window) {
    return !every.isZero() && window.hasReached(last, every);
  }
}
