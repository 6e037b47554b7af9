package io.sluice.models.evaluation;

import com.fasterxml.jackson.annotation.JsonProperty;
import org.jspecify.annotations.Nullable;

/**
 * A figure that is asked for, and what came.
 *
 * @param measure what is measured, a few words
 * @param unit {@code %}, {@code s}; empty for a plain number
 * @param better which way is better
 * @param required what has to be reached, in {@code unit}; null if there is only an aim
 * @param aim what is hoped for, null if what is required is all
 * @param measured what came, null if the data do not define it, which is a miss
 */
public record Goal(
    String measure,
    String unit,
    Better better,
    @Nullable Double required,
    @Nullable Double aim,
    @Nullable Double measured) {

  /** Which way a measure is better. */
  public enum Better {
    HIGHER,
    LOWER
  }

  /** What became of it. */
  public enum Outcome {
    /** Not what is required. */
    MISSED,
    /** What is required, or there is only an aim, but not the aim. */
    AIM_MISSED,
    /** What is required, and there is no aim. */
    REACHED,
    AIM_REACHED
  }

  /** Null arguments as in the record. */
  public static Goal atLeast(
      String measure,
      String unit,
      @Nullable Double required,
      @Nullable Double aim,
      @Nullable Double measured) {
    return new Goal(measure, unit, Better.HIGHER, required, aim, measured);
  }

  /** Null arguments as in the record. */
  public static Goal atMost(
      String measure,
      String unit,
      @Nullable Double required,
      @Nullable Double aim,
      @Nullable Double measured) {
    return new Goal(measure, unit, Better.LOWER, required, aim, measured);
  }

  @JsonProperty
  public Outcome outcome() {
    if (required != null && !reaches(required)) {
      return Outcome.MISSED;
    }
    if (aim == null) {
      return Outcome.REACHED;
    }
    return reaches(aim) ? Outcome.AIM_REACHED : Outcome.AIM_MISSED;
  }

  private boolean reaches(double border) {
    return measured != null && (better == Better.HIGHER ? measured >= border : measured <= border);
  }
}
