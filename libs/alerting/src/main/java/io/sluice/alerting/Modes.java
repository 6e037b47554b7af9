package io.sluice.alerting;

import io.sluice.contracts.Severity;
import io.sluice.contracts.yaml.Values;
import io.sluice.contracts.yaml.YamlSection;
import io.sluice.incidents.quiet.ModePolicy;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.EnumSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * The operating modes that there are, and what each changes.
 *
 * @param policies by their names, in the order of the file
 */
public record Modes(Map<String, ModePolicy> policies) {

  /** No plant is ever in a mode. */
  public static final Modes NONE = new Modes(Map.of());

  private static final Duration SHORTEST_DELAY = Duration.ofSeconds(1);
  private static final Duration LONGEST_DELAY = Duration.ofDays(1);

  public Modes {
    policies = Collections.unmodifiableMap(new LinkedHashMap<>(policies));
  }

  /** Whether one of them changes when incidents open, so that it must be known before. */
  public boolean changeDelays() {
    return policies.values().stream().anyMatch(policy -> policy.onDelay().isPresent());
  }

  /** What a mode changes, each as words. */
  public static List<String> words(ModePolicy policy) {
    var words = new ArrayList<String>();
    if (policy.quiet()) {
      words.add("nobody is told");
    }
    policy.minSeverity().ifPresent(least -> words.add("nobody is told of less than " + least));
    policy
        .onDelay()
        .ifPresent(
            delay -> words.add("incidents open after %s at least".formatted(Values.words(delay))));
    return words;
  }

  static Modes read(YamlSection file) {
    var policies = new LinkedHashMap<String, ModePolicy>();
    file.sections("modes")
        .forEach(
            (name, fields) -> read(name, fields).ifPresent(policy -> policies.put(name, policy)));
    return new Modes(policies);
  }

  private static Optional<ModePolicy> read(String name, YamlSection fields) {
    PolicyName.require(name, fields);
    boolean quiet = fields.flag("quiet", false);
    Optional<Severity> minSeverity =
        fields.optional(
            "min-severity", Values.oneOf(EnumSet.range(Severity.INFO, Severity.CRITICAL)));
    Optional<Duration> onDelay =
        fields.optional("on-delay", Values.duration(SHORTEST_DELAY, LONGEST_DELAY));
    return fields.make(() -> new ModePolicy(quiet, minSeverity, onDelay));
  }
}
