package io.sluice.alerting.route;

import io.sluice.contracts.yaml.Values;
import io.sluice.contracts.yaml.YamlSection;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * Which receivers certain alerts go to.
 *
 * @param name by which explanations call it
 * @param when which alerts
 * @param to names of receivers; none if nobody is to be told
 * @param goOn whether the routes behind it are looked at, too, once it is taken
 * @param escalate who is told next if nobody acknowledges, ever later
 */
public record Route(
    String name, Condition when, List<String> to, boolean goOn, List<EscalationStep> escalate) {

  private static final int MOST_STEPS = 10;

  /**
   * @throws IllegalArgumentException beginning with the field that is wrong
   */
  public Route {
    to = List.copyOf(to);
    escalate = List.copyOf(escalate);
    if (escalate.size() > MOST_STEPS) {
      throw new IllegalArgumentException(
          "escalate: has %d steps, expected %d at most".formatted(escalate.size(), MOST_STEPS));
    }
    Duration before = Duration.ZERO;
    for (EscalationStep step : escalate) {
      if (step.after().compareTo(before) <= 0) {
        throw new IllegalArgumentException(
            "escalate: after %s comes behind after %s, expected ever later steps"
                .formatted(Values.words(step.after()), Values.words(before)));
      }
      before = step.after();
    }
  }

  /** All whom it names. */
  public Set<String> receivers() {
    return Stream.concat(to.stream(), escalate.stream().flatMap(step -> step.to().stream()))
        .collect(Collectors.toSet());
  }

  /**
   * @param unnamed what it is called if it is given no name
   * @param receiver parses the name of one
   * @param times that conditions may refer to, by their names
   * @return empty if something is wrong, which is noted
   */
  public static Optional<Route> read(
      YamlSection fields,
      String unnamed,
      Function<String, String> receiver,
      Map<String, NamedTime> times) {
    String name = fields.value("name", Values::name, unnamed);
    Optional<Condition> when =
        fields.has("when")
            ? fields.section("when").flatMap(section -> Condition.read(section, times))
            : Optional.of(Condition.ANY);
    if (!fields.has("to")) {
      fields.fault("to", "is missing; name receivers, or [] if nobody is to be told");
    }
    List<String> to = fields.list("to", receiver);
    boolean goOn = fields.flag("continue", false);
    List<EscalationStep> escalate =
        fields.items("escalate").stream()
            .flatMap(step -> EscalationStep.read(step, receiver).stream())
            .toList();
    return fields.make(() -> new Route(name, when.orElseThrow(), to, goOn, escalate));
  }
}
