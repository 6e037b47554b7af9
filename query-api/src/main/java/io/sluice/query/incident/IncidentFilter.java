package io.sluice.query.incident;

import io.sluice.contracts.Category;
import io.sluice.contracts.Severity;
import io.sluice.query.history.Criteria;
import io.sluice.query.paging.Cursor;
import io.sluice.query.paging.QueryParameters;
import io.sluice.query.paging.TimeRange;

/**
 * Which incidents.
 *
 * @param asset null for all
 * @param stream that gave evidence; null for all
 * @param profile null for all
 * @param category null for all
 * @param severity the least
 * @param status null for both
 * @param range of their starts
 */
record IncidentFilter(
    String asset,
    String stream,
    String profile,
    Category category,
    Severity severity,
    IncidentStatus status,
    TimeRange range) {

  Criteria after(Cursor cursor) {
    var criteria =
        new Criteria()
            .equal("asset", asset)
            .contains("streams", stream)
            .equal("profile", profile)
            .equal("category", category)
            .atLeast("severity", severity)
            .within("startedAt", range)
            .after(
                "startedAt",
                cursor,
                cursor == null ? null : QueryParameters.uuid("cursor", cursor.key()));
    return switch (status) {
      case OPEN -> criteria.that("resolvedAt is null");
      case RESOLVED -> criteria.that("resolvedAt is not null");
      case null -> criteria;
    };
  }
}
