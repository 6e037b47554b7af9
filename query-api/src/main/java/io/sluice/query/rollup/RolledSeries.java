package io.sluice.query.rollup;

import com.fasterxml.jackson.core.JsonProcessingException;
import io.sluice.contracts.Messages;
import io.sluice.contracts.StreamKey;
import io.sluice.contracts.profile.TagKind;
import io.sluice.query.history.ColumnValues;
import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.Pool;
import io.vertx.mutiny.sqlclient.Row;
import io.vertx.mutiny.sqlclient.Tuple;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Duration;
import java.time.OffsetDateTime;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;
import java.util.stream.Collectors;

/** Reads what readings and scores come to. */
@ApplicationScoped
public class RolledSeries {

  private static final String RANGE =
      " from history.rollup where asset = $1 and stream = $2 and source = $3 and step = $4"
          + " and time >= $5 and time < $6 and part = ";

  private final Pool pool;

  RolledSeries(Pool pool) {
    this.pool = pool;
  }

  /** How long a rolled up row is. */
  public enum Length {
    MINUTE(RollupTable.MINUTE),
    HOUR(RollupTable.HOUR);

    private final int seconds;

    Length(int seconds) {
      this.seconds = seconds;
    }

    public int seconds() {
      return seconds;
    }
  }

  /**
   * Part of event time of a stream.
   *
   * @param from first instant
   * @param to the instant after the last
   */
  public record Part(StreamKey stream, OffsetDateTime from, OffsetDateTime to) {

    /** The same of another time. */
    public Part between(OffsetDateTime other, OffsetDateTime end) {
      return new Part(stream, other, end);
    }
  }

  /** What a tag had in a minute or hour that begins at an instant. */
  public record At<T>(TagEntry tag, OffsetDateTime time, T value) {}

  /** All that has numbers, of a stream. */
  public Uni<List<TagEntry>> tags(StreamKey stream) {
    return pool.preparedQuery(
            "select source, name, number, kind, unit, stage from history.tag"
                + " where asset = $1 and stream = $2 order by source, number")
        .execute(Tuple.of(stream.asset(), stream.stream()))
        .map(
            rows ->
                ColumnValues.all(
                    rows,
                    row ->
                        new TagEntry(
                            RolledSource.valueOf(row.getString(0)),
                            row.getString(1),
                            row.getInteger(2),
                            TagKind.valueOf(row.getString(3)),
                            row.getString(4),
                            row.getString(5))));
  }

  /**
   * About how many readings or scores there are: as many as the tag that has most, of the first
   * ones.
   */
  public Uni<Long> rows(Part part, RolledSource source, Length length) {
    return pool.preparedQuery(
            "select coalesce(sum((select max(c) from unnest(counts) c)), 0)::bigint" + RANGE + "0")
        .execute(tuple(part, source, length))
        .map(rows -> rows.iterator().next().getLong(0));
  }

  /**
   * What tags come to, in the order of time within those that are written together.
   *
   * @param tags of one source
   */
  public Uni<List<At<Moments>>> moments(Part part, List<TagEntry> tags, Length length) {
    Uni<List<At<Moments>>> all = Uni.createFrom().item(new ArrayList<>());
    for (int number : tags.stream().map(TagEntry::part).distinct().toList()) {
      List<TagEntry> together = tags.stream().filter(tag -> tag.part() == number).toList();
      all =
          all.chain(
              found ->
                  pool.preparedQuery(select(together) + RANGE + number + " order by time")
                      .execute(tuple(part, together.getFirst().source(), length))
                      .map(
                          rows -> {
                            rows.forEach(row -> add(row, together, found));
                            return found;
                          }));
    }
    return all;
  }

  private static String select(List<TagEntry> tags) {
    var sql = new StringBuilder("select time");
    for (TagEntry tag : tags) {
      for (String column : List.of("counts", "lows", "highs", "means", "squares", "lasts")) {
        sql.append(", ").append(column).append('[').append(tag.place()).append(']');
      }
    }
    return sql.toString();
  }

  private static void add(Row row, List<TagEntry> tags, List<At<Moments>> found) {
    int column = 1;
    for (TagEntry tag : tags) {
      Long count = row.getLong(column);
      if (count != null && count > 0) {
        found.add(
            new At<>(
                tag,
                row.getOffsetDateTime(0),
                new Moments(
                    count,
                    row.getDouble(column + 1),
                    row.getDouble(column + 2),
                    row.getDouble(column + 3),
                    row.getDouble(column + 4),
                    row.getDouble(column + 5))));
      }
      column += 6;
    }
  }

