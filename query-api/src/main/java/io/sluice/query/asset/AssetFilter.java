package io.sluice.query.asset;

import io.sluice.contracts.Severity;
import io.sluice.query.history.Criteria;
import io.sluice.query.paging.Cursor;

/**
 * Which assets.
 *
 * @param asset null for all
 * @param profile null for all
 * @param severity the least that the newest window has
 */
record AssetFilter(String asset, String profile, Severity severity) {

  Criteria after(Cursor cursor) {
    var criteria =
        new Criteria()
            .equal("asset", asset)
            .equal("profile", profile)
            .atLeast("lastSeverity", severity);
    return cursor == null ? criteria : criteria.above("asset", cursor.key());
  }
}
