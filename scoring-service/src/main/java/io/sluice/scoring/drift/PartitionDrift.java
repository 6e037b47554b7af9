package io.sluice.scoring.drift;

import io.sluice.contracts.Drift;
import io.sluice.contracts.StreamKey;
import io.sluice.detection.bundle.Bundle;
import io.sluice.detection.drift.StreamDrift;
import io.sluice.scoring.bundle.ServedBundle;
import io.sluice.scoring.memory.MemoryKey;
import io.sluice.scoring.memory.MemoryRecord;
import io.sluice.scoring.memory.StoredMemories;
import io.sluice.scoring.memory.StoredMemory;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/** The streams of one partition, as many as there is room for. Not safe for several threads. */
final class PartitionDrift {

  /** Under which name they are stored. */
  private static final String NAME = "drift";

  private final StoredMemories stored;
  private final Map<StreamKey, StoredMemory> restored;
  private final int most;
  private final DriftMetrics metrics;

  /** The one seen longest ago first. */
  private final LinkedHashMap<StreamKey, StreamDrift> streams =
      new LinkedHashMap<>(64, 0.75f, true);

  private final Set<StreamKey> changed = new HashSet<>();
  private final Set<MemoryKey> ended = new HashSet<>();
  private final Set<StreamKey> drifting = new HashSet<>();
  private boolean swept;

  /**
   * @param stored what was stored up to where readings are taken up
   * @param most streams that there is room for
   */
  PartitionDrift(StoredMemories stored, int most, DriftMetrics metrics) {
    this.stored = stored;
    this.restored = stored.takeAll();
    this.most = most;
    this.metrics = metrics;
  }

  /** Shows a stream's drift something of what is new of it. */
  @Nullable Drift take(
      StreamKey stream, Bundle bundle, Function<StreamDrift, @Nullable Drift> shown) {
    StreamDrift drift = streams.get(stream);
    if (drift == null || !drift.bundle().equals(bundle.ref())) {
      drift = begin(stream, bundle);
    }
    changed.add(stream);
    Drift report = shown.apply(drift);
    if (report != null && (report.isDrifting() ? drifting.add(stream) : drifting.remove(stream))) {
      metrics.drifting(report.isDrifting() ? 1 : -1);
    }
    return report;
  }

  /**
   * The bundle that a stream is compared with; null if it is not watched, or by none of these.
   *
   * @param served those that judge now
   */
  @Nullable Bundle bundleOf(StreamKey stream, Collection<ServedBundle> served) {
    StreamDrift drift = streams.get(stream);
    StoredMemory known = restored.get(stream);
    String sha256 = drift != null ? drift.bundle().sha256() : known != null ? known.bundle() : null;
    return served.stream()
        .map(ServedBundle::bundle)
        .filter(bundle -> bundle.ref().sha256().equals(sha256))
        .findFirst()
        .orElse(null);
  }

  private StreamDrift begin(StreamKey stream, Bundle bundle) {
    StoredMemory known = restored.remove(stream);
    StreamDrift drift =
        known == null || !known.bundle().equals(bundle.ref().sha256())
            ? new StreamDrift(
                stream, bundle.profile(), bundle.ref(), bundle.distributions().orElse(null))
            : restore(stream, bundle, known);
    if (streams.put(stream, drift) == null) {
      metrics.watched(1);
    }
    if (drifting.remove(stream)) {
      metrics.drifting(-1);
    }
    while (streams.size() + restored.size() > most) {
      // those that have sent nothing since a restart first
      drop(
          restored.isEmpty() ? streams.firstEntry().getKey() : restored.keySet().iterator().next());
      metrics.pushedOut();
    }
    return drift;
  }

  private StreamDrift restore(StreamKey stream, Bundle bundle, StoredMemory known) {
    var trained = bundle.distributions().orElse(null);
    try {
      return StreamDrift.restore(stream, bundle.profile(), bundle.ref(), trained, known.snapshot());
    } catch (IllegalArgumentException e) {
      metrics.lost();
      return new StreamDrift(stream, bundle.profile(), bundle.ref(), trained);
    }
  }

  private void drop(StreamKey stream) {
    restored.remove(stream);
    if (streams.remove(stream) != null) {
      metrics.watched(-1);
    }
    changed.remove(stream);
    ended.add(new MemoryKey(stream, NAME));
    if (drifting.remove(stream)) {
      metrics.drifting(-1);
    }
  }

  /**
   * What has to be stored together with an offset of the readings, so that all goes on from there.
   */
  List<MemoryRecord> changes(long next) {
    var records = new ArrayList<MemoryRecord>();
    for (StreamKey stream : changed) {
      StreamDrift drift = streams.get(stream);
      if (drift != null) {
        ended.remove(new MemoryKey(stream, NAME));
        records.addAll(
            stored.write(
                new StoredMemory(
                    new MemoryKey(stream, NAME),
                    drift.bundle().sha256(),
                    next,
                    next,
                    drift.snapshot())));
      }
    }
    changed.clear();
    ended.forEach(key -> records.addAll(stored.remove(key)));
    ended.clear();
    if (stored.isDiscarded() && !swept) {
      var wanted = new HashSet<MemoryKey>();
      streams.keySet().forEach(stream -> wanted.add(new MemoryKey(stream, NAME)));
      records.addAll(stored.retainOnly(wanted));
      swept = true;
    }
    return records;
  }

  /** Another process goes on with it. */
  void close() {
    metrics.watched(-streams.size());
    metrics.drifting(-drifting.size());
  }
}
