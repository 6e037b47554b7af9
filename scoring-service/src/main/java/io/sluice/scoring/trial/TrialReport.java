package io.sluice.scoring.trial;

import com.fasterxml.jackson.annotation.JsonInclude;
import io.sluice.contracts.BundleRef;
import io.sluice.contracts.Category;
import io.sluice.contracts.Contributor;
import io.sluice.contracts.Severity;
import io.sluice.sources.readings.FileReport;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What came of a file.
 *
 * @param profile whose bundle judged
 * @param bundle which one
 * @param file what was found out about the file, and what of it was left out and why
 * @param absent tags of the profile that the file lacks
 * @param superfluous tags of the file that the profile does not know
 * @param rows what became of its rows
 * @param assets each judged by itself, in the order of their first rows
 */
record TrialReport(
    String profile,
    BundleRef bundle,
    FileReport file,
    List<String> absent,
    List<String> superfluous,
    Rows rows,
    List<Asset> assets) {

  /**
   * What became of rows.
   *
   * @param read those that are readings
   * @param unreadable those that are none
   * @param unordered those that came twice, or too late for their window
   * @param judged windows, or records
   */
  record Rows(long read, long unreadable, long unordered, long judged) {}

  /**
   * One asset of the file.
   *
   * @param asset its name; null where the file has one alone
   * @param from time of its first judged window
   * @param to time of its last
   * @param windows how many were judged
   * @param anomalous how many of them were anomalous
   * @param timeline the fused ratio over time
   * @param incidents that alert-service would have raised, oldest first
   * @param moreIncidents how many there are beside them
   * @param labelled times that the file's labels call anomalous, oldest first
   */
  @JsonInclude(JsonInclude.Include.NON_NULL)
  record Asset(
      @Nullable String asset,
      @Nullable Instant from,
      @Nullable Instant to,
      long windows,
      long anomalous,
      Timeline timeline,
      List<Incident> incidents,
      int moreIncidents,
      List<Span> labelled) {}

  /**
   * Points in time, none where nothing was judged.
   *
   * @param times beginnings of stretches, milliseconds since the epoch
   * @param lowest lowest ratio of each
   * @param highest highest ratio of each
   * @param stepMillis how long a stretch is
   */
  record Timeline(List<Long> times, List<Double> lowest, List<Double> highest, long stepMillis) {}

  /** From a time to another, both included. */
  record Span(Instant from, Instant to) {}

  /**
   * An incident that would have been raised.
   *
   * @param resolvedAt null if it was still open at the end of the file
   * @param severity the highest that it had
   * @param contributors largest share first
   * @param text one sentence for a person
   */
  @JsonInclude(JsonInclude.Include.NON_NULL)
  record Incident(
      Category category,
      Severity severity,
      Instant startedAt,
      @Nullable Instant resolvedAt,
      double peakRatio,
      List<Contributor> contributors,
      String text) {}
}
