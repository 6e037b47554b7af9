package io.sluice.query.quality;

import com.fasterxml.jackson.annotation.JsonInclude;
import io.sluice.incidents.ShareInterval;
import java.time.Instant;
import java.util.List;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/** How good the alarms of a profile were. */
@Schema(name = "Quality")
public record QualityView(
    String profile,
    @Schema(description = "its newest score, event time; the periods end with it") Instant to,
    List<Period> periods) {

  /** Some days of event time. */
  @Schema(name = "QualityPeriod")
  public record Period(
      @Schema(examples = "7") int days,
      @Schema(description = "in which streams were judged, all together; hours, in days")
          double streamDays,
      Precision precision,
      @Schema(description = "incidents without a label, or of which nobody knows") long unlabelled,
      @Schema(description = "by the detector with the highest ratio; incidents of the process")
          List<Group> detectors,
      @Schema(description = "by what they look like") List<Group> causes,
      Acknowledgement acknowledgement,
      Missed missed,
      Unconfirmed unconfirmed) {}

  /**
   * Of the incidents that people called true or false, the part that was true.
   *
   * @param low of the interval in which it truly lies in 95 of 100 cases, as these are few
   */
  @Schema(name = "Precision", description = "of the incidents that people called true or false")
  @JsonInclude(JsonInclude.Include.NON_NULL)
  public record Precision(
      @Schema(examples = "6") long trueAlarms,
      @Schema(examples = "2") long falseAlarms,
      @Schema(description = "true of both; absent if nobody called any", examples = "0.75")
          @Nullable Double share,
      @Schema(description = "lower end of the 95 % interval (Wilson)", examples = "0.41")
          @Nullable Double low,
      @Schema(description = "upper end of it", examples = "0.93") @Nullable Double high) {

    static Precision of(long trueAlarms, long falseAlarms) {
      long all = trueAlarms + falseAlarms;
      if (all == 0) {
        return new Precision(0, 0, null, null, null);
      }
      var interval = ShareInterval.of(trueAlarms, all);
      return new Precision(
          trueAlarms, falseAlarms, (double) trueAlarms / all, interval.low(), interval.high());
    }
  }

  /** The precision of a part of the incidents. */
  @Schema(name = "QualityGroup")
  public record Group(@Schema(examples = "autoencoder") String name, Precision precision) {}

  /** From when query-api knew of an incident until somebody acknowledged it, by the wall clock. */
  @Schema(name = "Acknowledgement")
  @JsonInclude(JsonInclude.Include.NON_NULL)
  public record Acknowledgement(
      @Schema(description = "incidents that somebody acknowledged", examples = "9") long count,
      @Schema(description = "seconds within which half of them were", examples = "48")
          @Nullable Double medianSeconds,
      @Schema(description = "seconds within which 90 % of them were", examples = "310")
          @Nullable Double p90Seconds) {}

  /** What people called anomalous, and how much of it had no incident of its asset at its time. */
  @Schema(name = "Missed")
  public record Missed(
      @Schema(description = "windows that people called anomalous") long windows,
      @Schema(description = "of them, those without an incident") long missedWindows,
      @Schema(description = "records of the history that people called anomalous") long records,
      @Schema(description = "of them, those without an incident") long missedRecords) {

    long missed() {
      return missedWindows + missedRecords;
    }
  }

  /** Incidents of the process that nobody called true, or maintenance. */
  @Schema(name = "UnconfirmedAlarms")
  public record Unconfirmed(
      @Schema(description = "that reached INFO or more") Rate info,
      @Schema(description = "that reached WARNING or more") Rate warning,
      @Schema(description = "that reached CRITICAL") Rate critical) {}

  /** How many there were, and how many a stream and day. */
  @Schema(name = "AlarmRate")
  @JsonInclude(JsonInclude.Include.NON_NULL)
  public record Rate(
      @Schema(examples = "9") long count,
      @Schema(description = "a stream and day; absent for less than a day", examples = "1.3")
          @Nullable Double perDay,
      @Schema(
              description = "that they are more than this is sure in 97.5 of 100 cases",
              examples = "0.6")
          @Nullable Double low) {

    private static final double FEWEST_DAYS = 1;
    private static final double Z = 1.959963984540054;

    static Rate of(long count, double days) {
      return days < FEWEST_DAYS
          ? new Rate(count, null, null)
          : new Rate(count, count / days, low(count) / days);
    }

    /**
     * Of a Poisson process, by Byar's approximation (Breslow and Day, Statistical Methods in Cancer
     * Research II, 1987, section 2.3).
     */
    private static double low(long count) {
      if (count == 0) {
        return 0;
      }
      double root = 1 - 1.0 / (9 * count) - Z / (3 * Math.sqrt(count));
      return Math.max(0, count * root * root * root);
    }
  }
}
