package io.sluice.query.feedback;

import io.vertx.mutiny.sqlclient.Row;
import java.time.Instant;

/**
 * A reading that may be meant.
 *
 * @param values by tag, JSON
 */
record StoredReading(Place place, String id, String values) {

  /** What readings of one instant have in common. */
  record Place(String asset, String stream, Instant time) {}

  static StoredReading of(Row row) {
    return new StoredReading(
        new Place(
            row.getString("asset"),
            row.getString("stream"),
            row.getOffsetDateTime("time").toInstant()),
        row.getString("id"),
        row.getString("tag_values"));
  }
}
