package io.sluice.cli.evaluate;

import io.sluice.contracts.profile.Tag;
import io.sluice.counts.CountedInterval;
import io.sluice.counts.CountedRecord;
import io.sluice.counts.Counts;
import io.sluice.counts.KeyRoom;
import io.sluice.counts.StreamCounter;
import io.sluice.detection.bundle.Bundle;
import io.sluice.incidents.IncidentPolicy;
import io.sluice.models.evaluation.Evaluator;
import io.sluice.models.evaluation.JudgedStream;
import io.sluice.models.protocol.ProtocolFailedException;
import io.sluice.testbed.network.sensor.NetworkFlow;
import io.sluice.testbed.network.sensor.SensorField;
import io.sluice.testbed.network.traffic.Episode;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;

/** The counts of a network's flows, judged as those of a stream are. Not thread-safe. */
final class CountedNetwork implements AutoCloseable {

  private final Counts counts;
  private final StreamCounter counter;
  private final CountedRecord record;
  private final List<SensorField> fields;
  private final int[] order;
  private final Evaluator evaluator;

  /** Of each interval that is open, by its begin: the attack with its newest record. */
  private final Map<Instant, Episode> attacked = new HashMap<>();

  private final IntStream.Builder attacks = IntStream.builder();
  private long position;

  /**
   * @param bundle of the profile that the counts are for; borrowed
   */
  CountedNetwork(Counts counts, Bundle bundle) throws ProtocolFailedException {
    this.counts = counts;
    counter = new StreamCounter(counts, new KeyRoom(KeyRoom.USUAL));
    record = new CountedRecord(counts);
    fields = fields(counts);
    order = order(counts, bundle);
    evaluator = new Evaluator(bundle, IncidentPolicy.of(bundle.manifest().debounce()));
  }

  private static List<SensorField> fields(Counts counts) throws ProtocolFailedException {
    var fields = new ArrayList<SensorField>();
    for (String name : counts.fields().keySet()) {
      fields.add(
          SensorField.named(name)
              .orElseThrow(
                  () ->
                      new ProtocolFailedException(
                          "the simulated network has no field %s, which %s counts"
                              .formatted(name, counts.profile()))));
    }
    return fields;
  }

  /** By tag of the bundle, its place among the counts. */
  private static int[] order(Counts counts, Bundle bundle) throws ProtocolFailedException {
    List<String> counted = counts.tagNames();
    List<String> tags = bundle.profile().tags().stream().map(Tag::name).toList();
    if (!counted.containsAll(tags)) {
      throw new ProtocolFailedException(
          "the bundle of %s has the tags %s, and counted are %s"
              .formatted(counts.profile(), tags, counted));
    }
    return tags.stream().mapToInt(counted::indexOf).toArray();
  }

  void take(NetworkFlow flow) {
    record.clear();
    for (SensorField field : fields) {
      if (field.isText()) {
        record.text(field.column(), field.written(flow));
      } else {
        record.number(field.column(), field.number(flow));
      }
    }
    Episode episode = flow.episode();
    if (episode != null) {
      attacked.put(begin(record.counted(flow.time())), episode);
    }
    counter.take(flow.time(), record, position++, this::judge);
  }

  private Instant begin(Instant time) {
    long millis = counts.interval().toMillis();
    return Instant.ofEpochMilli(Math.floorDiv(time.toEpochMilli(), millis) * millis);
  }

  private void judge(CountedInterval interval) {
    Episode episode = attacked.remove(interval.begin());
    double[] values = IntStream.of(order).mapToDouble(place -> interval.values()[place]).toArray();
    attacks.add(episode == null ? 0 : episode.id());
    evaluator.add(
        interval.begin(), values, episode == null ? 0 : 1, episode == null ? null : episode.kind());
  }

  JudgedStream judged(String name) {
    return new JudgedStream(
        evaluator.judged().named(name),
        attacks.build().toArray(),
        counts.interval().plus(counts.lateness()));
  }

  @Override
  public void close() {
    evaluator.close();
  }
}
