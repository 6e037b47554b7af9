package io.sluice.alerting;

import io.sluice.contracts.yaml.Values;
import io.sluice.contracts.yaml.YamlSection;
import io.sluice.incidents.burst.BurstPolicy;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/**
 * What is a burst.
 *
 * @param policies all that are looked for, in the order of the file
 */
public record Bursts(List<BurstPolicy> policies) {

  /** None is looked for. */
  public static final Bursts NONE = new Bursts(List.of());

  private static final Duration MINUTE = Duration.ofMinutes(1);
  private static final Duration LONGEST = Duration.ofMinutes(BurstPolicy.MAX_WINDOW);
  private static final Duration USUAL = Duration.ofMinutes(5);

  public Bursts {
    policies = List.copyOf(policies);
  }

  /** Whether anybody wants to know how many there are. */
  public boolean count(BurstPolicy.Counted what) {
    return policies.stream().anyMatch(policy -> policy.counts() == what);
  }

  /** What a burst is, in words. */
  public static String words(BurstPolicy policy) {
    return "%d %s within %d min, %s"
        .formatted(
            policy.threshold(),
            policy.counts().name().toLowerCase(Locale.ROOT),
            policy.windowMin(),
            switch (policy.over()) {
              case ASSET -> "of one asset";
              case ALL -> "over all assets";
            });
  }

  static Bursts read(YamlSection file) {
    var policies = new ArrayList<BurstPolicy>();
    file.sections("bursts").forEach((name, fields) -> read(name, fields).ifPresent(policies::add));
    return new Bursts(policies);
  }

  private static Optional<BurstPolicy> read(String name, YamlSection fields) {
    PolicyName.require(name, fields);
    var counts =
        fields.value(
            "counts", Values.anyOf(BurstPolicy.Counted.class), BurstPolicy.Counted.INCIDENTS);
    var over = fields.value("over", Values.anyOf(BurstPolicy.Over.class), BurstPolicy.Over.ALL);
    Optional<Integer> threshold =
        fields.required("threshold", Values.whole(2, BurstPolicy.MAX_THRESHOLD));
    Duration window = fields.value("window", Bursts::minutes, USUAL);
    return fields.make(
        () ->
            new BurstPolicy(
                name, counts, over, threshold.orElseThrow(), Math.toIntExact(window.toMinutes())));
  }

  private static Duration minutes(String text) {
    Duration window = Values.duration(MINUTE, LONGEST).apply(text);
    if (!window.equals(Duration.ofMinutes(window.toMinutes()))) {
      throw new IllegalArgumentException("is %s, expected whole minutes".formatted(text));
    }
    return window;
  }
}
