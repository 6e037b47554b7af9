package io.sluice.incidents;

import com.fasterxml.jackson.annotation.JsonInclude;
import io.sluice.contracts.Category;
import io.sluice.contracts.Contributor;
import io.sluice.contracts.MessageIds;
import io.sluice.contracts.ScoreState;
import io.sluice.contracts.Severity;
import java.time.Duration;
import java.time.Instant;
import java.util.Collections;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.UUID;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * A run of anomalous windows: what may become an incident, and what an incident is made of. Ratios
 * are calibrated, so those of different streams compare: the largest is the episode's.
 *
 * @param startedAt end of the first anomalous window
 * @param startedBy where that window's last reading lies on the log
 * @param evidence by stream; at least one, and of those that weigh most
 */
@JsonInclude(JsonInclude.Include.NON_NULL)
public record Episode(
    Instant startedAt, LogPosition startedBy, SortedMap<String, Evidence> evidence) {

  /** As many as an incident shows, of all its streams together. */
  private static final int MAX_CONTRIBUTORS = 10;

  public Episode {
    if (evidence == null || evidence.isEmpty()) {
      throw new IllegalArgumentException("an episode has no evidence");
    }
    evidence = Collections.unmodifiableSortedMap(new TreeMap<>(evidence));
  }

  static Episode begunBy(Category category, Observation seen) {
    return new Episode(
        seen.windowEnd(),
        seen.position(),
        new TreeMap<>(Map.of(seen.stream(), Evidence.of(category, seen.of(category)))));
  }

  /** Names of the streams that gave evidence. */
  public Set<String> streams() {
    return evidence.keySet();
  }

  /** The highest so far; it never falls. */
  public Severity severity() {
    return evidence.values().stream()
        .map(Evidence::severity)
        .max(Comparator.naturalOrder())
        .orElseThrow();
  }

  /** The highest of one stream; of all, if its evidence had to give way. */
  Severity severity(String stream) {
    Evidence own = evidence.get(stream);
    return own == null ? severity() : own.severity();
  }

  /** The largest ratio so far. */
  public double peakRatio() {
    return worst().peakRatio();
  }

  /** Of the judge of the worst window; null if a trained bundle judged it. */
  public @Nullable ScoreState state() {
    return worst().state();
  }

  /** The known false alarm that all of it is like; null if it is like none. */
  public @Nullable UUID known() {
    return severity().isAbove(Severity.INFO) ? null : worst().known();
  }

  /** The operating mode that the plant said in the worst window; null if it said none. */
  @Nullable String mode() {
    return worst().mode();
  }

  /** Whose evidence weighs least, the newest aside. */
  private static String leastOf(SortedMap<String, Evidence> all, String newest) {
    return all.entrySet().stream()
        .filter(one -> !one.getKey().equals(newest))
        .min(
            Comparator.<Map.Entry<String, Evidence>, Severity>comparing(
                    one -> one.getValue().severity())
                .thenComparing(one -> one.getValue().peakRatio()))
        .orElseThrow()
        .getKey();
  }

  private Evidence worst() {
    return evidence.values().stream()
        .max(Comparator.comparingDouble(Evidence::peakRatio))
        .orElseThrow();
  }

  /**
   * The tags that explain it, largest share first. Where several streams gave evidence, each tag
   * names its own, and a stream's part of the whole is that of its ratio.
   */
  public List<Contributor> contributors() {
    if (evidence.size() == 1) {
      return worst().contributors();
    }
    double whole = evidence.values().stream().mapToDouble(Evidence::peakRatio).sum();
    return evidence.entrySet().stream()
        .flatMap(
            one ->
                one.getValue().contributors().stream()
                    .map(c -> c.of(one.getKey(), one.getValue().peakRatio() / whole)))
        .sorted(Comparator.comparingDouble(Contributor::share).reversed())
        .limit(MAX_CONTRIBUTORS)
        .toList();
  }

  /** Id of the incident that it is. */
  UUID incident(String asset, Category category) {
    return MessageIds.incident(
        asset, category, startedAt, startedBy.partition(), startedBy.offset());
  }

  /** Names of the tags that explain it. */
  Set<String> tags() {
    return evidence.values().stream()
        .flatMap(one -> one.tags().stream())
        .collect(Collectors.toUnmodifiableSet());
  }

  /** Names of those of them that are tags of this stream. */
  Set<String> tags(String stream) {
    Evidence own = evidence.get(stream);
    return own == null ? Set.of() : own.tags();
  }

  /** With another window of a stream that takes part in it. */
  Episode with(Category category, String stream, Finding found, Instant at) {
    Evidence before = evidence.get(stream);
    if (before == null) {
      return found.isAnomalous() ? with(stream, Evidence.of(category, found)) : this;
    }
    Evidence after = before.with(category, found, Duration.between(startedAt, at));
    return after == before ? this : with(stream, after);
  }

  /** With the episode of one more stream. */
  Episode joinedBy(Episode other) {
    Episode joined = this;
    for (var one : other.evidence.entrySet()) {
      Evidence known = evidence.get(one.getKey());
      joined =
          joined.with(one.getKey(), known == null ? one.getValue() : known.with(one.getValue()));
    }
    return joined;
  }

  private Episode with(String stream, Evidence newest) {
    var all = new TreeMap<>(evidence);
    all.put(stream, newest);
    if (all.size() > AssetState.MAX_STREAMS) {
      all.remove(leastOf(all, stream));
    }
    return new Episode(startedAt, startedBy, all);
  }
}
