package io.sluice.query.incident;

import io.sluice.contracts.Category;
import io.sluice.contracts.Cause;
import io.sluice.contracts.Severity;
import io.sluice.query.history.Conditions;
import io.sluice.query.paging.Cursor;
import io.sluice.query.paging.TimeRange;
import org.jspecify.annotations.Nullable;

/**
 * Which incidents.
 *
 * @param asset null for all
 * @param stream that gave evidence; null for all
 * @param profile null for all
 * @param category null for all
 * @param cause null for all
 * @param severity the least
 * @param status null for both
 * @param range of their starts
 */
record IncidentFilter(
    @Nullable String asset,
    @Nullable String stream,
    @Nullable String profile,
    @Nullable Category category,
    @Nullable Cause cause,
    Severity severity,
    @Nullable IncidentStatus status,
    TimeRange range) {

  Conditions after(@Nullable Cursor cursor) {
    var conditions =
        new Conditions()
            .equal("asset", asset)
            .contains("streams", stream)
            .equal("profile", profile)
            .equal("category", category == null ? null : category.name())
            .equal("cause", cause == null ? null : cause.name())
            .atLeast("severity", severity)
            .within("started_at", range)
            .after("started_at", "id", cursor);
    return switch (status) {
      case OPEN -> conditions.and("resolved_at is null");
      case RESOLVED -> conditions.and("resolved_at is not null");
      case null -> conditions;
    };
  }
}
