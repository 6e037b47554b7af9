package io.sluice.alerting.route;

import io.sluice.contracts.yaml.Values;
import io.sluice.contracts.yaml.YamlSection;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;

/**
 * Who is told next if nobody acknowledges.
 *
 * @param after since the alert that the route was taken for
 * @param to names of receivers
 */
public record EscalationStep(Duration after, List<String> to) {

  private static final Duration SHORTEST = Duration.ofSeconds(1);
  private static final Duration LONGEST = Duration.ofDays(7);

  /**
   * @throws IllegalArgumentException beginning with the field that is wrong
   */
  public EscalationStep {
    to = List.copyOf(to);
    if (to.isEmpty()) {
      throw new IllegalArgumentException("to: names no receiver");
    }
  }

  static Optional<EscalationStep> read(YamlSection fields, Function<String, String> receiver) {
    Optional<Duration> after = fields.required("after", Values.duration(SHORTEST, LONGEST));
    List<String> to = fields.list("to", receiver);
    return fields.make(() -> new EscalationStep(after.orElseThrow(), to));
  }
}
