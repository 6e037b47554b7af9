package io.sluice.incidents;

import java.time.Duration;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;

/** How an asset may be judged. */
final class AnyPolicy {

  private AnyPolicy() {}

  static Arbitrary<IncidentPolicy> arbitrary() {
    var seconds = Arbitraries.integers().between(0, 30).map(Duration::ofSeconds);
    return Combinators.combine(
            seconds,
            seconds,
            seconds,
            seconds,
            Arbitraries.doubles().between(0.5, 1),
            courses(),
            watches())
        .as(
            (on, off, cooldown, update, hold, course, watch) ->
                new IncidentPolicy(
                    on, off, cooldown, update, Duration.ofSeconds(200), hold, course, watch));
  }

  private static Arbitrary<WatchPolicy> watches() {
    var seconds = Arbitraries.integers().between(0, 60).map(Duration::ofSeconds);
    return Combinators.combine(seconds, seconds, seconds).as(WatchPolicy::new);
  }

  private static Arbitrary<Course> courses() {
    var seconds = Arbitraries.integers().between(0, 60).map(Duration::ofSeconds);
    return Combinators.combine(
            seconds, seconds, Arbitraries.integers().between(0, 4), seconds, seconds)
        .as(Course::new);
  }
}
