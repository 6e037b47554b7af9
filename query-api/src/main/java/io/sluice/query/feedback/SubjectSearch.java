package io.sluice.query.feedback;

import com.fasterxml.jackson.databind.JsonNode;
import io.sluice.query.feedback.StoredReading.Place;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;

/** Finds what is meant by each item of a request. */
final class SubjectSearch {

  private final Map<String, Map<String, KnownStream>> streams = new HashMap<>();
  private final Map<Place, List<StoredReading>> readings = new HashMap<>();

  /** Of the instant that was looked at last: rows of a file mostly stand in the order of time. */
  private List<StoredReading> parsedOf = List.of();

  private List<JsonNode> parsed = List.of();

  SubjectSearch(List<KnownStream> known) {
    known.forEach(
        stream ->
            streams
                .computeIfAbsent(stream.asset(), asset -> new TreeMap<>())
                .put(stream.stream(), stream));
  }

  /**
   * Where readings are to be looked for.
   *
   * @throws FeedbackRefusedException if an asset or a stream is unknown
   */
  Set<Place> places(List<FeedbackItem> items) {
    var places = new LinkedHashSet<Place>();
    for (FeedbackItem item : items) {
      KnownStream stream = stream(item);
      Instant time = item.time();
      if (time != null) {
        places.add(new Place(stream.asset(), stream.stream(), time));
      }
    }
    return places;
  }

  /** There are these. */
  void found(List<StoredReading> found) {
    found.forEach(
        reading ->
            readings.computeIfAbsent(reading.place(), place -> new ArrayList<>()).add(reading));
  }

  /**
   * @throws FeedbackRefusedException if an asset or a stream is unknown
   */
  KnownStream stream(FeedbackItem item) {
    Map<String, KnownStream> its = streams.get(item.asset());
    if (its == null) {
      throw FeedbackItem.refused(
          item.place(),
          "asset",
          "is '%s', of which there is nothing in the history".formatted(item.asset()));
    }
    String name = item.stream();
    if (name == null) {
      if (its.size() > 1) {
        throw FeedbackItem.refused(
            item.place(),
            "stream",
            "is missing, and %s has several: %s"
                .formatted(item.asset(), String.join(", ", its.keySet())));
      }
      return its.values().iterator().next();
    }
    KnownStream stream = its.get(name);
    if (stream == null) {
      throw FeedbackItem.refused(
          item.place(),
          "stream",
          "is '%s', but %s has %s".formatted(name, item.asset(), String.join(", ", its.keySet())));
    }
    return stream;
  }

  /**
   * A window is one; a record whose fields several readings have is all of them.
   *
   * @throws FeedbackRefusedException if there is no such record
   */
  List<JudgedSubject> subjects(FeedbackItem item) {
    KnownStream stream = stream(item);
    Instant from = item.from();
    Instant to = item.to();
    if (from != null && to != null) {
      return List.of(JudgedSubject.window(stream, item, from, to));
    }
    Instant time = item.time();
    String record = item.record();
    if (time != null && record != null) {
      return List.of(
          JudgedSubject.record(stream, item, time, record, values(stream, time, record)));
    }
    var fields = new RecordFields(item.fields(), stream.tags());
    List<StoredReading> there = time == null ? List.of() : at(stream, time);
    List<JsonNode> values = parsed(there);
    List<StoredReading> meant =
        IntStream.range(0, there.size())
            .filter(i -> fields.contradiction(values.get(i)) == null)
            .mapToObj(there::get)
            .toList();
    if (time != null && meant.size() > 1 && fields.areMissing()) {
      throw FeedbackItem.refused(
          item.place(),
          "id",
          "is missing, and %s has %d readings at %s".formatted(item.asset(), meant.size(), time));
    }
    if (time != null && !meant.isEmpty()) {
      return meant.stream()
          .map(one -> JudgedSubject.record(stream, item, time, one.id(), one.values()))
          .toList();
    }
    if (stream.isOfRecords() && !fields.areMissing()) {
      return List.of(JudgedSubject.fromElsewhere(stream, item, fields.asValues()));
    }
    throw unknown(item, stream, fields, there);
  }

  private static FeedbackRefusedException unknown(
      FeedbackItem item, KnownStream stream, RecordFields fields, List<StoredReading> there) {
    if (item.time() == null) {
      return FeedbackItem.refused(
          item.place(),
          "time",
          "is missing, and no column is a tag of %s whose records are judged one by one"
              .formatted(stream.profile()));
    }
    return FeedbackItem.refused(
        item.place(),
        "time",
        there.isEmpty()
            ? "is %s, when %s has no reading in the history".formatted(item.time(), item.asset())
            : "is %s, when %s has another reading: %s"
                .formatted(
                    item.time(),
                    item.asset(),
                    fields.contradiction(RecordFields.json(there.getFirst().values()))));
  }

  private List<JsonNode> parsed(List<StoredReading> there) {
    if (there != parsedOf) {
      parsed = there.stream().map(one -> RecordFields.json(one.values())).toList();
      parsedOf = there;
    }
    return parsed;
  }

  private @Nullable String values(KnownStream stream, Instant time, String record) {
    return at(stream, time).stream()
        .filter(one -> one.id().equals(record))
        .map(StoredReading::values)
        .findFirst()
        .orElse(null);
  }

  private List<StoredReading> at(KnownStream stream, Instant time) {
    return readings.getOrDefault(new Place(stream.asset(), stream.stream(), time), List.of());
  }

  /** Columns that are tags of none of the streams, a sentence each. */
  List<String> strangers(List<String> columns) {
    var tags = new TreeSet<String>();
    var profiles = new TreeSet<String>();
    streams
        .values()
        .forEach(
            its ->
                its.values()
                    .forEach(
                        stream -> {
                          tags.addAll(stream.tags());
                          profiles.add(stream.profile());
                        }));
    return columns.stream()
        .filter(column -> !tags.contains(column))
        .map(
            column ->
                "column '%s' is no tag of %s, and left out"
                    .formatted(FeedbackText.shown(column), String.join(", ", profiles)))
        .toList();
  }
}
