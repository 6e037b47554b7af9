package io.sluice.query.drift;

import io.sluice.query.history.Conditions;
import io.sluice.query.paging.Cursor;
import io.sluice.query.paging.TimeRange;
import org.jspecify.annotations.Nullable;

/**
 * Which reports.
 *
 * @param newest only the newest of each stream
 * @param asset null for all
 * @param stream null for all
 * @param profile null for all
 * @param drifting null for all
 * @param range of the newest reading that counts
 */
record DriftFilter(
    boolean newest,
    @Nullable String asset,
    @Nullable String stream,
    @Nullable String profile,
    @Nullable Boolean drifting,
    TimeRange range) {

  private static final String NEWEST =
      "not exists (select from history.drift n where n.asset = d.asset and n.stream = d.stream"
          + " and n.at > d.at)";

  Conditions after(@Nullable Cursor cursor) {
    Conditions conditions =
        new Conditions()
            .equal("asset", asset)
            .equal("stream", stream)
            .equal("profile", profile)
            .equal("drifting", drifting)
            .within("at", range)
            .after("at", "id", cursor);
    return newest ? conditions.and(NEWEST) : conditions;
  }
}
