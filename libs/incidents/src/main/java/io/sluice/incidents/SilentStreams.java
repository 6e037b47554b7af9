package io.sluice.incidents;

import io.sluice.contracts.Category;
import java.time.Duration;
import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * Streams of an asset of which nothing comes. While another one goes on, its windows tell how long;
 * where all are silent the wall clock does, by which the clock of each goes on from its last
 * window.
 *
 * <p>An asset is silent once each of its streams has been away for as long as it may be. One that
 * was never there for so long is not missed, nor is one whose windows end further from the wall
 * clock than the longest silence allowed: that is a replay, which may end.
 */
final class SilentStreams {

  /** How late what goes on with a silent asset may be noticed: reminders, the end of a cooldown. */
  private static final Duration LOOK_AGAIN = Duration.ofMinutes(1);

  private final Policies policies;

  SilentStreams(Policies policies) {
    this.policies = policies;
  }

  /**
   * The other streams of an asset, at the end of a window of one of them. What is told of drift
   * neither misses a stream nor is missed.
   *
   * @param lastSeen end of the window of the same stream before; null if there was none
   */
  AssetState missedBy(
      AssetState state, Observation seen, @Nullable Instant lastSeen, List<Change> changes) {
    if (DriftStream.is(seen.stream())) {
      return state;
    }
    AssetState after = state;
    for (String name : state.streams().keySet()) {
      if (!name.equals(seen.stream()) && !DriftStream.is(name)) {
        after = missed(name, after, seen, lastSeen, changes);
      }
    }
    return after;
  }

  private AssetState missed(
      String name,
      AssetState state,
      Observation seen,
      @Nullable Instant lastSeen,
      List<Change> changes) {
    StreamState stream = state.stream(name);
    IncidentPolicy its = policies.of(name, stream);
    Watched watched = stream.watched();
    Duration patience = watched.patience(its.watch());
    if (watched.abandoned()) {
      return state;
    }
    if (its.watch().streamSilent().isZero()) {
      // Missed is no stream by itself, only the asset, and that is back.
      return watched.unheard() == null || stream.phase(Category.DATA) instanceof Phase.Calm
          ? state
          : found(name, state, seen, Finding.NOTHING, changes);
    }
    if (!isWitness(state, watched.missed(), seen, lastSeen, patience)) {
      return state.with(name, stream.with(watched.missedBy(seen.stream(), seen.windowEnd())));
    }
    Watched.Missed missed = Objects.requireNonNull(watched.missed(), "nobody misses it");
    Duration away = Duration.between(missed.since(), seen.windowEnd());
    if (!missed.by().equals(seen.stream()) || away.compareTo(patience) < 0) {
      return state;
    }
    return away.compareTo(its.maxSilence()) > 0
        ? machine(its).ended(seen.asset(), name, state, Ending.SILENCE, changes)
        : found(name, state, seen, Watchdog.silent(name), changes);
  }

  private AssetState found(
      String name, AssetState state, Observation seen, Finding data, List<Change> changes) {
    return judged(
        Observation.ofSilence(seen.asset(), name, state.stream(name), seen.windowEnd(), data),
        state,
        changes);
  }

  /**
   * Whether somebody can say how long a stream has been away: another one that was there all the
   * time, by its own clock. If it is silent itself, the next one begins to count.
   */
  private boolean isWitness(
      AssetState state,
      Watched.@Nullable Missed missed,
      Observation seen,
      @Nullable Instant lastSeen,
      Duration patience) {
    if (missed == null) {
      return false;
    }
    if (missed.by().equals(seen.stream())) {
      return lastSeen != null
          && !seen.windowEnd().isBefore(missed.since())
          && Duration.between(lastSeen, seen.windowEnd()).compareTo(patience) < 0;
    }
    StreamState other = state.stream(missed.by());
    Watched.Missed itself = other.watched().missed();
    return other.progress() != null
        && !other.watched().abandoned()
        && (itself == null
            || !itself.by().equals(seen.stream())
            || Duration.between(itself.since(), seen.windowEnd()).compareTo(patience) < 0);
  }

  /** All streams of an asset, at an instant of the wall clock. */
  AssetState ticked(AssetState state, Tick tick, List<Change> changes) {
    AssetState after = state;
    for (var one : state.streams().entrySet()) {
      IncidentPolicy its = policies.of(one.getKey(), one.getValue());
      if (!one.getValue().isCalm() && !tick.now().isBefore(endsAt(one.getValue(), its))) {
        after = machine(its).ended(tick.asset(), one.getKey(), after, Ending.SILENCE, changes);
      }
    }
    Instant dueAt = dueAt(after, tick.now(), tick.listeningSince());
    if (dueAt == null || tick.now().isBefore(dueAt)) {
      return after;
    }
    for (String name : names(after, tick.now()).toList()) {
      after = silent(name, after, tick, changes);
    }
    return after;
  }

