package io.sluice.models.rule;

import io.sluice.detection.rule.RuleKind;
import java.math.BigDecimal;
import java.math.MathContext;
import java.math.RoundingMode;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

/** A rule in the making: its fields in the order in which they are written. */
final class ProposedRule {

  private static final int DIGITS = 5;

  private final String id;
  private final Map<String, String> fields = new LinkedHashMap<>();

  ProposedRule(String id, RuleKind kind) {
    this.id = id;
    fields.put("id", quoted(id));
    fields.put("kind", kind.key());
  }

  String id() {
    return id;
  }

  ProposedRule tag(String name) {
    fields.put("tag", quoted(name));
    return this;
  }

  ProposedRule other(String field, String name) {
    fields.put(field, quoted(name));
    return this;
  }

  ProposedRule state(double state) {
    fields.put("state", number(state));
    return this;
  }

  ProposedRule tags(List<String> names) {
    fields.put(
        "tags",
        names.stream().map(ProposedRule::quoted).collect(Collectors.joining(", ", "[", "]")));
    return this;
  }

  ProposedRule readings(String field, int readings) {
    fields.put(field, Integer.toString(readings));
    return this;
  }

  /** Rounded down. */
  ProposedRule low(double value) {
    fields.put("low", round(value, RoundingMode.FLOOR));
    return this;
  }

  /** Rounded up. */
  ProposedRule high(double value) {
    fields.put("high", round(value, RoundingMode.CEILING));
    return this;
  }

  ProposedRule states(String field, List<double[]> lists) {
    fields.put(
        field, lists.stream().map(ProposedRule::list).collect(Collectors.joining(", ", "[", "]")));
    return this;
  }

  ProposedRule states(double[] states) {
    fields.put("states", list(states));
    return this;
  }

  ProposedRule text(String sentence) {
    fields.put("text", sentence);
    return this;
  }

  /** As an item of a YAML list. */
  String toYaml() {
    return fields.entrySet().stream()
        .map(field -> field.getKey() + ": " + field.getValue())
        .collect(Collectors.joining("\n    ", "  - ", "\n"));
  }

  private static String list(double[] numbers) {
    return Arrays.stream(numbers)
        .mapToObj(ProposedRule::number)
        .collect(Collectors.joining(", ", "[", "]"));
  }

  static String number(double number) {
    return BigDecimal.valueOf(number).stripTrailingZeros().toPlainString();
  }

  private static String round(double value, RoundingMode mode) {
    return BigDecimal.valueOf(value)
        .round(new MathContext(DIGITS, mode))
        .stripTrailingZeros()
        .toPlainString();
  }

  /** Bare where YAML cannot take it for anything else. */
  private static String quoted(String text) {
    return text.matches("[A-Za-z_][A-Za-z0-9_]*(-[A-Za-z0-9_]+)*")
            && !text.matches("(?i)true|false|yes|no|on|off|null|y|n")
        ? text
        : "\"" + text.replace("\\", "\\\\").replace("\"", "\\\"") + "\"";
  }
}