  /**
   * What is highest in a stretch of time, and of how many values.
   *
   * @param high of those that there are
   * @param count how many there are, at least 1
   */
  public record Peak(double high, long count) {}

  /**
   * The sum of all values of each tag; of a tag without values 0. The database sums up.
   *
   * @param tags of one source
   */
  public Uni<Map<TagEntry, Double>> sums(Part part, List<TagEntry> tags, Length length) {
    Uni<Map<TagEntry, Double>> all = Uni.createFrom().item(new HashMap<>());
    for (List<TagEntry> together : byRow(tags)) {
      String sums =
          together.stream()
              .map(
                  tag ->
                      "coalesce(sum(counts[%1$d] * means[%1$d]) filter (where counts[%1$d] > 0), 0)"
                          .formatted(tag.place()))
              .collect(Collectors.joining(", "));
      all =
          all.chain(
              found ->
                  pool.preparedQuery("select " + sums + RANGE + together.getFirst().part())
                      .execute(tuple(part, together.getFirst().source(), length))
                      .map(
                          rows -> {
                            Row row = rows.iterator().next();
                            for (int i = 0; i < together.size(); i++) {
                              found.put(together.get(i), row.getDouble(i));
                            }
                            return found;
                          }));
    }
    return all;
  }

  /**
   * The peaks of each tag in each stretch, in the order of time within those that are written
   * together; none where there are no values. However long the time, there are no more rows than
   * stretches.
   *
   * @param tags of one source
   * @param stretch how long one is; the first began in 1970
   */
  public Uni<List<At<Peak>>> peaks(
      Part part, List<TagEntry> tags, Length length, Duration stretch) {
    Uni<List<At<Peak>>> all = Uni.createFrom().item(new ArrayList<>());
    for (List<TagEntry> together : byRow(tags)) {
      String columns =
          together.stream()
              .map(
                  tag ->
                      ", max(highs[%1$d]) filter (where counts[%1$d] > 0), coalesce(sum(counts[%1$d]), 0)::bigint"
                          .formatted(tag.place()))
              .collect(Collectors.joining());
      String sql =
          "select date_bin($7::bigint * interval '1 ms', time, timestamptz '1970-01-01Z') as begun"
              + columns
              + RANGE
              + together.getFirst().part()
              + " group by begun order by begun";
      all =
          all.chain(
              found ->
                  pool.preparedQuery(sql)
                      .execute(
                          tuple(part, together.getFirst().source(), length)
                              .addLong(stretch.toMillis()))
                      .map(
                          rows -> {
                            rows.forEach(row -> addPeaks(row, together, found));
                            return found;
                          }));
    }
    return all;
  }

  private static void addPeaks(Row row, List<TagEntry> tags, List<At<Peak>> found) {
    for (int i = 0; i < tags.size(); i++) {
      Double high = row.getDouble(1 + 2 * i);
      if (high != null) {
        found.add(
            new At<>(
                tags.get(i), row.getOffsetDateTime(0), new Peak(high, row.getLong(2 + 2 * i))));
      }
    }
  }

  /** Those that are in the same rows. */
  private static Collection<List<TagEntry>> byRow(List<TagEntry> tags) {
    return tags.stream()
        .collect(Collectors.groupingBy(TagEntry::part, TreeMap::new, Collectors.toList()))
        .values();
  }

  /** How often a tag of readings had which value, in the order of time. */
  public Uni<List<At<ValueCounts>>> counts(Part part, TagEntry tag, Length length) {
    return pool.preparedQuery(
            "select time, (counted -> $7)::text"
                + RANGE
                + "0 and counted is not null order by time")
        .execute(tuple(part, RolledSource.READING, length).addString(tag.name()))
        .map(
            rows -> {
              var found = new ArrayList<At<ValueCounts>>(rows.size());
              for (Row row : rows) {
                String json = row.getString(1);
                if (json != null) {
                  found.add(new At<>(tag, row.getOffsetDateTime(0), counts(json)));
                }
              }
              return found;
            });
  }

  private static ValueCounts counts(String json) {
    try {
      return ValueCounts.of(Objects.requireNonNull(Messages.mapper().readTree(json)));
    } catch (JsonProcessingException e) {
      throw new IllegalStateException("json that is no JSON", e);
    }
  }

  private static Tuple tuple(Part part, RolledSource source, Length length) {
    return Tuple.tuple()
        .addString(part.stream().asset())
        .addString(part.stream().stream())
        .addString(source.name())
        .addInteger(length.seconds())
        .addOffsetDateTime(part.from())
        .addOffsetDateTime(part.to());
  }
}
