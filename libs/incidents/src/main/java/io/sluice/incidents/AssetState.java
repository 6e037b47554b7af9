package io.sluice.incidents;

import com.fasterxml.jackson.annotation.JsonIgnore;
import com.fasterxml.jackson.annotation.JsonInclude;
import io.sluice.contracts.Category;
import io.sluice.contracts.Severity;
import io.sluice.incidents.known.KnownAlarms;
import java.time.Duration;
import java.time.Instant;
import java.util.Collections;
import java.util.Comparator;
import java.util.Map;
import java.util.Objects;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.UUID;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * All that the past of an asset means for its future: each stream goes by its own clock and its own
 * windows, and together they have one incident a category. Stored as {@link AssetStateJson}.
 *
 * @param streams by name, {@value #MAX_STREAMS} at most
 * @param open its incidents that are open
 * @param ended the last one of each category that is over, where a relapse is the same one
 * @param known false alarms that people called known; absent in JSON if there are none
 */
@JsonInclude(JsonInclude.Include.NON_NULL)
public record AssetState(
    SortedMap<String, StreamState> streams,
    SortedMap<Category, OpenIncident> open,
    SortedMap<Category, EndedIncident> ended,
    @JsonInclude(JsonInclude.Include.NON_EMPTY) KnownAlarms known) {

  /** Bounds what names that somebody invents can take; real assets have a few. */
  static final int MAX_STREAMS = 32;

  /** Of an asset that nobody has heard of. */
  public static final AssetState UNSEEN =
      new AssetState(new TreeMap<>(), new TreeMap<>(), new TreeMap<>(), KnownAlarms.NONE);

  public AssetState {
    if (streams == null || open == null || ended == null) {
      throw new IllegalArgumentException("the state of an asset lacks streams or incidents");
    }
    streams = Collections.unmodifiableSortedMap(new TreeMap<>(streams));
    open = Collections.unmodifiableSortedMap(new TreeMap<>(open));
    ended = Collections.unmodifiableSortedMap(new TreeMap<>(ended));
    known = known == null ? KnownAlarms.NONE : known;
  }

  public StreamState stream(String name) {
    return streams.getOrDefault(name, StreamState.UNSEEN);
  }

  /**
   * The operating mode that the plant says it is in: of several streams the word of the one heard
   * last. Null if none says one.
   */
  @JsonIgnore
  public @Nullable String mode() {
    return newestMode(null);
  }

  /** The same once a window of one of its streams has been judged. */
  public @Nullable String mode(Observation seen) {
    return seen.mode() != null ? seen.mode() : newestMode(seen.stream());
  }

  /** Asked for with each score: no stream, no copy. */
  private @Nullable String newestMode(@Nullable String except) {
    StreamState newest = null;
    for (Map.Entry<String, StreamState> one : streams.entrySet()) {
      StreamState stream = one.getValue();
      if (stream.mode() != null
          && !one.getKey().equals(except)
          && (newest == null || stream.reached().heardAt().isAfter(newest.reached().heardAt()))) {
        newest = stream;
      }
    }
    return newest == null ? null : newest.mode();
  }

  /** The open incident of a category, null if none is. */
  public @Nullable OpenIncident incident(Category category) {
    return open.get(category);
  }

  /** Whether an incident of this category is open. */
  public boolean isOpen(Category category) {
    return incident(category) != null;
  }

  /**
   * Which category's open incident this is.
   *
   * @param asset whose state this is
   * @return null if it is not open
   */
  public @Nullable Category openAs(String asset, UUID incident) {
    for (Category category : Category.RAISED) {
      OpenIncident open = incident(category);
      if (open != null && open.episode().incident(asset, category).equals(incident)) {
        return category;
      }
    }
    return null;
  }

  /** Whether no stream is anomalous or waits for quiet. */
  @JsonIgnore
  public boolean isCalm() {
    return streams.values().stream().allMatch(StreamState::isCalm);
  }

  /** At which severity the other streams hold the open incident; NONE if none takes part in it. */
  Severity heldByOthers(Category category, String stream) {
    Severity highest = Severity.NONE;
    for (var one : streams.entrySet()) {
      if (one.getValue().phase(category) instanceof Phase.Active active
          && active.severity().isAbove(highest)
          && !one.getKey().equals(stream)) {
        highest = active.severity();
      }
    }
    return highest;
  }

  /** The same with these known false alarms and no others. */
  public AssetState with(KnownAlarms alarms) {
    return new AssetState(streams, open, ended, alarms);
  }

  AssetState with(String stream, StreamState state) {
    var all = new TreeMap<>(streams);
    all.put(stream, state);
    return new AssetState(all, open, ended, known);
  }

  /**
   * @param incident that is open, null if none is
   * @param over the last that ended and may go on, null if there is none
   */
  AssetState with(
      Category category, @Nullable OpenIncident incident, @Nullable EndedIncident over) {
    return incident == open.get(category) && over == ended.get(category)
        ? this
        : new AssetState(
            streams, replaced(open, category, incident), replaced(ended, category, over), known);
  }

  private static <T> SortedMap<Category, T> replaced(
      SortedMap<Category, T> all, Category category, @Nullable T one) {
    var changed = new TreeMap<>(all);
    if (one == null) {
      changed.remove(category);
    } else {
      changed.put(category, one);
    }
    return changed;
  }

  /** The streams that take part in the open incident of a category. */
  private Stream<Map.Entry<String, StreamState>> active(Category category) {
    return streams.entrySet().stream().filter(one -> one.getValue().isActive(category));
  }

  /** Of the streams that take part in the open incident: how far the furthest has come. */
  Instant lastSeen(Category category) {
    return active(category)
        .map(one -> one.getValue().reached().lastSeen())
        .max(Comparator.naturalOrder())
        .orElseThrow();
  }

  /** Profile of the first of the streams that take part in the open incident. */
  String profile(Category category) {
    return active(category).findFirst().orElseThrow().getValue().knownProfile();
  }

  /**
   * The open incident of a category is over, for all streams that take part in it.
   *
   * @param at event time
   * @param policies of each stream
   */
  AssetState resolved(Category category, Instant at, Policies policies) {
    OpenIncident incident = Objects.requireNonNull(incident(category), "none is open");
    Episode episode = incident.episode();
    var all = new TreeMap<>(streams);
    active(category)
        .forEach(
            one -> {
              StreamState state = one.getValue();
              IncidentPolicy policy = policies.of(one.getKey(), state);
              all.put(
                  one.getKey(),
                  state.with(
                      category,
                      Phase.afterIncident(
                          now(state, policy), policy.cooldown(), episode.severity(one.getKey()))));
            });
    return new AssetState(all, open, ended, known)
        .with(category, null, new EndedIncident(incident, at));
  }

  /**
   * How far time has come for a stream: for a silent one by the clock of who misses it, or by the
   * wall's if all are.
   */
  private Instant now(StreamState stream, IncidentPolicy policy) {
    Watched.Missed missed = stream.watched().missed();
    Progress other = missed == null ? null : stream(missed.by()).progress();
    return missed != null
            && other != null
            && Duration.between(missed.since(), other.lastSeen())
                    .compareTo(stream.watched().patience(policy.watch()))
                >= 0
        ? other.lastSeen()
        : Objects.requireNonNullElse(stream.watched().unheard(), stream.reached().lastSeen());
  }

  AssetState without(String stream) {
    var all = new TreeMap<>(streams);
    all.remove(stream);
    return new AssetState(all, open, ended, known);
  }

  /**
   * Which stream gives way to a new one: one that is calm, else one that is only suspected, else
   * one that takes part in an incident; of several the one longest unheard.
   */
  String leastMissed() {
    return streams.entrySet().stream()
        .min(
            Comparator.<Map.Entry<String, StreamState>>comparingInt(
                    one -> one.getValue().isActive() ? 2 : one.getValue().isCalm() ? 0 : 1)
                .thenComparing(one -> one.getValue().reached().position().offset()))
        .orElseThrow()
        .getKey();
  }
}
