package io.sluice.testbed.network;

import io.sluice.testbed.network.attack.IntrusionKind;
import io.sluice.testbed.network.traffic.Changes;
import java.time.Duration;
import java.time.Instant;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;

/**
 * What happens in the network of a plant. When, in which order and how is left to the seed.
 *
 * @param name its name
 * @param duration how long a run of it takes; attacks end before
 * @param intrusions as many of each kind as there shall be
 * @param changes what becomes different for good, and is no attack
 */
public record NetworkScenario(
    String name, Duration duration, List<IntrusionKind> intrusions, Changes changes) {

  /** A Monday. */
  public static final Instant BEGIN = Instant.parse("2026-01-05T00:00:00Z");

  private static final double HOUR = 3_600;
  private static final int OF_EACH_KIND = 3;

  /** A day on which nobody attacks. */
  public static final NetworkScenario NORMAL =
      new NetworkScenario("normal", Duration.ofHours(24), List.of(), Changes.NONE);

  /** A day with three attacks of each kind. */
  public static final NetworkScenario ATTACKS =
      new NetworkScenario(
          "attacks",
          Duration.ofHours(24),
          Collections.nCopies(OF_EACH_KIND, List.of(IntrusionKind.values())).stream()
              .flatMap(List::stream)
              .toList(),
          Changes.NONE);

  /** Three days without an attack: a firmware, a service, and other hours of work. */
  public static final NetworkScenario DRIFT =
      new NetworkScenario(
          "drift", Duration.ofHours(72), List.of(), new Changes(22 * HOUR, 34 * HOUR, 48 * HOUR));

  /** Three hours with six attacks: the sample. */
  public static final NetworkScenario SAMPLE =
      new NetworkScenario(
          "sample",
          Duration.ofHours(3),
          Arrays.stream(IntrusionKind.values())
              .filter(kind -> kind != IntrusionKind.SLOW_SCAN && kind != IntrusionKind.BEACONING)
              .toList(),
          Changes.NONE);

  public static final List<NetworkScenario> SHIPPED = List.of(NORMAL, ATTACKS, DRIFT, SAMPLE);

  public NetworkScenario {
    intrusions = List.copyOf(intrusions);
  }
}
