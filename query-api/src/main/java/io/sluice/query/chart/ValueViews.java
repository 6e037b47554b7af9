package io.sluice.query.chart;

import io.sluice.contracts.profile.TagKind;
import io.sluice.query.chart.ValueChart.Counted;
import io.sluice.query.rollup.ValueCounts;
import io.sluice.query.rollup.ValueCounts.Times;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/** How often a tag had which values, as the API tells it. */
public final class ValueViews {

  /** The values that are not told apart. */
  private static final String OTHER = "Other";

  /** Values that people can tell apart by their colours. */
  private static final int MOST_TEXTS = 12;

  /** Rows of a heatmap. */
  private static final int MOST_ROWS = 40;

  private ValueViews() {}

  /** By steps, normal and anomalous apart. */
  @Schema(name = "Distribution")
  public record Distribution(
      String asset,
      String stream,
      @Schema(examples = "proto") String tag,
      TagKind kind,
      Instant from,
      Instant to,
      @Schema(examples = "PT1M") String step,
      @Schema(
              description =
                  "what the counts are of: texts, the most frequent first and at last Other; numbers;"
                      + " or, of a tag with a scale, its parts",
              examples = "[\"tcp\", \"udp\", \"Other\"]")
          List<String> values,
      @Schema(description = "whether not all readings were counted, but some of all the time")
          boolean sample,
      List<Bucket> buckets) {}

  /** What a step holds. */
  @Schema(name = "DistributionBucket")
  public record Bucket(
      @Schema(description = "its begin") Instant time,
      @Schema(description = "how many, by value") List<Long> normal,
      @Schema(description = "likewise, of readings with an anomalous score")
          List<Long> anomalous) {}

  /** Steps by values, and how many each pair has. */
  @Schema(name = "Heatmap")
  public record Heatmap(
      String asset,
      String stream,
      String tag,
      Instant from,
      Instant to,
      String step,
      @Schema(description = "the begin of each step that has a cell") List<Instant> times,
      @Schema(description = "values, parts of a scale, or tags") List<String> bins,
      @Schema(description = "whether not all readings were counted, but some of all the time")
          boolean sample,
      @Schema(
              description =
                  "index of the time, index of the bin, how many, how many of them anomalous; of"
                      + " deviations: the greatest of the step, and of how many scores")
          List<List<Number>> cells) {}

  /** The most frequent values. */
  @Schema(name = "TopValues")
  public record Top(
      String asset,
      String stream,
      String tag,
      Instant from,
      Instant to,
      @Schema(description = "readings with a value; of anomalous ones only, these") long total,
      boolean sample,
      List<Value> values,
      @Schema(description = "of values that are not told apart") long other) {}

  /** One of them. */
  @Schema(name = "TopValue")
  public record Value(@Schema(examples = "http") String value, long count, long anomalous) {}

  static Distribution distribution(Counted counted, String tag) {
    List<String> told = told(counted, MOST_TEXTS);
    boolean hasOthers = told.size() < counted.values().size() || counted.all().other().all() > 0;
    var names = new ArrayList<>(told);
    if (hasOthers) {
      names.add(OTHER);
    }
    var buckets = new ArrayList<Bucket>();
    counted
        .bySteps()
        .forEach(
            (millis, counts) -> {
              List<Times> times = times(counts, told, hasOthers);
              buckets.add(
                  new Bucket(
                      Instant.ofEpochMilli(millis),
                      times.stream().map(one -> one.all() - one.anomalous()).toList(),
                      times.stream().map(Times::anomalous).toList()));
            });
    return new Distribution(
        counted.part().stream().asset(),
        counted.part().stream().stream(),
        tag,
        counted.kind(),
        counted.part().from().toInstant(),
        counted.part().to().toInstant(),
        counted.step().toString(),
        names,
        counted.isSample(),
        buckets);
  }

  static Heatmap heatmap(Counted counted, String tag) {
    List<String> told = told(counted, MOST_ROWS);
    boolean hasOthers = told.size() < counted.values().size() || counted.all().other().all() > 0;
    var bins = new ArrayList<>(told);
    if (hasOthers) {
      bins.add(OTHER);
    }
    var instants = new ArrayList<Instant>();
    var cells = new ArrayList<List<Number>>();
    counted
        .bySteps()
        .forEach(
            (millis, counts) -> {
              List<Times> times = times(counts, told, hasOthers);
              for (int bin = 0; bin < times.size(); bin++) {
                if (times.get(bin).all() > 0) {
                  cells.add(
                      List.of(
                          instants.size(), bin, times.get(bin).all(), times.get(bin).anomalous()));
                }
              }
              instants.add(Instant.ofEpochMilli(millis));
            });
    return new Heatmap(
        counted.part().stream().asset(),
        counted.part().stream().stream(),
        tag,
        counted.part().from().toInstant(),
        counted.part().to().toInstant(),
        counted.step().toString(),
        instants,
        bins,
        counted.isSample(),
        cells);
  }

  static Top top(Counted counted, String tag, int most, boolean isOnlyAnomalous) {
    ValueCounts all = counted.all();
    List<Value> values =
        all.mostFrequent().stream()
            .map(one -> new Value(one.getKey(), one.getValue().all(), one.getValue().anomalous()))
            .filter(one -> !isOnlyAnomalous || one.anomalous() > 0)
            .sorted(
                Comparator.comparing(
                    (Value one) -> isOnlyAnomalous ? -one.anomalous() : -one.count()))
            .toList();
    long total =
        values.stream().mapToLong(one -> isOnlyAnomalous ? one.anomalous() : one.count()).sum()
            + (isOnlyAnomalous ? all.other().anomalous() : all.other().all());
    List<Value> told = values.subList(0, Math.min(most, values.size()));
    return new Top(
        counted.part().stream().asset(),
        counted.part().stream().stream(),
        tag,
        counted.part().from().toInstant(),
        counted.part().to().toInstant(),
        total,
        counted.isSample(),
        told,
        total
            - told.stream()
                .mapToLong(one -> isOnlyAnomalous ? one.anomalous() : one.count())
                .sum());
  }

  private static List<String> told(Counted counted, int most) {
    List<String> values = counted.values();
    return switch (counted.kind()) {
      case CONTINUOUS -> values;
      case CATEGORICAL -> values.subList(0, Math.min(most, values.size()));
      case DISCRETE -> values.size() <= MOST_ROWS ? values : mostFrequent(counted);
    };
  }

  /** Of numbers that are few in each hour, but not in all of them together; in their order. */
  private static List<String> mostFrequent(Counted counted) {
    Set<String> kept =
        counted.all().mostFrequent().stream()
            .limit(MOST_ROWS)
            .map(Map.Entry::getKey)
            .collect(Collectors.toSet());
    return counted.values().stream().filter(kept::contains).toList();
  }

  private static List<Times> times(ValueCounts counts, List<String> told, boolean hasOthers) {
    Map<String, Times> byValue =
        counts.mostFrequent().stream()
            .collect(Collectors.toMap(Map.Entry::getKey, Map.Entry::getValue));
    var times = new ArrayList<Times>();
    told.forEach(value -> times.add(byValue.getOrDefault(value, Times.NEVER)));
    if (hasOthers) {
      Times other = counts.other();
      for (var one : byValue.entrySet()) {
        if (!told.contains(one.getKey())) {
          other = other.plus(one.getValue());
        }
      }
      times.add(other);
    }
    return times;
  }
}
