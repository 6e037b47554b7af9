package io.sluice.query.rollup;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.sluice.contracts.Messages;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** What the values of one source come to in a minute or an hour, by the tags' numbers. */
final class RolledMinute {

  private final List<@Nullable Moments> numbers = new ArrayList<>();
  private final Map<String, ValueCounts> counted = new LinkedHashMap<>();

  void add(int number, double value) {
    of(number).add(value);
  }

  void add(int number, Moments moments) {
    of(number).add(moments);
  }

  private Moments of(int number) {
    while (numbers.size() <= number) {
      numbers.add(null);
    }
    Moments there = numbers.get(number);
    if (there == null) {
      there = new Moments();
      numbers.set(number, there);
    }
    return there;
  }

  /** How often a tag had which value. */
  ValueCounts counts(String tag) {
    return counted.computeIfAbsent(tag, any -> new ValueCounts());
  }

  /** Tags that are counted. */
  List<String> countedTags() {
    return List.copyOf(counted.keySet());
  }

  /** How many numbers a tag had. */
  long count(int number) {
    Moments there = number < numbers.size() ? numbers.get(number) : null;
    return there == null ? 0 : there.count();
  }

  /** A tag has more values than are worth counting. */
  void uncount(String tag) {
    counted.remove(tag);
  }

  int parts() {
    int parts = (numbers.size() + TagEntry.IN_A_ROW - 1) / TagEntry.IN_A_ROW;
    return parts == 0 && !counted.isEmpty() ? 1 : parts;
  }

  /** The tags of one row, none where a tag has no values. */
  List<@Nullable Moments> part(int part) {
    int from = Math.min(numbers.size(), part * TagEntry.IN_A_ROW);
    return numbers.subList(from, Math.min(numbers.size(), from + TagEntry.IN_A_ROW));
  }

  /** Null if nothing is counted. */
  @Nullable String countedJson() {
    if (counted.isEmpty()) {
      return null;
    }
    ObjectNode json = Messages.mapper().createObjectNode();
    counted.forEach((tag, counts) -> json.set(tag, counts.json()));
    return json.toString();
  }

  void addCounted(JsonNode json) {
    json.properties().forEach(one -> counts(one.getKey()).add(ValueCounts.of(one.getValue())));
  }
}
