package io.sluice.query.rollup;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import io.sluice.contracts.Messages;
import io.sluice.contracts.profile.TagKind;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/** Rolls up the scores of one stream: ratio, severity and latency, detectors, contributors. */
final class ScoreRollup {

  private static final int FETCHED = 1_000;

  private static final List<RolledSource> SOURCES =
      List.of(RolledSource.SCORE, RolledSource.DETECTOR, RolledSource.DEVIATION);

  private static final String SCORES =
      """
      select extract(epoch from date_trunc('minute', window_end, 'UTC'))::bigint, ratio, severity,
        latency_ms, detectors::text, case when severity > 0 then contributors::text end
      from history.score
      where asset = ? and stream = ? and window_end >= ? and window_end < ?
      order by window_end, id
      """;

  private final Connection connection;
  private final StreamTags tags;

  ScoreRollup(Connection connection, StreamTags tags) {
    this.connection = connection;
    this.tags = tags;
  }

  /** Writes minutes that are due, and what their hour comes to. */
  void write(DueHour due, RollupTable table) throws SQLException {
    var rolled = new EnumMap<RolledSource, Map<Instant, RolledMinute>>(RolledSource.class);
    for (DueHour.Stretch stretch : due.stretches()) {
      add(due, stretch, rolled);
    }
    for (RolledSource source : SOURCES) {
      Map<Instant, RolledMinute> minutes = rolled.get(source);
      if (minutes == null) {
        continue;
      }
      table.write(source, RollupTable.MINUTE, minutes);
      RolledMinute hour = table.hour(source, due.hour());
      if (hour != null) {
        table.write(source, RollupTable.HOUR, Map.of(due.hour(), hour));
      }
    }
  }

  private void add(
      DueHour due, DueHour.Stretch stretch, Map<RolledSource, Map<Instant, RolledMinute>> rolled)
      throws SQLException {
    try (var scores = connection.prepareStatement(SCORES)) {
      scores.setFetchSize(FETCHED);
      scores.setString(1, due.stream().asset());
      scores.setString(2, due.stream().stream());
      scores.setObject(3, DueHours.atUtc(due.minute(stretch.from())));
      scores.setObject(4, DueHours.atUtc(due.minute(stretch.to())));
      try (ResultSet rows = scores.executeQuery()) {
        while (rows.next()) {
          add(rows, Instant.ofEpochSecond(rows.getLong(1)), rolled);
        }
      }
    }
  }

  private void add(
      ResultSet row, Instant minute, Map<RolledSource, Map<Instant, RolledMinute>> rolled)
      throws SQLException {
    double ratio = row.getDouble(2);
    RolledMinute score = at(minute, RolledSource.SCORE, rolled);
    add(score, RolledSource.SCORE, ScoreNumbers.RATIO, TagKind.CONTINUOUS, ratio);
    add(score, RolledSource.SCORE, ScoreNumbers.SEVERITY, TagKind.DISCRETE, row.getInt(3));
    add(score, RolledSource.SCORE, ScoreNumbers.LATENCY, TagKind.CONTINUOUS, row.getDouble(4));
    RolledMinute detectors = at(minute, RolledSource.DETECTOR, rolled);
    for (var detector : tree(row.getString(5)).properties()) {
      add(
          detectors,
          RolledSource.DETECTOR,
          detector.getKey(),
          TagKind.CONTINUOUS,
          detector.getValue().path("ratio").asDouble());
    }
    String contributors = row.getString(6);
    if (contributors != null) {
      RolledMinute deviations = at(minute, RolledSource.DEVIATION, rolled);
      for (JsonNode one : tree(contributors)) {
        String tag = one.path("tag").asText();
        tags.describe(tag, text(one, "unit"), text(one, "stage"));
        double deviation = one.path("share").asDouble() * ratio;
        add(deviations, RolledSource.DEVIATION, tag, TagKind.CONTINUOUS, deviation);
      }
    }
  }

  private void add(RolledMinute to, RolledSource source, String name, TagKind kind, double value) {
    TagEntry tag = tags.get(source, name, kind);
    if (tag != null) {
      to.add(tag.number(), value);
    }
  }

  private static RolledMinute at(
      Instant minute, RolledSource source, Map<RolledSource, Map<Instant, RolledMinute>> rolled) {
    return rolled
        .computeIfAbsent(source, any -> new TreeMap<>())
        .computeIfAbsent(minute, any -> new RolledMinute());
  }

  private static @Nullable String text(JsonNode object, String field) {
    return object.path(field).textValue();
  }

  private static JsonNode tree(String json) {
    try {
      return Messages.mapper().readTree(json);
    } catch (JsonProcessingException e) {
      throw new IllegalStateException("json that is no JSON", e);
    }
  }
}
