package io.sluice.detection.drift;

import io.sluice.contracts.Drift.ErrorState;
import java.io.DataInput;
import java.io.DataOutput;
import java.io.IOException;

/**
 * Watches how often a judge errs, and tells when it errs clearly more often than at its best: DDM
 * of Gama, Medas, Castillo and Rodrigues, "Learning with Drift Detection", SBIA 2004. Of every
 * error rate p over n judgements the deviation is s = sqrt(p (1 - p) / n); p + s more than two s
 * above the least that was seen is a warning, more than three a drift. After a drift it begins
 * anew. Not safe for several threads.
 */
public final class ErrorRate {

  private static final double WARNING_AT = 2;
  private static final double DRIFT_AT = 3;

  private final int least;
  private final int fewestErrors;
  private long judged;
  private long errors;
  private double rate;
  private double leastRate = Double.POSITIVE_INFINITY;
  private double leastDeviation = Double.POSITIVE_INFINITY;

  /**
   * @param least judgements of which nothing is told; the paper has 30
   * @param fewestErrors errors among them before a rate is known; the paper has none, and tells a
   *     drift at the first error after a time without any
   */
  public ErrorRate(int least, int fewestErrors) {
    if (least < 1) {
      throw new IllegalArgumentException("least is " + least + ", expected at least 1");
    }
    this.least = least;
    this.fewestErrors = fewestErrors;
  }

  /** What is known once one more judgement turned out right or wrong. */
  public ErrorState update(boolean wrong) {
    judged++;
    errors += wrong ? 1 : 0;
    rate += ((wrong ? 1 : 0) - rate) / judged;
    if (judged <= least || errors < fewestErrors) {
      return ErrorState.STABLE;
    }
    double deviation = Math.sqrt(rate * (1 - rate) / judged);
    if (rate + deviation <= leastRate + leastDeviation) {
      leastRate = rate;
      leastDeviation = deviation;
    }
    if (rate + deviation > leastRate + DRIFT_AT * leastDeviation) {
      beginAnew();
      return ErrorState.DRIFT;
    }
    return rate + deviation > leastRate + WARNING_AT * leastDeviation
        ? ErrorState.WARNING
        : ErrorState.STABLE;
  }

  /** Share of wrong judgements since the start or the last drift; 0 before the first. */
  public double rate() {
    return rate;
  }

  /** Judgements since the start or the last drift. */
  public long judged() {
    return judged;
  }

  /** Writes all that it remembers. */
  void write(DataOutput out) throws IOException {
    out.writeLong(judged);
    out.writeLong(errors);
    out.writeDouble(rate);
    out.writeDouble(leastRate);
    out.writeDouble(leastDeviation);
  }

  /** Goes on with what {@link #write} wrote. */
  void read(DataInput in) throws IOException {
    judged = in.readLong();
    errors = in.readLong();
    rate = in.readDouble();
    leastRate = in.readDouble();
    leastDeviation = in.readDouble();
  }

  private void beginAnew() {
    judged = 0;
    errors = 0;
    rate = 0;
    leastRate = Double.POSITIVE_INFINITY;
    leastDeviation = Double.POSITIVE_INFINITY;
  }
}
