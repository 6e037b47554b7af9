package io.sluice.detection.window;

import io.sluice.contracts.profile.Profile;
import io.sluice.detection.Profiles;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import java.util.stream.DoubleStream;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.RandomDistribution;
import net.jqwik.api.Tuple;

/** A profile and a log of readings as rough as a plant can make it. */
record ReadingLog(Profile profile, int stride, List<Entry> entries) {

  /** Lies at a position on the log; positions have holes, as offsets have. */
  record Entry(long position, long time, double[] values) {

    @Override
    public String toString() {
      return time + Arrays.toString(values) + "@" + position;
    }
  }

  /** What it takes to see why a sample fails. */
  @Override
  public String toString() {
    return "tags %d window %d stride %d grace %s maxGap %s holdFor %s: %s"
        .formatted(
            profile.tags().size(),
            profile.window(),
            stride,
            profile.grace(),
            profile.maxGap(),
            profile.holdFor(),
            entries);
  }

  static Arbitrary<ReadingLog> any() {
    return profiles()
        .flatMap(
            profile ->
                Combinators.combine(
                        steps(profile.tags().size()).list().ofMinSize(30).ofMaxSize(120),
                        Arbitraries.integers().between(1, 4))
                    .as((steps, stride) -> new ReadingLog(profile, stride, log(steps))));
  }

  private static Arbitrary<Profile> profiles() {
    var millis = Arbitraries.longs().between(0, 10).map(n -> n * 500);
    return Combinators.combine(
            Arbitraries.of(1, 2, 3, 65),
            Arbitraries.integers().between(1, 7),
            millis,
            Arbitraries.longs().between(2, 16).map(n -> n * 500),
            millis.map(n -> n * 2))
        .as((tags, window, grace, gap, hold) -> Profiles.of(tags, window, 1, grace, gap, hold));
  }

  /** How the source's clock moves before a reading, how late that reading is, and its values. */
  private record Step(long clock, long late, double[] values) {}

  private static Arbitrary<Step> steps(int tags) {
    Arbitrary<Long> clock =
        Arbitraries.frequencyOf(
            Tuple.of(80, Arbitraries.just(1000L)),
            Tuple.of(20, Arbitraries.longs().between(0, 4).map(n -> n * 500)),
            Tuple.of(2, Arbitraries.longs().between(4, 20).map(n -> n * 500)),
            Tuple.of(1, Arbitraries.of(-100_000L, 100_000L, -9_000L)));
    Arbitrary<Long> late =
        Arbitraries.frequencyOf(
            Tuple.of(40, Arbitraries.just(0L)),
            Tuple.of(20, Arbitraries.longs().between(1, 6).map(n -> n * 500)),
            Tuple.of(1, Arbitraries.longs().between(0, 60).map(n -> n * 500)));
    // Not a sample for each value: thousands a log take longer to make than all else takes to test.
    Arbitrary<double[]> values =
        Arbitraries.longs()
            .withDistribution(RandomDistribution.uniform())
            .map(seed -> values(new Random(seed), tags));
    return Combinators.combine(clock, late, values).as(Step::new);
  }

  /** Two in three are digits, so that neighbours are sometimes equal; the others are missing. */
  private static double[] values(Random random, int tags) {
    return DoubleStream.generate(() -> random.nextInt(3) < 2 ? random.nextInt(10) : Double.NaN)
        .limit(tags)
        .toArray();
  }

  private static List<Entry> log(List<Step> steps) {
    var entries = new ArrayList<Entry>();
    long clock = 1_000_000;
    for (Step step : steps) {
      clock += step.clock();
      entries.add(new Entry(7 + 3L * entries.size(), clock - step.late(), step.values()));
    }
    return entries;
  }
}
