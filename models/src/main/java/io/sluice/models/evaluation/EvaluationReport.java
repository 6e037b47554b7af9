package io.sluice.models.evaluation;

import io.sluice.contracts.BundleRef;
import io.sluice.contracts.Contributor;
import java.time.Instant;
import java.util.List;

/**
 * What an evaluation found. A measure that the data do not define is null: there is no recall
 * without an anomaly, and no rate of false alarms without normal time.
 *
 * @param profile the profile
 * @param bundle the bundle that judged
 * @param events events found of those there are
 * @param timeToDetectSeconds of the events that were found
 * @param falseAlarms alarms about nothing
 * @param pointwise row by row
 * @param vusPr {@link VusPr}, of the fused ratio
 * @param affiliationF1 {@link Affiliation}, of the rows in alarm
 * @param confusion the counts behind {@code pointwise}
 * @param rows what became of the rows
 * @param perEvent each event in turn
 */
public record EvaluationReport(
    String profile,
    BundleRef bundle,
    Events events,
    TimeToDetect timeToDetectSeconds,
    FalseAlarms falseAlarms,
    Pointwise pointwise,
    Double vusPr,
    Double affiliationF1,
    Confusion confusion,
    Rows rows,
    List<EventOutcome> perEvent) {

  public EvaluationReport {
    perEvent = List.copyOf(perEvent);
  }

  /**
   * @param found events that {@link EventSearch} saw detected
   * @param total maximal runs of rows with label 1 (and the same event, where the data name it)
   */
  public record Events(long found, long total) {}

  /**
   * From an event's first row to its detection, seconds.
   *
   * @param median null if no event was found
   * @param p90 90th percentile, linearly interpolated; null if no event was found
   */
  public record TimeToDetect(Double median, Double p90) {}

  /**
   * @param episodes alarms whose opening window holds normal readings only
   * @param days normal time, days
   * @param perDay episodes / days
   */
  public record FalseAlarms(long episodes, double days, Double perDay) {}

  /**
   * A row counts as called anomalous while an alarm is on. Rows of unknown label count neither way.
   */
  public record Pointwise(
      Double precision, Double recall, Double f1, Double accuracy, Double falsePositiveRate) {}

  /**
   * @param total rows that were read
   * @param unlabelled of these, rows whose label is unknown or whose plant recovers
   * @param unordered of these, rows that came out of order or twice, in which no window can end;
   *     they count nowhere else
   * @param unreadable rows that could not be read, not part of {@code total}
   * @param windows windows that were judged
   */
  public record Rows(long total, long unlabelled, long unordered, long unreadable, long windows) {}

  /**
   * @param name id or name of the event, null where the data have none
   * @param start time of its first row
   * @param end time of its last row
   * @param detectedAt end of the window that detected it, null if it was missed
   * @param secondsToDetect from {@code start} to {@code detectedAt}, null if it was missed
   * @param alreadyInAlarm whether an alarm was on when it began
   * @param contributors of the window that detected it, largest share first
   */
  public record EventOutcome(
      String name,
      Instant start,
      Instant end,
      Instant detectedAt,
      Double secondsToDetect,
      boolean alreadyInAlarm,
      List<Contributor> contributors) {

    public EventOutcome {
      contributors = List.copyOf(contributors);
    }

    /** Whether it was detected. */
    boolean found() {
      return detectedAt != null;
    }
  }
}
