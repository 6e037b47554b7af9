package io.sluice.alert.intake;

import io.sluice.incidents.AssetState;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.Iterator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import org.apache.kafka.common.TopicPartition;

/**
 * A partition between its assignment and its loss: what was judged, and how much of it is stored.
 * Whoever loses it throws this away; the next owner begins from what is stored. Used by the intake
 * thread alone.
 */
final class OwnedPartition {

  private final TopicPartition partition;
  private final int generation;
  private final int cachedAssets;
  private final LinkedHashMap<String, AssetState> states = new LinkedHashMap<>(64, 0.75f, true);
  private final Map<String, AssetState> dirty = new HashMap<>();
  private final List<PendingAlert> told = new ArrayList<>();
  private long storedOffset;
  private long nextOffset;

  /**
   * @param generation of the consumer group at the assignment: batches polled before belong to an
   *     earlier ownership
   * @param storedOffset the next offset according to the database
   */
  OwnedPartition(TopicPartition partition, int generation, long storedOffset, int cachedAssets) {
    this.partition = partition;
    this.generation = generation;
    this.storedOffset = storedOffset;
    this.nextOffset = storedOffset;
    this.cachedAssets = cachedAssets;
  }

  TopicPartition partition() {
    return partition;
  }

  boolean accepts(int batchGeneration) {
    return batchGeneration >= generation;
  }

  long storedOffset() {
    return storedOffset;
  }

  long nextOffset() {
    return nextOffset;
  }

  Collection<PendingAlert> told() {
    return told;
  }

  List<PendingAlert> told(String asset) {
    return told.stream().filter(pending -> pending.alert().asset().equals(asset)).toList();
  }

  Map<String, AssetState> dirty() {
    return dirty;
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

  AssetState state(String asset) {
    return states.get(asset);
  }

  void moved(String asset, AssetState state) {
    states.put(asset, state);
    dirty.put(asset, state);
  }

  void tell(PendingAlert alert) {
    told.add(alert);
  }

  /** What is not stored of this asset is given up; its next score finds what is. */
  void forget(String asset) {
    states.remove(asset);
    dirty.remove(asset);
    told.removeIf(pending -> pending.alert().asset().equals(asset));
  }

  void consumedUpTo(long offset) {
    nextOffset = offset;
  }

  boolean hasProgress() {
    // of a topic created anew, the offsets may meet by chance
    return nextOffset != storedOffset || !dirty.isEmpty() || !told.isEmpty();
  }

  /** The database has it all; the states used least recently are dropped beyond the bound. */
  void stored() {
    storedOffset = nextOffset;
    dirty.clear();
    told.clear();
    Iterator<String> eldest = states.keySet().iterator();
    while (states.size() > cachedAssets && eldest.hasNext()) {
      eldest.next();
      eldest.remove();
    }
  }
}
