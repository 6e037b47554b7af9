package io.sluice.query.feedback;

import io.sluice.contracts.IncidentLabel;
import io.sluice.query.paging.TimeRange;
import org.jspecify.annotations.Nullable;

/**
 * Which feedback; null for all.
 *
 * @param range of event time that records are in and windows touch
 * @param rows which of what was said of one subject
 */
record FeedbackFilter(
    @Nullable String asset,
    @Nullable String stream,
    @Nullable String profile,
    @Nullable FeedbackKind kind,
    @Nullable IncidentLabel label,
    TimeRange range,
    Rows rows) {

  /** Which rows. */
  enum Rows {
    /** Those that count: of each subject the newest. */
    CURRENT,
    /** Those that were corrected, too. */
    ALL
  }
}
