package io.sluice.incidents;

import com.fasterxml.jackson.annotation.JsonIgnore;
import com.fasterxml.jackson.annotation.JsonInclude;
import io.sluice.contracts.Category;
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
 * @param process the incident of its process that is open, null if none is
 * @param data the incident of its data that is open, null if none is
 * @param drift the incident of its drift that is open, null if none is
 */
@JsonInclude(JsonInclude.Include.NON_NULL)
public record AssetState(
    SortedMap<String, StreamState> streams,
    @Nullable OpenIncident process,
    @Nullable OpenIncident data,
    @Nullable OpenIncident drift) {

  /** Bounds what names that somebody invents can take; real assets have a few. */
  static final int MAX_STREAMS = 32;

  /** Of an asset that nobody has heard of. */
  public static final AssetState UNSEEN = new AssetState(new TreeMap<>(), null, null, null);

  public AssetState {
    if (streams == null) {
      throw new IllegalArgumentException("the state of an asset has no streams");
    }
    streams = Collections.unmodifiableSortedMap(new TreeMap<>(streams));
  }

  public StreamState stream(String name) {
    return streams.getOrDefault(name, StreamState.UNSEEN);
  }

  /** The open incident of a category, null if none is. */
  public @Nullable OpenIncident incident(Category category) {
    return switch (category) {
      case PROCESS -> process;
      case DATA -> data;
      case DRIFT -> drift;
      case OTHER -> null;
    };
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

  /** Whether another stream than this takes part in the open incident. */
  boolean isHeldByOthers(Category category, String stream) {
    return active(category).anyMatch(one -> !one.getKey().equals(stream));
  }

  AssetState with(String stream, StreamState state) {
    var all = new TreeMap<>(streams);
    all.put(stream, state);
    return new AssetState(all, process, data, drift);
  }

  AssetState with(Category category, @Nullable OpenIncident incident) {
    return switch (category) {
      case PROCESS -> new AssetState(streams, incident, data, drift);
      case DATA -> new AssetState(streams, process, incident, drift);
      case DRIFT -> new AssetState(streams, process, data, incident);
      case OTHER -> this;
    };
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
   * @param policies of each stream
   */
  AssetState resolved(Category category, Function<StreamState, IncidentPolicy> policies) {
    Episode episode = Objects.requireNonNull(incident(category), "none is open").episode();
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
    return new AssetState(all, process, data, drift).with(category, null);
  }

  AssetState without(String stream) {
    var all = new TreeMap<>(streams);
    all.remove(stream);
    return new AssetState(all, process, data, drift);
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
