package io.sluice.query.alert;

import io.sluice.contracts.Category;
import io.sluice.contracts.Severity;
import io.sluice.query.history.Criteria;
import io.sluice.query.paging.Cursor;
import io.sluice.query.paging.QueryParameters;
import io.sluice.query.paging.TimeRange;
import java.util.UUID;

/**
 * Which alerts.
 *
 * @param asset null for all
 * @param stream that gave evidence; null for all
 * @param profile null for all
 * @param incident null for all
 * @param category null for all
 * @param severity the least
 * @param range of the instants that caused them
 */
record AlertFilter(
    String asset,
    String stream,
    String profile,
    UUID incident,
    Category category,
    Severity severity,
    TimeRange range) {

  Criteria after(Cursor cursor) {
    return new Criteria()
        .equal("asset", asset)
        .contains("streams", stream)
        .equal("profile", profile)
        .equal("incident", incident)
        .equal("category", category)
        .atLeast("severity", severity)
        .within("updatedAt", range)
        .after(
            "updatedAt",
            cursor,
            cursor == null ? null : QueryParameters.uuid("cursor", cursor.key()));
  }
}