  /** From when it was due, the first time; then as of now. */
  private AssetState silent(String name, AssetState state, Tick tick, List<Change> changes) {
    StreamState stream = state.stream(name);
    Progress reached = stream.reached();
    Duration patience = stream.watched().patienceWithAsset(policies.of(name, stream).watch());
    Instant now = reached.lastSeen().plus(Duration.between(reached.heardAt(), tick.now()));
    AssetState after =
        stream.watched().unheard() == null
            ? silent(name, state, tick.asset(), reached.lastSeen().plus(patience), changes)
            : state;
    after = silent(name, after, tick.asset(), now, changes);
    return after.with(name, after.stream(name).with(after.stream(name).watched().unheardAt(now)));
  }

  private AssetState silent(
      String name, AssetState state, String asset, Instant at, List<Change> changes) {
    StreamState stream = state.stream(name);
    return judged(
        Observation.ofSilence(asset, name, stream, at, Watchdog.allSilent(name)), state, changes);
  }

  private AssetState judged(Observation silence, AssetState state, List<Change> changes) {
    String name = silence.stream();
    StreamState stream = state.stream(name);
    IncidentMachine.Moved moved =
        machine(policies.of(name, stream))
            .next(new CategoryWindow(Category.DATA, null, silence), state, changes);
    return state
        .with(Category.DATA, moved.incident(), moved.ended())
        .with(name, stream.with(Category.DATA, moved.phase()).withoutMode());
  }

  /** See {@link IncidentMachine#lookAt}. */
  Optional<Instant> lookAt(AssetState state, Instant now) {
    Instant silentAt = dueAt(state, now, Instant.MIN);
    Instant again = silentAt == null || silentAt.isAfter(now) ? silentAt : now.plus(LOOK_AGAIN);
    return Stream.concat(
            Stream.ofNullable(again),
            state.streams().entrySet().stream()
                .filter(one -> !one.getValue().isCalm())
                .map(one -> endsAt(one.getValue(), policies.of(one.getKey(), one.getValue()))))
        .min(Comparator.naturalOrder());
  }

  /**
   * From when on an asset of which nothing comes is silent; null if it is not missed.
   *
   * @param listeningSince what was not heard before that counts from then
   */
  private @Nullable Instant dueAt(AssetState state, Instant now, Instant listeningSince) {
    if (names(state, now).findAny().isEmpty()) {
      return null;
    }
    Duration longest = Duration.ZERO;
    for (Map.Entry<String, StreamState> one : awaited(state).toList()) {
      longest = Course.longer(longest, patience(one.getKey(), one.getValue()));
    }
    Instant due = Instant.MIN;
    for (Map.Entry<String, StreamState> one : awaited(state).toList()) {
      StreamState stream = one.getValue();
      Duration patience = isMissed(one) ? patience(one.getKey(), stream) : longest;
      Instant silentAt = later(stream.reached().heardAt(), listeningSince).plus(patience);
      Instant endsAt = endsAt(stream, policies.of(one.getKey(), stream));
      due = later(due, silentAt.isAfter(endsAt) ? endsAt : silentAt);
    }
    return due;
  }

  /** With the on-delay of an incident. */
  private Duration patience(String name, StreamState stream) {
    IncidentPolicy its = policies.of(name, stream);
    return stream.watched().patienceWithAsset(its.watch()).plus(its.onDelay());
  }

  /** The streams that are missed if nothing comes of their asset. */
  private Stream<String> names(AssetState state, Instant now) {
    return awaited(state)
        .filter(this::isMissed)
        .filter(
            one -> now.isBefore(endsAt(one.getValue(), policies.of(one.getKey(), one.getValue()))))
        .map(Map.Entry::getKey);
  }

  /** The streams that say, if something comes of them, that their asset is not silent. */
  private static Stream<Map.Entry<String, StreamState>> awaited(AssetState state) {
    return state.streams().entrySet().stream()
        .filter(one -> !DriftStream.is(one.getKey()))
        .filter(one -> one.getValue().progress() != null)
        .filter(one -> !one.getValue().watched().abandoned());
  }

  private boolean isMissed(Map.Entry<String, StreamState> one) {
    StreamState stream = one.getValue();
    IncidentPolicy its = policies.of(one.getKey(), stream);
    Instant since = stream.watched().since();
    Instant lastSeen = stream.reached().lastSeen();
    boolean isRegular =
        since != null
            && Duration.between(since, lastSeen)
                    .compareTo(stream.watched().patienceWithAsset(its.watch()))
                >= 0;
    boolean isReplay =
        Duration.between(lastSeen, stream.reached().heardAt()).abs().compareTo(its.maxSilence())
            > 0;
    return !its.watch().assetSilent().isZero() && isRegular && !isReplay;
  }

  /** When nobody waits for a stream any more, by the wall clock. */
  private static Instant endsAt(StreamState stream, IncidentPolicy its) {
    return stream.reached().heardAt().plus(its.maxSilence());
  }

  private IncidentMachine machine(IncidentPolicy its) {
    return new IncidentMachine(its, policies);
  }

  private static Instant later(Instant one, Instant other) {
    return one.isAfter(other) ? one : other;
  }
}
