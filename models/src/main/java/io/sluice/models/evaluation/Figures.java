package io.sluice.models.evaluation;

import org.jspecify.annotations.Nullable;

/**
 * The figures by which judges of the same rows are compared; null what the data do not define.
 *
 * @param eventRecall events found of those there are, 0 to 1
 * @param medianSecondsToDetect of the events found
 * @param p90SecondsToDetect of the events found
 * @param falseAlarmsPerDay alarms about nothing a day of normal operation
 * @param hoursInAlarmPerDay hours of a normal day that are in alarm
 * @param hoursInFalseAlarmPerDay of these, hours in alarms about nothing
 * @param vusPr {@link VusPr}
 * @param affiliationF1 {@link Affiliation}
 * @param affiliationRandomF1 what the same alarms thrown at random get
 * @param precision row by row, as the following
 * @param recall of anomalous rows
 * @param f1 never point-adjusted
 * @param accuracy rows called what they are
 * @param falsePositiveRate normal rows in alarm
 */
public record Figures(
    @Nullable Double eventRecall,
    @Nullable Double medianSecondsToDetect,
    @Nullable Double p90SecondsToDetect,
    @Nullable Double falseAlarmsPerDay,
    @Nullable Double hoursInAlarmPerDay,
    @Nullable Double hoursInFalseAlarmPerDay,
    @Nullable Double vusPr,
    @Nullable Double affiliationF1,
    @Nullable Double affiliationRandomF1,
    @Nullable Double precision,
    @Nullable Double recall,
    @Nullable Double f1,
    @Nullable Double accuracy,
    @Nullable Double falsePositiveRate) {

  static Figures of(EvaluationReport report) {
    long events = report.events().total();
    var points = report.pointwise();
    return new Figures(
        events == 0 ? null : (double) report.events().found() / events,
        report.timeToDetectSeconds().median(),
        report.timeToDetectSeconds().p90(),
        report.falseAlarms().perDay(),
        report.falseAlarms().hoursInAlarmPerDay(),
        report.falseAlarms().hoursInFalseAlarmPerDay(),
        report.vusPr(),
        report.affiliationF1(),
        report.affiliationRandomF1(),
        points.precision(),
        points.recall(),
        points.f1(),
        points.accuracy(),
        points.falsePositiveRate());
  }
}
