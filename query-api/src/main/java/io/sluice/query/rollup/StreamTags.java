package io.sluice.query.rollup;

import io.sluice.contracts.StreamKey;
import io.sluice.contracts.profile.TagKind;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import org.jboss.logging.Logger;
import org.jspecify.annotations.Nullable;

/**
 * Which number each tag of a stream has, given in the order in which they come first. Of one
 * transaction; only who holds the lock of {@link Rollup} gives numbers.
 */
final class StreamTags {

  /** Names that somebody invents would otherwise fill tables without an end. */
  static final int MOST = 4_000;

  private static final Logger LOG = Logger.getLogger(StreamTags.class);

  private static final String SELECT =
      "select source, name, number, kind, unit, stage from history.tag where asset = ? and stream = ?";

  private static final String UPSERT =
      """
      insert into history.tag as t (asset, stream, source, name, number, kind, unit, stage)
      values (?, ?, ?, ?, ?, ?, ?, ?)
      on conflict (asset, stream, source, name) do update set kind = excluded.kind,
        unit = excluded.unit, stage = excluded.stage
      """;

  private final StreamKey stream;
  private final Map<RolledSource, Map<String, TagEntry>> tags = new EnumMap<>(RolledSource.class);
  private final Set<TagEntry> changed = new LinkedHashSet<>();

  private StreamTags(StreamKey stream) {
    this.stream = stream;
    for (RolledSource source : RolledSource.values()) {
      tags.put(source, new HashMap<>());
    }
  }

  static StreamTags of(StreamKey stream, Connection connection) throws SQLException {
    var tags = new StreamTags(stream);
    try (var select = connection.prepareStatement(SELECT)) {
      select.setString(1, stream.asset());
      select.setString(2, stream.stream());
      try (var rows = select.executeQuery()) {
        while (rows.next()) {
          var tag =
              new TagEntry(
                  RolledSource.valueOf(rows.getString(1)),
                  rows.getString(2),
                  rows.getInt(3),
                  TagKind.valueOf(rows.getString(4)),
                  rows.getString(5),
                  rows.getString(6));
          tags.all(tag.source()).put(tag.name(), tag);
        }
      }
    }
    return tags;
  }

  private Map<String, TagEntry> all(RolledSource source) {
    return Objects.requireNonNull(tags.get(source));
  }

  /**
   * The tag, new if it was not met before.
   *
   * @param kind of a new one
   * @return null if the stream has as many as are rolled up
   */
  @Nullable TagEntry get(RolledSource source, String name, TagKind kind) {
    Map<String, TagEntry> all = all(source);
    TagEntry tag = all.get(name);
    if (tag == null) {
      if (all.size() >= MOST) {
        return null;
      }
      tag = new TagEntry(source, name, all.size(), kind, null, null);
      change(tag);
      if (all.size() == MOST) {
        LOG.warnf(
            "%s has %,d tags: charts of long times will lack those that come after", stream, MOST);
      }
    }
    return tag;
  }

  void setKind(TagEntry tag, TagKind kind) {
    if (tag.kind() != kind) {
      change(tag.of(kind));
    }
  }

  /** What a score says of a tag of the stream's readings. */
  void describe(String name, @Nullable String unit, @Nullable String stage) {
    TagEntry tag = all(RolledSource.READING).get(name);
    if (tag != null
        && (unit != null && !unit.equals(tag.unit())
            || stage != null && !stage.equals(tag.stage()))) {
      change(
          new TagEntry(
              tag.source(),
              name,
              tag.number(),
              tag.kind(),
              unit == null ? tag.unit() : unit,
              stage == null ? tag.stage() : stage));
    }
  }

  private void change(TagEntry tag) {
    TagEntry before = all(tag.source()).put(tag.name(), tag);
    if (before != null) {
      changed.remove(before);
    }
    changed.add(tag);
  }

  /** Writes down what is new. */
  void write(Connection connection) throws SQLException {
    if (changed.isEmpty()) {
      return;
    }
    try (var upsert = connection.prepareStatement(UPSERT)) {
      for (TagEntry tag : changed) {
        upsert.setString(1, stream.asset());
        upsert.setString(2, stream.stream());
        upsert.setString(3, tag.source().name());
        upsert.setString(4, tag.name());
        upsert.setInt(5, tag.number());
        upsert.setString(6, tag.kind().name());
        upsert.setString(7, tag.unit());
        upsert.setString(8, tag.stage());
        upsert.addBatch();
      }
      upsert.executeBatch();
    }
    changed.clear();
  }
}
