package io.sluice.query.feedback;

import io.vertx.mutiny.sqlclient.Row;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * A stream that the history has.
 *
 * @param tags that its readings have
 * @param isOfRecords whether each of its readings is judged by itself
 */
record KnownStream(
    String asset, String stream, String profile, Set<String> tags, boolean isOfRecords) {

  KnownStream {
    tags = Set.copyOf(tags);
  }

  static KnownStream of(Row row) {
    @Nullable String[] tags = row.getArrayOfStrings("tags");
    return new KnownStream(
        row.getString("asset"),
        row.getString("stream"),
        row.getString("profile"),
        tags == null ? Set.of() : Set.of(tags),
        row.getBoolean("of_records"));
  }
}
