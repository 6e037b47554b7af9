package io.sluice.platform.startup;

import io.sluice.contracts.NearestName;
import java.util.Arrays;
import java.util.Collection;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/**
 * Settings as variables of the environment. Only what begins as a setting of this service does is
 * judged: {@code SLUICE_HOME} is the launcher's, {@code SLUICE_ALERT_...} another service's.
 */
final class KnownVariables {

  /** What a kubelet tells of the Services of a namespace; ours are called sluice-..., too. */
  private static final Pattern SERVICE_LINK =
      Pattern.compile(".*_(SERVICE_HOST|SERVICE_PORT(_\\w+)?|PORT(_\\d+_(TCP|UDP|SCTP)(_\\w+)?)?)");

  private final Map<String, Pattern> known = new TreeMap<>();
  private final Set<String> areas;

  /**
   * @param keys with {@code *} for a name of one's own, {@code [*]} for an index
   */
  KnownVariables(Collection<String> keys) {
    keys.forEach(key -> known.put(variable(key), pattern(key)));
    areas =
        keys.stream()
            .map(key -> key.split("\\."))
            .filter(segments -> segments.length > 2)
            .map(segments -> variable(segments[0] + "." + segments[1] + "."))
            .collect(Collectors.toSet());
  }

  /** What is wrong with each variable that is none of ours, a sentence each, by their names. */
  List<String> refusals(Set<String> variables) {
    return variables.stream()
        .filter(variable -> areas.stream().anyMatch(variable::startsWith))
        .filter(variable -> !SERVICE_LINK.matcher(variable).matches())
        .filter(variable -> known.values().stream().noneMatch(p -> p.matcher(variable).matches()))
        .sorted()
        .map(variable -> variable + " is not a setting" + nearest(variable))
        .toList();
  }

  private String nearest(String variable) {
    return NearestName.of(
            variable, known.keySet().stream().filter(key -> key.matches("\\w+")).toList())
        .map(candidate -> "; did you mean " + candidate + "?")
        .orElse("; remove it, or mend its name");
  }

  private static Pattern pattern(String key) {
    return Pattern.compile(
        Arrays.stream(variable(key.replace("[*]", "#")).split("(?<=[*#])|(?=[*#])"))
            .map(
                part ->
                    switch (part) {
                      case "*" -> ".+";
                      case "#" -> "(_\\d+_?)?";
                      default -> Pattern.quote(part);
                    })
            .collect(Collectors.joining()));
  }

  private static String variable(String key) {
    return key.replaceAll("[^A-Za-z0-9*#]", "_").toUpperCase(Locale.ROOT);
  }
}
