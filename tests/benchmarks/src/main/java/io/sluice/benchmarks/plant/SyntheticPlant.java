package io.sluice.benchmarks.plant;

import io.sluice.contracts.profile.Profile;
import io.sluice.contracts.profile.ProfileKind;
import io.sluice.contracts.profile.Tag;
import io.sluice.contracts.profile.TagKind;
import java.time.Duration;
import java.util.SplittableRandom;
import java.util.stream.IntStream;

/**
 * A plant of any size: of each two tags one is a slow wave with a sensor's noise, the other an
 * actuator that is switched now and then. Its readings repeat without a jump.
 *
 * @param readings by reading, then tag
 */
public record SyntheticPlant(Profile profile, double[][] readings) {

  /** Readings after which it repeats. */
  private static final int PERIOD = 1024;

  private static final double NOISE = 0.05;

  public static SyntheticPlant of(int tags, int window) {
    var usual =
        Profile.withDefaults(
            "bench",
            IntStream.range(0, tags).mapToObj(SyntheticPlant::tag).toList(),
            Duration.ofSeconds(1));
    var profile =
        new Profile(
            usual.name(),
            ProfileKind.SIGNALS,
            usual.tags(),
            usual.interval(),
            window,
            usual.trainingStride(),
            usual.scoringStride(),
            usual.grace(),
            usual.maxGap(),
            usual.holdFor(),
            usual.severity());
    var random = new SplittableRandom(1);
    var readings = new double[PERIOD][tags];
    for (int tag = 0; tag < tags; tag++) {
      for (int i = 0; i < PERIOD; i++) {
        readings[i][tag] = isActuator(tag) ? state(tag, i) : level(tag, i, random);
      }
    }
    return new SyntheticPlant(profile, readings);
  }

  private static Tag tag(int index) {
    return isActuator(index)
        ? new Tag("P" + index, null, TagKind.DISCRETE, 1, 0.0, 1.0, null)
        : new Tag("L" + index, "mm", TagKind.CONTINUOUS, 0.001, -10.0, 10.0, null);
  }

  static boolean isActuator(int tag) {
    return tag % 2 == 1;
  }

  private static double level(int tag, int reading, SplittableRandom random) {
    double angle = 2 * Math.PI * (reading * (1 + tag % 4) + 37.0 * tag) / PERIOD;
    return Math.sin(angle) + NOISE * random.nextGaussian();
  }

  private static double state(int tag, int reading) {
    int half = PERIOD / 2 >> tag % 3;
    return (reading + 61 * tag) / half % 2;
  }
}
