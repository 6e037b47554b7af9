package io.sluice.alerting;

import io.sluice.alerting.route.Condition;
import io.sluice.alerting.route.NamedTime;
import io.sluice.contracts.Alert;
import io.sluice.contracts.yaml.Values;
import io.sluice.contracts.yaml.YamlSection;
import java.time.Instant;
import java.util.Comparator;
import java.util.Map;
import java.util.Optional;

/**
 * When nobody is told of certain alerts, again and again.
 *
 * @param name by which explanations call it
 * @param when which alerts and at which times; it names times
 */
public record QuietTime(String name, Condition when) {

  /**
   * @throws IllegalArgumentException beginning with the field that is wrong
   */
  public QuietTime {
    if (when.times().isEmpty()) {
      throw new IllegalArgumentException(
          "when: names no times; a route to [] is for what nobody is ever told of");
    }
  }

  /**
   * Until when an alert is not told; empty if it is told.
   *
   * @param at by the clock on the wall
   */
  public Optional<Instant> until(Alert alert, Instant at) {
    return when.isMet(alert, at)
        ? when.times().stream()
            .flatMap(named -> named.time().until(at).stream())
            .max(Comparator.naturalOrder())
        : Optional.empty();
  }

  static Optional<QuietTime> read(
      YamlSection fields, String unnamed, Map<String, NamedTime> times) {
    String name = fields.value("name", Values::name, unnamed);
    Optional<Condition> when =
        fields.has("when")
            ? fields.section("when").flatMap(section -> Condition.read(section, times))
            : Optional.of(Condition.ANY);
    return fields.make(() -> new QuietTime(name, when.orElseThrow()));
  }
}
