package io.sluice.models.calibration;

import io.sluice.detection.calibration.RatioCurve;
import java.util.function.DoubleUnaryOperator;

/** From what it can be told what a detector's scores mean. */
public sealed interface Meaning {

  /** From its scores on windows that were kept back; they are yet to be judged. */
  record HeldOut() implements Meaning {}

  /** From its scores on windows that nothing was learnt from. */
  record Scores(ScoreSeries scores) implements Meaning {}

  /**
   * From theory, where there are too few windows to tell.
   *
   * @param limit the score that a window of normal operation exceeds with a probability
   * @param windowsPerDay windows that do not overlap
   */
  record Theory(DoubleUnaryOperator limit, double windowsPerDay) implements Meaning {}

  /** It means what it says, whatever budget or percentile is asked for. */
  record Fixed(RatioCurve curve) implements Meaning {}
}
