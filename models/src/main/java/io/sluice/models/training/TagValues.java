package io.sluice.models.training;

import io.sluice.contracts.profile.Tag;
import io.sluice.contracts.profile.TagKind;
import io.sluice.sources.value.FieldReader;
import java.math.BigDecimal;
import java.math.MathContext;
import java.util.HashSet;
import java.util.Set;

/** What a tag's values in normal operation tell about it. */
final class TagValues {

  /** An actuator has a handful of states; more whole numbers than this are a measurement. */
  private static final int MAX_STATES = 10;

  /** Differences of parsed decimals carry rounding in their last digits. */
  private static final MathContext STEP_DIGITS = new MathContext(6);

  /** A tag that never changed is trusted to this part of its value at most. */
  private static final double FINEST_OF_CONSTANT = 1e-3;

  /** A sensor has fewer digits than a step below this part of its largest value would need. */
  private static final double FINEST_OF_SENSOR = 1e-6;

  /** Three digits, as a historian may keep of it. */
  private static final double COARSEST_OF_SENSOR = 2e-3;

  private final String name;
  private final boolean isText;
  private final Set<Double> states = new HashSet<>();
  private boolean integral = true;
  private double last = Double.NaN;
  private double smallestStep = Double.POSITIVE_INFINITY;
  private double low = Double.POSITIVE_INFINITY;
  private double high = Double.NEGATIVE_INFINITY;

  /**
   * @param isText whether its values stand for texts
   */
  TagValues(String name, boolean isText) {
    this.name = name;
    this.isText = isText;
  }

  void add(double value) {
    if (Double.isNaN(value)) {
      return;
    }
    low = Math.min(low, value);
    high = Math.max(high, value);
    integral &= value == Math.rint(value);
    if (states.size() <= MAX_STATES) {
      states.add(value);
    }
    double step = Math.abs(value - last);
    if (step > 0 && step < smallestStep) {
      smallestStep = step;
    }
    last = value;
  }

  String name() {
    return name;
  }

  boolean isEmpty() {
    return Double.isNaN(last);
  }

  boolean isConstant() {
    return low == high;
  }

  /**
   * What it is taken for. Its ends are not told, for what was seen is not what a sensor can show;
   * but for 0 and 1, by which {@code ON} and {@code true} are understood.
   */
  Tag toTag() {
    if (isText) {
      return new Tag(name, null, TagKind.CATEGORICAL, 0, null, null, null);
    }
    TagKind kind = integral && states.size() <= MAX_STATES ? TagKind.DISCRETE : TagKind.CONTINUOUS;
    var asSeen = new Tag(name, null, kind, resolution(), low, high, null);
    return kind == TagKind.DISCRETE && FieldReader.isZeroOrOne(asSeen)
        ? asSeen
        : new Tag(name, null, kind, resolution(), null, null, null);
  }

  /**
   * Whether the values have more digits than any sensor: computed, averaged or simulated. The same
   * tag may come with fewer of them tomorrow, from another system or through a historian, so that
   * what is finer than those is nothing to judge by.
   */
  boolean hasMoreDigitsThanASensor() {
    return !isConstant() && !integral && smallestStep < FINEST_OF_SENSOR * size();
  }

  /** The finest step that means anything, in the unit of the tag. */
  double resolution() {
    if (hasMoreDigitsThanASensor()) {
      return rounded(COARSEST_OF_SENSOR * size());
    }
    if (!isConstant()) {
      return rounded(smallestStep);
    }
    double lastDecimal =
        BigDecimal.ONE
            .movePointLeft(
                Math.max(0, new BigDecimal(Double.toString(last)).stripTrailingZeros().scale()))
            .doubleValue();
    return Math.max(lastDecimal, Math.abs(last) * FINEST_OF_CONSTANT);
  }

  private double size() {
    return Math.max(Math.abs(low), Math.abs(high));
  }

  private static double rounded(double step) {
    return new BigDecimal(step).round(STEP_DIGITS).doubleValue();
  }
}
