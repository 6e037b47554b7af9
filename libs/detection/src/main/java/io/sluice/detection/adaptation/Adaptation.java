package io.sluice.detection.adaptation;

import io.sluice.contracts.profile.Profile;
import io.sluice.detection.detector.CalibratedDetector;
import io.sluice.detection.detector.Learner;
import io.sluice.detection.detector.Memory;
import io.sluice.detection.detector.Remembering;
import io.sluice.detection.feature.FeatureSpec;
import io.sluice.detection.forecast.OnnxForecaster;
import io.sluice.detection.rule.Rule;
import io.sluice.detection.rule.RuleDetector;
import io.sluice.detection.scale.Standardizer;
import io.sluice.detection.window.WindowRing;
import java.util.List;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;

/**
 * Keeps a trained bundle right for an asset that slowly becomes another: {@link AdaptiveMemory}.
 * Each of its memories has its windows looked at by the bundle's own detectors, one after the
 * other; all share one place of work. Thread-safe; borrows the detectors.
 */
public final class Adaptation implements Remembering {

  /** Its name among those who have memories. */
  public static final String NAME = "adaptation";

  /**
   * Of a memory in which nothing is told, beside what it has of each tag, and of what whoever keeps
   * it knows of it; as measured.
   */
  private static final int FIXED_BYTES = 740;

  /** Offset, usual value, run. */
  private static final int TAG_BYTES = 2 * Float.BYTES + Short.BYTES;

  private final Profile profile;
  private final FeatureSpec features;
  private final Standardizer standardizer;
  private final List<CalibratedDetector> detectors;
  private final Pace pace;

  /** Null if the bundle has none. */
  private final @Nullable RuleDetector rules;

  /** Indices of the rules about limits. */
  private final int[] limits;

  /** Made when it is needed first, used by one thread at a time. */
  private @Nullable Look look;

  /**
   * @param detectors of the bundle, in its order
   */
  public Adaptation(
      Profile profile,
      FeatureSpec features,
      Standardizer standardizer,
      List<CalibratedDetector> detectors) {
    this.profile = profile;
    this.features = features;
    this.standardizer = standardizer;
    this.detectors = List.copyOf(detectors);
    pace = Pace.of(profile);
    rules = ruleDetector(this.detectors);
    limits = limits(rules);
  }

  private static int[] limits(@Nullable RuleDetector rules) {
    return rules == null
        ? new int[0]
        : IntStream.range(0, rules.size())
            .filter(rule -> rules.rule(rule).band() != null)
            .toArray();
  }

  /** Whether it can follow what these judge: forecasts and rules are of one detector each. */
  public static boolean suits(List<CalibratedDetector> detectors) {
    return count(detectors, OnnxForecaster.class) <= 1 && count(detectors, RuleDetector.class) <= 1;
  }

  private static long count(List<CalibratedDetector> detectors, Class<?> kind) {
    return detectors.stream().filter(one -> kind.isInstance(one.detector())).count();
  }

  @Override
  public String name() {
    return NAME;
  }

  /** What a memory usually takes, in bytes; what is told comes on top. */
  public static long bytes(int tags) {
    return FIXED_BYTES + (long) tags * TAG_BYTES;
  }

  @Override
  public long memoryBytes() {
    return bytes(profile.tags().size());
  }

  @Override
  public Memory memory(String asset) {
    return new AdaptiveMemory(this);
  }

  @Override
  public Memory restore(String asset, byte[] snapshot) {
    var memory = new AdaptiveMemory(this);
    memory.restore(snapshot);
    return memory;
  }

  Profile profile() {
    return profile;
  }

  Pace pace() {
    return pace;
  }

  /** Indices of the rules about limits; not to be written to. */
  int[] limits() {
    return limits;
  }

  /** How many rules the bundle has. */
  int rules() {
    return rules == null ? 0 : rules.size();
  }

  /** A rule of the bundle. */
  Rule rule(int index) {
    if (rules == null) {
      throw new IllegalArgumentException("the bundle has no rules");
    }
    return rules.rule(index);
  }

  private static @Nullable RuleDetector ruleDetector(List<CalibratedDetector> detectors) {
    for (CalibratedDetector calibrated : detectors) {
      if (calibrated.detector() instanceof RuleDetector rules) {
        return rules;
      }
    }
    return null;
  }

  int detectors() {
    return detectors.size();
  }

  /** Whether a detector's usual scores are watched: others are followed tag by tag, or learn. */
  boolean hasBaseline(int detector) {
    return switch (detectors.get(detector).detector()) {
      case OnnxForecaster forecaster -> false;
      case RuleDetector rules -> false;
      case Learner learner -> false;
      default -> true;
    };
  }

  synchronized void look(AdaptiveMemory memory, WindowRing ring) {
    Look present = look;
    if (present == null) {
      present = new Look(detectors, features, standardizer, profile.tags().size(), this::rule);
      look = present;
    }
    memory.update(present, ring);
  }
}
