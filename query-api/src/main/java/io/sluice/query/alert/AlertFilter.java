package io.sluice.query.alert;

import io.sluice.contracts.Category;
import io.sluice.contracts.Cause;
import io.sluice.contracts.Severity;
import io.sluice.query.history.Conditions;
import io.sluice.query.paging.Cursor;
import io.sluice.query.paging.TimeRange;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * Which alerts.
 *
 * @param asset null for all
 * @param stream that gave evidence; null for all
 * @param profile null for all
 * @param incident null for all
 * @param category null for all
 * @param cause null for all
 * @param severity the least
 * @param range of the instants that caused them
 */
record AlertFilter(
    @Nullable String asset,
    @Nullable String stream,
    @Nullable String profile,
    @Nullable UUID incident,
    @Nullable Category category,
    @Nullable Cause cause,
    Severity severity,
    TimeRange range) {

  Conditions after(@Nullable Cursor cursor) {
    return new Conditions()
        .equal("asset", asset)
        .contains("streams", stream)
        .equal("profile", profile)
        .equal("incident", incident)
        .equal("category", category == null ? null : category.name())
        .equal("cause", cause == null ? null : cause.name())
        .atLeast("severity", severity)
        .within("updated_at", range)
        .after("updated_at", "id", cursor);
  }
}
