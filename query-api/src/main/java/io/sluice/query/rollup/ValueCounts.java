package io.sluice.query.rollup;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.sluice.contracts.Messages;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * How often a tag had which value, and how often of that its reading was anomalous. As many values
 * as are counted at most are kept when it is written down; what is rarer is counted together.
 */
public final class ValueCounts {

  /** Values that are written down. */
  static final int KEPT = 32;

  /** Values that are told apart until then. */
  private static final int MOST = 1_000;

  private static final String VALUES = "values";
  private static final String OTHER = "other";

  /**
   * How often.
   *
   * @param all times
   * @param anomalous of them
   */
  public record Times(long all, long anomalous) {

    /** Never. */
    public static final Times NEVER = new Times(0, 0);

    /** Both together. */
    public Times plus(Times more) {
      return new Times(all + more.all, anomalous + more.anomalous);
    }

    JsonNode json() {
      return Messages.mapper().createArrayNode().add(all).add(anomalous);
    }

    static Times of(JsonNode json) {
      return new Times(json.path(0).asLong(), json.path(1).asLong());
    }
  }

  private final Map<String, Times> values = new LinkedHashMap<>();
  private Times other = Times.NEVER;

  /** One more. */
  public void add(String value, boolean isAnomalous) {
    add(value, new Times(1, isAnomalous ? 1 : 0));
  }

  private void add(String value, Times times) {
    Times before = values.get(value);
    if (before == null && values.size() >= MOST) {
      other = other.plus(times);
    } else {
      values.put(value, before == null ? times : before.plus(times));
    }
  }

  /** Those of another time. */
  public void add(ValueCounts more) {
    more.values.forEach(this::add);
    other = other.plus(more.other);
  }

  /** How many values are told apart. */
  int distinct() {
    return values.size();
  }

  /** All of them. */
  long total() {
    return other.all() + values.values().stream().mapToLong(Times::all).sum();
  }

  /** By value, the most frequent first, of equals the first by name. */
  public List<Map.Entry<String, Times>> mostFrequent() {
    return values.entrySet().stream()
        .sorted(
            Comparator.comparing((Map.Entry<String, Times> one) -> -one.getValue().all())
                .thenComparing(Map.Entry::getKey))
        .toList();
  }

  /** Of one value. */
  public Times of(String value) {
    return values.getOrDefault(value, Times.NEVER);
  }

  /** Of values that are not told apart. */
  public Times other() {
    return other;
  }

  ObjectNode json() {
    ObjectNode json = Messages.mapper().createObjectNode();
    ObjectNode kept = json.putObject(VALUES);
    Times rest = other;
    for (var one : mostFrequent()) {
      if (kept.size() < KEPT) {
        kept.set(one.getKey(), one.getValue().json());
      } else {
        rest = rest.plus(one.getValue());
      }
    }
    if (rest.all() > 0) {
      json.set(OTHER, rest.json());
    }
    return json;
  }

  /** As it was written down. */
  public static ValueCounts of(JsonNode json) {
    var counts = new ValueCounts();
    json.path(VALUES)
        .properties()
        .forEach(one -> counts.add(one.getKey(), Times.of(one.getValue())));
    counts.other = Times.of(json.path(OTHER));
    return counts;
  }
}
