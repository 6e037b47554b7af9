package io.sluice.models.training;

import io.sluice.contracts.ReadableNumbers;
import io.sluice.contracts.profile.Profile;
import io.sluice.contracts.profile.ProfileKind;
import io.sluice.detection.calibration.AlarmBudget;
import io.sluice.models.calibration.CalibrationMethod;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** What a person should know of the alarm budget that was asked for, a sentence each. */
final class BudgetAdvice {

  private static final double NANOS_OF_DAY = 86_400e9;
  private static final double HOURS_OF_DAY = 24;

  private BudgetAdvice() {}

  /** Windows, or records, a day that do not overlap. */
  static double windowsPerDay(Profile profile) {
    return NANOS_OF_DAY / profile.interval().multipliedBy(profile.window()).toNanos();
  }

  /** That data are too slow for what was asked; empty if nothing had to give way. */
  static Optional<String> ofSlowData(
      Profile profile, CalibrationMethod asked, CalibrationMethod kept) {
    if (!(asked instanceof CalibrationMethod.Budget(AlarmBudget wanted))
        || !(kept instanceof CalibrationMethod.Budget(AlarmBudget less))
        || wanted.equals(less)) {
      return Optional.empty();
    }
    return Optional.of(
        "a budget of %s INFO a day is more than one in %d of the %s %s: it is taken for %s INFO, %s WARNING and %s CRITICAL a day, INFO once in %s"
            .formatted(
                ReadableNumbers.of(wanted.info()),
                AlarmBudget.FEWEST_WINDOWS_TO_INFO,
                ReadableNumbers.of(windowsPerDay(profile)),
                switch (profile.kind()) {
                  case SIGNALS ->
                      "windows a day of %d readings that do not overlap"
                          .formatted(profile.window());
                  case EVENTS -> "records a day";
                },
                ReadableNumbers.of(less.info()),
                ReadableNumbers.of(less.warning()),
                ReadableNumbers.of(less.critical()),
                words(1 / less.info())));
  }

  /**
   * That thresholds are found on less normal operation than it takes to see what they are for;
   * empty if it is enough.
   *
   * @param windows how many scores of normal operation there are
   */
  static Optional<String> ofLittleData(Profile profile, CalibrationMethod method, int windows) {
    if (windows == 0 || !(method instanceof CalibrationMethod.Budget(AlarmBudget budget))) {
      return Optional.empty();
    }
    Duration stride = profile.interval().multipliedBy(profile.scoringStride());
    double days = windows * (stride.toNanos() / NANOS_OF_DAY);
    List<String> unseen = new ArrayList<>();
    unseen(unseen, "INFO", budget.info(), days);
    unseen(unseen, "WARNING", budget.warning(), days);
    unseen(unseen, "CRITICAL", budget.critical(), days);
    if (unseen.isEmpty()) {
      return Optional.empty();
    }
    return Optional.of(
        "thresholds are found on %s of normal operation, too little to see what the budget allows: %s; %s of it (by --data or --calibrate) would be enough%s"
            .formatted(
                words(days),
                String.join(", ", unseen),
                words(1 / budget.critical()),
                profile.kind() == ProfileKind.EVENTS ? ", or take --percentile" : ""));
  }

  private static void unseen(List<String> unseen, String severity, double perDay, double days) {
    if (days * perDay < 1) {
      unseen.add("%s once in %s".formatted(severity, words(1 / perDay)));
    }
  }

  /** In the largest unit that keeps it readable. */
  private static String words(double days) {
    double hours = days * HOURS_OF_DAY;
    if (hours < 2) {
      return Math.max(1, Math.round(hours * 60)) + " min";
    }
    return hours < 2 * HOURS_OF_DAY ? rounded(hours) + " h" : rounded(days) + " days";
  }

  private static String rounded(double value) {
    return ReadableNumbers.of(Math.round(value * 10) / 10.0);
  }
}
