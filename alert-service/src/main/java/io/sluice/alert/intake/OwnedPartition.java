package io.sluice.alert.intake;

import io.sluice.incidents.AssetState;
import io.sluice.incidents.Observation;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.Iterator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.UUID;
import org.apache.kafka.common.TopicPartition;

/**
 * A partition between its assignment and its loss, of the scores and of the commands alike: what
 * was judged, and how much of it is stored. Whoever loses it throws this away; the next owner
 * begins from what is stored. Used by the intake thread alone.
 */
final class OwnedPartition {

  private final int number;
  private final int generation;
  private final int cachedAssets;
  private final Map<String, Offsets> offsets = new TreeMap<>();

  /** By topic, up to where what was polled has come here. */
  private final Map<String, Long> taken = new HashMap<>();

  private final LinkedHashMap<String, AssetState> states = new LinkedHashMap<>(64, 0.75f, true);
  private final Map<String, AssetState> dirty = new HashMap<>();

  /** Assets whose plants say another operating mode than before. */
  private final Set<String> modesChanged = new TreeSet<>();

  private final List<PendingAlert> pendingAlerts = new ArrayList<>();
  private final List<PendingAnswer> answers = new ArrayList<>();
  private final List<UUID> canaries = new ArrayList<>();
  private final List<Observation> records = new ArrayList<>();

  /**
   * How far a topic is consumed.
   *
   * @param stored the next offset according to the database
   * @param next the next offset to consume
   */
  record Offsets(TopicPartition partition, long stored, long next) {}

  /**
   * @param generation of the consumer group at the assignment: batches polled before belong to an
   *     earlier ownership
   * @param stored the next offset of each topic according to the database
   */
  OwnedPartition(int number, int generation, Map<TopicPartition, Long> stored, int cachedAssets) {
    this.number = number;
    this.generation = generation;
    this.cachedAssets = cachedAssets;
    stored.forEach(
        (partition, next) -> {
          offsets.put(partition.topic(), new Offsets(partition, next, next));
          taken.put(partition.topic(), next);
        });
  }

  int number() {
    return number;
  }

  boolean accepts(int batchGeneration) {
    return batchGeneration >= generation;
  }

  /** Of each topic, always in the same order. */
  Collection<Offsets> offsets() {
    return offsets.values();
  }

  Collection<PendingAlert> pendingAlerts() {
    return pendingAlerts;
  }

  List<PendingAlert> pendingAlerts(String asset) {
    return pendingAlerts.stream().filter(pending -> pending.alert().asset().equals(asset)).toList();
  }

  Collection<PendingAnswer> answers() {
    return answers;
  }

  List<PendingAnswer> answers(String asset) {
    return answers.stream().filter(pending -> pending.asset().equals(asset)).toList();
  }

  /** Anomalous records that are counted. */
  List<Observation> records() {
    return records;
  }

  /** Whether somebody may have to be told of something. */
  boolean isUrgent() {
    return !pendingAlerts.isEmpty() || !records.isEmpty() || !modesChanged.isEmpty();
  }

  Set<String> modesChanged() {
    return modesChanged;
  }

  Map<String, AssetState> dirty() {
    return dirty;
  }

  /** Assets of which something is not stored. */
  Set<String> unstored() {
    var assets = new TreeSet<>(dirty.keySet());
    pendingAlerts.forEach(pending -> assets.add(pending.alert().asset()));
    answers.forEach(pending -> assets.add(pending.asset()));
    return assets;
  }

  /** Which of these assets have to be read from the database first. */
  Set<String> unknownOf(Collection<String> assets) {
    var unknown = new TreeSet<String>();
    for (String asset : assets) {
      if (!states.containsKey(asset)) {
        unknown.add(asset);
      }
    }
    return unknown;
  }

  void load(String asset, AssetState state) {
    states.put(asset, state);
  }

  /** Of an asset that is loaded. */
  AssetState state(String asset) {
    return Objects.requireNonNull(states.get(asset), "the state of an asset was not loaded");
  }

  void moved(String asset, AssetState state) {
    AssetState before = states.put(asset, state);
    if (before != null && !Objects.equals(before.mode(), state.mode())) {
      modesChanged.add(asset);
    }
    dirty.put(asset, state);
  }

  void addAlert(PendingAlert alert) {
    pendingAlerts.add(alert);
  }

  void addRecord(Observation record) {
    records.add(record);
  }

  void answer(PendingAnswer answer) {
    answers.add(answer);
  }

  void canary(UUID round) {
    canaries.add(round);
  }

  Collection<UUID> canaries() {
    return canaries;
  }

  /** What is not stored of this asset is given up; its next score finds what is. */
  void forget(String asset) {
    states.remove(asset);
    dirty.remove(asset);
    modesChanged.remove(asset);
    pendingAlerts.removeIf(pending -> pending.alert().asset().equals(asset));
    answers.removeIf(pending -> pending.asset().equals(asset));
    records.removeIf(record -> record.asset().equals(asset));
  }

  /** A batch has come here, and is done. */
  void tookIn(String topic, long next) {
    taken.put(topic, next);
  }

  /** Whether nothing that was polled is still on its way. */
  boolean hasTakenIn(CaughtUp polled) {
    return polled.stands()
        || taken.getOrDefault(polled.partition().topic(), 0L) >= polled.position();
  }

  void consumedUpTo(String topic, long offset) {
    offsets.computeIfPresent(
        topic, (name, now) -> new Offsets(now.partition(), now.stored(), offset));
  }

  boolean hasProgress() {
    // of a topic created anew, the offsets may meet by chance
    return offsets.values().stream().anyMatch(o -> o.next() != o.stored())
        || !dirty.isEmpty()
        || !pendingAlerts.isEmpty()
        || !answers.isEmpty()
        || !canaries.isEmpty();
  }

  /** The database has it all; the states used least recently are dropped beyond the bound. */
  void stored() {
    offsets.replaceAll((topic, now) -> new Offsets(now.partition(), now.next(), now.next()));
    dirty.clear();
    modesChanged.clear();
    pendingAlerts.clear();
    answers.clear();
    canaries.clear();
    records.clear();
    Iterator<String> eldest = states.keySet().iterator();
    while (states.size() > cachedAssets && eldest.hasNext()) {
      eldest.next();
      eldest.remove();
    }
  }
}
