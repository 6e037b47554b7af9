package io.sluice.incidents;

import com.fasterxml.jackson.annotation.JsonIgnore;
import com.fasterxml.jackson.annotation.JsonInclude;
import io.sluice.contracts.Category;
import io.sluice.contracts.Severity;
import java.time.Instant;
import java.util.Collections;
import java.util.Comparator;
import java.util.Map;
import java.util.Objects;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.UUID;
import java.util.function.Function;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * All that the past of an asset means for its future: each stream goes by its own clock and its own
 * windows, and together they have one incident a category. Stored as {@link AssetStateJson}.
 *
 * @param streams by name, {@value #MAX_STREAMS} at most
 * @param open its incidents that are open
 * @param ended the last one of each category that is over, where a relapse is the same one
 */
@JsonInclude(JsonInclude.Include.NON_NULL)
public record AssetState(
    SortedMap<String, StreamState> streams,
    SortedMap<Category, OpenIncident> open,
    SortedMap<Category, EndedIncident> ended) {

  /** Bounds what names that somebody invents can take; real assets have a few. */
  static final int MAX_STREAMS = 32;

  /** Of an asset that nobody has heard of. */
  public static final AssetState UNSEEN =
      new AssetState(new TreeMap<>(), new TreeMap<>(), new TreeMap<>());

  public AssetState {
    if (streams == null || open == null || ended == null) {
      throw new IllegalArgumentException("the state of an asset lacks streams or incidents");
    }
    streams = Collections.unmodifiableSortedMap(new TreeMap<>(streams));
    open = Collections.unmodifiableSortedMap(new TreeMap<>(open));
    ended = Collections.unmodifiableSortedMap(new TreeMap<>(ended));
  }

  public StreamState stream(String name) {
    return streams.getOrDefault(name, StreamState.UNSEEN);
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

  AssetState with(String stream, StreamState state) {
    var all = new TreeMap<>(streams);
    all.put(stream, state);
    return new AssetState(all, open, ended);
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
            streams, replaced(open, category, incident), replaced(ended, category, over));
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
  AssetState resolved(
      Category category, Instant at, Function<StreamState, IncidentPolicy> policies) {
    OpenIncident incident = Objects.requireNonNull(incident(category), "none is open");
    Episode episode = incident.episode();
    var all = new TreeMap<>(streams);
    active(category)
        .forEach(
            one -> {
              StreamState state = one.getValue();
              all.put(
                  one.getKey(),
                  state.with(
                      category,
                      Phase.afterIncident(
                          state.reached().lastSeen(),
                          policies.apply(state).cooldown(),
                          episode.severity(one.getKey()))));
            });
    return new AssetState(all, open, ended).with(category, null, new EndedIncident(incident, at));
  }

  AssetState without(String stream) {
    var all = new TreeMap<>(streams);
    all.remove(stream);
    return new AssetState(all, open, ended);
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
