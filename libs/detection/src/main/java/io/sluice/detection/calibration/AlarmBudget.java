package io.sluice.detection.calibration;

/**
 * How many false alarms a person accepts.
 *
 * @param info times a day an asset in normal operation reaches INFO or more
 * @param warning times a day it reaches WARNING or more
 * @param critical times a day it reaches CRITICAL
 */
public record AlarmBudget(double info, double warning, double critical) {

  /** What an operator bears: a doubt a day, a warning in three, an alarm in ten. */
  public static final AlarmBudget DEFAULT = new AlarmBudget(1, 0.3, 0.1);

  /** Windows that do not overlap to one that reaches INFO, at least. */
  public static final int FEWEST_WINDOWS_TO_INFO = 4;

  /**
   * @throws IllegalArgumentException unless 0 &lt; critical &le; warning &le; info
   */
  public AlarmBudget {
    if (!(0 < critical && critical <= warning && warning <= info) || !Double.isFinite(info)) {
      throw new IllegalArgumentException(
          "the alarm budget is %s INFO, %s WARNING and %s CRITICAL a day, expected to descend to above 0"
              .formatted(info, warning, critical));
    }
  }

  /** The part of each of several detectors, any of which can raise an alarm. */
  public AlarmBudget among(int detectors) {
    return new AlarmBudget(info / detectors, warning / detectors, critical / detectors);
  }

  /**
   * What of it slow data can keep. An alarm lasts for a window and the off-delay at least: a plant
   * of few windows a day that may raise one in every other of them is nearly always in alarm. So
   * INFO is at most one in {@value #FEWEST_WINDOWS_TO_INFO} windows, and the others are scaled
   * alike.
   *
   * @param windowsPerDay windows a day that do not overlap
   */
  public AlarmBudget within(double windowsPerDay) {
    double part = windowsPerDay / FEWEST_WINDOWS_TO_INFO / info;
    return part >= 1 ? this : new AlarmBudget(info * part, warning * part, critical * part);
  }
}
