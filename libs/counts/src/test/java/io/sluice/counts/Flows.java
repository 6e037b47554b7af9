package io.sluice.counts;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;

/** Records to count, and a counter that remembers what it told. */
final class Flows {

  static final Instant NOON = Instant.parse("2026-05-04T12:00:00Z");

  static final String MINUTES =
      """
      counts:
        network-minute:
          of: network
          interval: 1m
          lateness: 30s
          tags:
            flows: {count: records}
            bytes: {sum: bytes}
            rate: {rate: records}
            dns: {count: records, where: {service: [dns, mdns]}}
            services: {distinct: service}
            ports_of_a_source: {distinct: port, per: source}
            by: {count: records, by: service, values: [dns, http]}
      """;

  private final Counts counts;
  private final StreamCounter counter;
  private final CountedRecord record;
  private long position;

  /** What was told, each {@code 12:00:00 flows=3.0 ...}. */
  final List<CountedInterval> told = new ArrayList<>();

  Flows(String yaml) {
    this(yaml, new KeyRoom(KeyRoom.USUAL));
  }

  Flows(String yaml, KeyRoom room) {
    counts = counts(yaml);
    counter = new StreamCounter(counts, room);
    record = new CountedRecord(counts);
  }

  static Counts counts(String yaml) {
    try {
      return CountsFile.read(yaml.getBytes(UTF_8)).getFirst();
    } catch (InvalidCountsException e) {
      throw new AssertionError(e);
    }
  }

  StreamCounter counter() {
    return counter;
  }

  StreamCounter.Fate take(double second, String service, String source, Object port) {
    record.clear();
    record.number("bytes", 10);
    record.text("service", service);
    record.text("source", source);
    if (port instanceof Number number) {
      record.number("port", number.doubleValue());
    } else {
      record.text("port", port.toString());
    }
    return counter.take(NOON.plusMillis(Math.round(second * 1000)), record, position++, told::add);
  }

  StreamCounter.Fate take(double second) {
    return take(second, "dns", "10.0.0.1", 53);
  }

  /** Of the last interval but so many. */
  double told(int back, String tag) {
    return told.get(told.size() - 1 - back).values()[counts.tagNames().indexOf(tag)];
  }

  /** Seconds after noon. */
  List<Long> begins() {
    return told.stream()
        .map(interval -> interval.begin().getEpochSecond() - NOON.getEpochSecond())
        .toList();
  }
}
