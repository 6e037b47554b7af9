package io.sluice.alert.burst;

import io.sluice.incidents.burst.BurstPolicy;
import io.smallrye.config.WithDefault;
import java.time.Duration;
import java.util.Map;
import java.util.TreeMap;

/** From how many on, and within which time, incidents or records are one burst. */
public interface BurstConfig {

  /** What is counted: INCIDENTS that open, or anomalous RECORDS of streams of events. */
  @WithDefault("INCIDENTS")
  BurstPolicy.Counted counts();

  /** Of what they are counted together: of each ASSET by itself, or of ALL. */
  @WithDefault("ALL")
  BurstPolicy.Over over();

  /** From how many on they are a burst; 2 to 1,000. */
  int threshold();

  /** Event time within which they come; whole minutes, 1 to 1,440. */
  @WithDefault("5m")
  Duration window();

  /**
   * The bursts by their names.
   *
   * @throws IllegalArgumentException naming the setting that is out of range
   */
  static Bursts of(Map<String, BurstConfig> bursts) {
    return new Bursts(
        new TreeMap<>(bursts)
            .entrySet().stream().map(one -> policy(one.getKey(), one.getValue())).toList());
  }

  private static BurstPolicy policy(String name, BurstConfig config) {
    String where = "sluice.alert.bursts." + name + ": ";
    if (config.window().toMillis() % Duration.ofMinutes(1).toMillis() != 0) {
      throw new IllegalArgumentException(
          where + "window is " + config.window() + ", expected whole minutes");
    }
    try {
      return new BurstPolicy(
          name,
          config.counts(),
          config.over(),
          config.threshold(),
          Math.toIntExact(config.window().toMinutes()));
    } catch (IllegalArgumentException | ArithmeticException e) {
      throw new IllegalArgumentException(where + e.getMessage(), e);
    }
  }
}
