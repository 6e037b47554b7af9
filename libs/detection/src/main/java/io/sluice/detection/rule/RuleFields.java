package io.sluice.detection.rule;

import io.sluice.contracts.profile.Profile;
import io.sluice.contracts.profile.Tag;
import io.sluice.contracts.yaml.YamlNode;
import io.sluice.detection.rule.criterion.Criterion.Band;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/** The fields of one rule in YAML, each asked for by the kind; what nobody asked for is refused. */
final class RuleFields {

  private final YamlNode.Fields node;
  private final Profile profile;
  private final Map<String, Integer> tagIndex;
  private final TreeSet<String> unread;
  private String id = "";

  RuleFields(YamlNode.Fields node, Profile profile, Map<String, Integer> tagIndex) {
    this.node = node;
    this.profile = profile;
    this.tagIndex = tagIndex;
    unread = new TreeSet<>(node.fields().keySet());
  }

  /** Index of every tag by name. */
  static Map<String, Integer> tagIndex(Profile profile) {
    var index = new HashMap<String, Integer>();
    for (Tag tag : profile.tags()) {
      index.put(tag.name(), index.size());
    }
    return index;
  }

  /** Must be asked for first: whatever is wrong is said with it. */
  String id() throws InvalidRulesException {
    String text = text("id");
    if (!text.matches("\\S.{0,999}")) {
      throw wrong(node, "the id '" + text + "' is not 1 to 1000 characters");
    }
    id = text;
    return id;
  }

  int window() {
    return profile.window();
  }

  /** Seconds from one reading to the next. */
  double interval() {
    return profile.interval().toMillis() / 1e3;
  }

  boolean has(String field) {
    return node.fields().containsKey(field);
  }

  String text(String field) throws InvalidRulesException {
    return scalar(field, required(field));
  }

  @Nullable String text(String field, @Nullable String unsaid) throws InvalidRulesException {
    return has(field) ? text(field) : unsaid;
  }

  double number(String field) throws InvalidRulesException {
    return number(field, required(field));
  }

  double number(String field, double unsaid) throws InvalidRulesException {
    return has(field) ? number(field) : unsaid;
  }

  /** A number of readings. */
  int readings(String field, int least) throws InvalidRulesException {
    double number = number(field);
    if (number != Math.rint(number) || number < least || number > profile.window()) {
      throw wrong(
          field,
          "'%s' is %s, expected a whole number of readings from %d to %d, the window"
              .formatted(field, Words.number(number), least, profile.window()));
    }
    return (int) number;
  }

  int readings(String field, int least, int unsaid) throws InvalidRulesException {
    return has(field) ? readings(field, least) : unsaid;
  }

  int tag() throws InvalidRulesException {
    return tag("tag");
  }

  int tag(String field) throws InvalidRulesException {
    return tag(required(field));
  }

  /** At least two tags. */
  int[] tags() throws InvalidRulesException {
    var tags = new ArrayList<Integer>();
    for (YamlNode item : items("tags", required("tags"))) {
      int tag = tag(item);
      if (tags.contains(tag)) {
        throw wrong(item, "tag " + tagName(tag) + " is there twice");
      }
      tags.add(tag);
    }
    if (tags.size() < 2) {
      throw wrong(required("tags"), "'tags' names fewer than two tags");
    }
    return tags.stream().mapToInt(Integer::intValue).toArray();
  }

  /** At least one number. */
  double[] numbers(String field) throws InvalidRulesException {
    return numbers(field, required(field));
  }

  /** At least one list of so many numbers. */
  List<double[]> numberLists(String field, int size) throws InvalidRulesException {
    var lists = new ArrayList<double[]>();
    for (YamlNode item : items(field, required(field))) {
      double[] numbers = numbers(field, item);
      if (numbers.length != size) {
        throw wrong(
            item,
            "a list in '%s' has %d numbers, expected %d".formatted(field, numbers.length, size));
      }
      lists.add(numbers);
    }
    if (lists.isEmpty()) {
      throw wrong(required(field), "'" + field + "' is empty");
    }
    return lists;
  }

  /** {@code low} and {@code high}, at least one of them. */
  Band band() throws InvalidRulesException {
    if (!has("low") && !has("high")) {
      throw wrong(node, "it has neither 'low' nor 'high'");
    }
    double low = number("low", Double.NEGATIVE_INFINITY);
    double high = number("high", Double.POSITIVE_INFINITY);
    if (low > high) {
      throw wrong(
          "low", "'low' %s is above 'high' %s".formatted(Words.number(low), Words.number(high)));
    }
    return new Band(low, high);
  }

  int tagIndex(String name) {
    return tagIndex.getOrDefault(name, -1);
  }

  String tagName(int index) {
    return profile.tags().get(index).name();
  }

  /** The tag's unit after a space; empty if it has none. */
  String unit(int index) {
    String unit = profile.tags().get(index).unit();
    return unit == null ? "" : " " + unit;
  }

  void refuseUnread() throws InvalidRulesException {
    if (!unread.isEmpty()) {
      throw wrong(unread.first(), "'%s' is no field of such a rule".formatted(unread.first()));
    }
  }

  /** An error at a field. */
  InvalidRulesException wrong(String field, String what) {
    return wrong(node.fields().getOrDefault(field, node), what);
  }

  private InvalidRulesException wrong(YamlNode at, String what) {
    return new InvalidRulesException(at.line(), (id.isEmpty() ? "" : "rule " + id + ": ") + what);
  }

  private YamlNode required(String field) throws InvalidRulesException {
    unread.remove(field);
    YamlNode value = node.fields().get(field);
    if (value == null || value instanceof YamlNode.Nothing) {
      throw wrong(value == null ? node : value, "'" + field + "' is missing");
    }
    return value;
  }

  private int tag(YamlNode value) throws InvalidRulesException {
    String name = scalar("tag", value);
    Integer index = tagIndex.get(name);
    if (index == null) {
      throw wrong(value, "profile %s has no tag '%s'".formatted(profile.name(), name));
    }
    return index;
  }

  private double[] numbers(String field, YamlNode value) throws InvalidRulesException {
    var items = items(field, value);
    double[] numbers = new double[items.size()];
    for (int i = 0; i < numbers.length; i++) {
      numbers[i] = number(field, items.get(i));
    }
    if (numbers.length == 0) {
      throw wrong(value, "'" + field + "' is empty");
    }
    return numbers;
  }

  private List<YamlNode> items(String field, YamlNode value) throws InvalidRulesException {
    if (value instanceof YamlNode.Items items) {
      return items.items();
    }
    throw wrong(value, "'" + field + "' is no list: write [a, b]");
  }

  private double number(String field, YamlNode value) throws InvalidRulesException {
    String text = scalar(field, value);
    try {
      double number = Double.parseDouble(text);
      if (Double.isFinite(number)) {
        return number;
      }
    } catch (NumberFormatException e) {
      // said below
    }
    throw wrong(value, "'%s' is '%s', expected a number".formatted(field, text));
  }

  private String scalar(String field, YamlNode value) throws InvalidRulesException {
    if (value instanceof YamlNode.Scalar scalar) {
      return scalar.text().strip();
    }
    throw wrong(value, "'" + field + "' is no single value");
  }
}
