package io.sluice.models.evaluation;

import io.sluice.contracts.BundleRef;
import io.sluice.contracts.Contributor;
import io.sluice.contracts.Severity;
import io.sluice.contracts.profile.ProfileKind;
import io.sluice.contracts.profile.SeverityLevels;
import io.sluice.incidents.IncidentPolicy;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What an evaluation found. A measure that the data do not define is null: there is no recall
 * without an anomaly, and no rate of false alarms without normal time.
 *
 * @param name what it is called beside others
 * @param profile the profile
 * @param bundle the bundle that judged, null if several judged a part of the rows each
 * @param events events found of those there are
 * @param timeToDetectSeconds of the events that were found
 * @param falseAlarms alarms about nothing
 * @param pointwise row by row
 * @param vusPr {@link VusPr}, of the fused ratio
 * @param affiliationF1 {@link Affiliation}, of the rows in alarm
 * @param affiliationRandomF1 the same of {@link RandomAlarms}, mean of several draws
 * @param confusion the counts behind {@code pointwise}
 * @param rows what became of the rows
 * @param alarms when windows became an alarm
 * @param severity the profile's levels
 * @param budget false alarms by severity, beside how many the bundle was calibrated for
 * @param perEvent each event in turn
 * @param origins how often explanations begin with what is to blame
 * @param records by kinds of attacks and by how likely they are called; null of signals
 * @param curves of the fused ratio, then of each detector's
 * @param timeline the fused ratio over the labels
 */
public record EvaluationReport(
    String name,
    String profile,
    @Nullable BundleRef bundle,
    Events events,
    TimeToDetect timeToDetectSeconds,
    FalseAlarms falseAlarms,
    Pointwise pointwise,
    @Nullable Double vusPr,
    @Nullable Double affiliationF1,
    @Nullable Double affiliationRandomF1,
    Confusion confusion,
    Rows rows,
    IncidentPolicy alarms,
    SeverityLevels severity,
    List<BudgetLine> budget,
    List<EventOutcome> perEvent,
    Origins origins,
    @Nullable RecordFigures records,
    List<Curves> curves,
    Timeline timeline) {

  public EvaluationReport {
    budget = List.copyOf(budget);
    perEvent = List.copyOf(perEvent);
    curves = List.copyOf(curves);
  }

  /** What was judged: windows, or records. */
  public String judged() {
    return (records == null ? ProfileKind.SIGNALS : ProfileKind.EVENTS).judged();
  }

  /** What it is compared by. */
  public Figures figures() {
    return Figures.of(this);
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
  public record TimeToDetect(@Nullable Double median, @Nullable Double p90) {}

  /**
   * @param episodes alarms whose opening window holds normal readings only, or that stay on when
   *     their reason has expired, see {@link AlarmReasons}
   * @param days normal time, days
   * @param perDay episodes / days; null without normal time, as the following
   * @param hoursInAlarmPerDay hours of a normal day that are in alarm, false or not over yet
   * @param hoursInFalseAlarmPerDay of these, hours in the episodes counted here
   */
  public record FalseAlarms(
      long episodes,
      double days,
      @Nullable Double perDay,
      @Nullable Double hoursInAlarmPerDay,
      @Nullable Double hoursInFalseAlarmPerDay) {}

  /**
   * A row counts as called anomalous while an alarm is on. Rows of unknown label count neither way.
   */
  public record Pointwise(
      @Nullable Double precision,
      @Nullable Double recall,
      @Nullable Double f1,
      @Nullable Double accuracy,
      @Nullable Double falsePositiveRate) {}

  /**
   * @param total rows that were read
   * @param unlabelled of these, rows whose label is unknown or whose plant recovers
   * @param unordered of these, rows that came out of order or twice, in which no window can end;
   *     they count nowhere else
   * @param unreadable rows that could not be read, not part of {@code total}
   * @param windows windows that were judged
   */
  public record Rows(long total, long unlabelled, long unordered, long unreadable, long windows) {

    Rows plus(Rows other) {
      return new Rows(
          total + other.total,
          unlabelled + other.unlabelled,
          unordered + other.unordered,
          unreadable + other.unreadable,
          windows + other.windows);
    }
  }

  /**
   * @param severity reached over normal rows, or a higher one
   * @param budgetPerDay false alarms a day that the bundle was calibrated for, null if it names
   *     none
   * @param episodes false alarms
   * @param perDay episodes / days of normal time; null without normal time
   */
  public record BudgetLine(
      Severity severity, @Nullable Double budgetPerDay, long episodes, @Nullable Double perDay) {}

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
      @Nullable String name,
      Instant start,
      Instant end,
      @Nullable Instant detectedAt,
      @Nullable Double secondsToDetect,
      boolean alreadyInAlarm,
      List<Contributor> contributors) {

    public EventOutcome {
      contributors = List.copyOf(contributors);
    }

    /** Whether it was detected. */
    public boolean found() {
      return detectedAt != null;
    }
  }
}
