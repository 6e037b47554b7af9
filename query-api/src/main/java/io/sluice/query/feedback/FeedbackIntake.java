package io.sluice.query.feedback;

import io.sluice.query.feedback.StoredReading.Place;
import io.sluice.query.history.ColumnValues;
import io.smallrye.mutiny.Uni;
import io.smallrye.mutiny.infrastructure.Infrastructure;
import io.vertx.mutiny.sqlclient.Pool;
import io.vertx.mutiny.sqlclient.Row;
import io.vertx.mutiny.sqlclient.SqlConnection;
import io.vertx.mutiny.sqlclient.Tuple;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.UUID;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * Stores what one request says, as a whole or not at all. One request at a time: what comes later
 * has a higher number, whatever was said meanwhile.
 */
@ApplicationScoped
class FeedbackIntake {

  /** Key of the advisory lock by which there is one at a time. */
  private static final long LOCK = 0x51_01_CE_02L;

  /** Of all instants of a request; a file of records has many in a second. */
  private static final int MOST_READINGS = 200_000;

  private static final int MOST_STREAMS = 10_000;

  private static final String STREAMS =
      """
      select s.asset, s.stream, s.profile,
        (select array_agg(name) from (
          select t.name from history.tag t
          where t.asset = s.asset and t.stream = s.stream and t.source = 'READING'
          union
          select json_object_keys(r.tag_values) from history.reading r
          where r.asset = s.asset and r.stream = s.stream and r.time = s.last_reading_at) names) as tags,
        coalesce((
          select c.window_start = c.window_end from history.score c
          where c.asset = s.asset and c.stream = s.stream and c.window_end = s.last_score_at limit 1),
          false) as of_records
      from history.stream s where s.asset = any ($1::text[])
      order by s.asset, s.stream limit %d
      """
          .formatted(MOST_STREAMS);

  private static final String READINGS =
      """
      select r.asset, r.stream, r.time, r.id, r.tag_values::text as tag_values
      from unnest($1::text[], $2::text[], $3::timestamptz[]) as wanted (asset, stream, time)
      join history.reading r
        on r.asset = wanted.asset and r.stream = wanted.stream and r.time = wanted.time
      order by r.asset, r.stream, r.time, r.id limit %d
      """
          .formatted(MOST_READINGS + 1);

  /** Each window by its index: a join would hold every reading of the stream against each. */
  private static final String EMPTY_WINDOWS =
      """
      select count(*) as empty
      from unnest($1::text[], $2::text[], $3::timestamptz[], $4::timestamptz[])
        as said (asset, stream, from_time, to_time)
      where (select true from history.reading r where r.asset = said.asset
        and r.stream = said.stream and r.time >= said.from_time and r.time < said.to_time limit 1) is null
      """;

  private static final String BEFORE =
      """
      select distinct on (subject) subject, label, comment, tag_values::text as tag_values
      from history.feedback where subject = any ($1::uuid[]) order by subject, seq desc
      """;

  private static final String INSERT =
      """
      with stored as (
      insert into history.feedback
        (id, subject, kind, asset, stream, profile, from_time, to_time, record, tag_values, label, comment, given_by)
      select id, subject, kind, asset, stream, profile, coalesce(from_time, now()), coalesce(to_time, now()), record,
        tag_values::json, label, comment, $13
      from unnest($1::uuid[], $2::uuid[], $3::text[], $4::text[], $5::text[], $6::text[], $7::timestamptz[],
        $8::timestamptz[], $9::text[], $10::text[], $11::text[], $12::text[])
        as said (id, subject, kind, asset, stream, profile, from_time, to_time, record, tag_values, label, comment)
      returning seq)
      insert into history.feedback_due select seq from stored
      """;

  private final Pool pool;

  FeedbackIntake(Pool pool) {
    this.pool = pool;
  }

  /**
   * Fails with {@link FeedbackRefusedException} if anything of it cannot be taken; then nothing is.
   */
  Uni<FeedbackSummary> take(FeedbackGiven given, String by) {
    return pool.withTransaction(
        connection ->
            connection
                .preparedQuery("select pg_advisory_xact_lock($1)")
                .execute(Tuple.of(LOCK))
                .chain(() -> streams(connection, given.items()))
                .chain(search -> search(connection, search, given.items()))
                .chain(
                    search ->
                        emptyWindows(connection, search, given.items())
                            .emitOn(Infrastructure.getDefaultWorkerPool()) // many are compared
                            .chain(empty -> store(connection, search, given, empty, by))));
  }

  private static Uni<SubjectSearch> streams(SqlConnection connection, List<FeedbackItem> items) {
    String[] assets = items.stream().map(FeedbackItem::asset).distinct().toArray(String[]::new);
    return connection
        .preparedQuery(STREAMS)
        .execute(Tuple.tuple().addValue(assets))
        .map(rows -> new SubjectSearch(ColumnValues.all(rows, KnownStream::of)));
  }

  private static Uni<SubjectSearch> search(
      SqlConnection connection, SubjectSearch search, List<FeedbackItem> items) {
    Set<Place> places = search.places(items);
    if (places.isEmpty()) {
      return Uni.createFrom().item(search);
    }
    return connection
        .preparedQuery(READINGS)
        .execute(
            Tuple.tuple()
                .addValue(places.stream().map(Place::asset).toArray(String[]::new))
                .addValue(places.stream().map(Place::stream).toArray(String[]::new))
                .addValue(
                    places.stream().map(place -> utc(place.time())).toArray(OffsetDateTime[]::new)))
        .map(
            rows -> {
              if (rows.size() > MOST_READINGS) {
                throw new FeedbackRefusedException(
                    "items",
                    "there are more than %,d readings at the times of these records: send them in parts"
                        .formatted(MOST_READINGS));
              }
              search.found(ColumnValues.all(rows, StoredReading::of));
              return search;
            });
  }

  /** They may be of readings that are deleted by now, or of another time than was meant. */
  private static Uni<Long> emptyWindows(
      SqlConnection connection, SubjectSearch search, List<FeedbackItem> items) {
    List<FeedbackItem> windows = items.stream().filter(item -> item.from() != null).toList();
    if (windows.isEmpty()) {
      return Uni.createFrom().item(0L);
    }
    return connection
        .preparedQuery(EMPTY_WINDOWS)
        .execute(
            Tuple.tuple()
                .addValue(windows.stream().map(FeedbackItem::asset).toArray(String[]::new))
                .addValue(
                    windows.stream()
                        .map(window -> search.stream(window).stream())
                        .toArray(String[]::new))
                .addValue(times(windows, FeedbackItem::from))
                .addValue(times(windows, FeedbackItem::to)))
        .map(rows -> rows.iterator().next().getLong("empty"));
  }

  private static Uni<FeedbackSummary> store(
      SqlConnection connection,
      SubjectSearch search,
      FeedbackGiven given,
      long emptyWindows,
      String by) {
    var said = new LinkedHashMap<UUID, JudgedSubject>();
    int repeated = 0;
    for (FeedbackItem item : given.items()) {
      for (JudgedSubject subject : search.subjects(item)) {
        repeated += isRepeated(said, subject) ? 1 : 0;
      }
    }
    List<String> notes = notes(search, given, emptyWindows);
    int again = repeated;
    return before(connection, said.keySet())
        .chain(
            before -> {
              var changed = changed(said.values(), before);
              int elsewhere = (int) changed.stream().filter(JudgedSubject::isFromElsewhere).count();
              var summary =
                  new FeedbackSummary(
                      changed.size(), said.size() - changed.size(), again, elsewhere, notes);
              return changed.isEmpty()
                  ? Uni.createFrom().item(summary)
                  : insert(connection, changed, by).replaceWith(summary);
            });
  }

  private static boolean isRepeated(Map<UUID, JudgedSubject> said, JudgedSubject subject) {
    JudgedSubject other = said.putIfAbsent(subject.subject(), subject);
    if (other != null && other.label() != subject.label()) {
      throw new FeedbackRefusedException(
          subject.place() + ".label",
          "%s and %s contradict each other: %s and %s of the same %s"
              .formatted(
                  other.place(),
                  subject.place(),
                  other.label(),
                  subject.label(),
                  subject.kind() == FeedbackKind.WINDOW ? "window" : "record"));
    }
    return other != null;
  }

  private static List<String> notes(SubjectSearch search, FeedbackGiven given, long emptyWindows) {
    var notes = new ArrayList<String>();
    if (given.unlabelled() > 0) {
      notes.add("rows without a label, which are left out: %,d".formatted(given.unlabelled()));
    }
    if (given.corrected() > 0) {
      notes.add("rows that no longer count, which are left out: %,d".formatted(given.corrected()));
    }
    if (given.unzoned() > 0) {
      notes.add(
          "times without an offset, which are taken for UTC unless the request says their zone: %,d"
              .formatted(given.unzoned()));
    }
    if (emptyWindows > 0) {
      notes.add("windows in which the history has no reading: %,d".formatted(emptyWindows));
    }
    notes.addAll(search.strangers(given.columns()));
    return notes;
  }

  /** What counts so far. */
  private record Before(String label, @Nullable String comment, @Nullable String values) {

    static Before of(Row row) {
      return new Before(
          row.getString("label"), row.getString("comment"), row.getString("tag_values"));
    }
  }

  private static Uni<Map<UUID, Before>> before(SqlConnection connection, Set<UUID> subjects) {
    return connection
        .preparedQuery(BEFORE)
        .execute(Tuple.tuple().addValue(subjects.toArray(UUID[]::new)))
        .map(
            rows -> {
              var before = new HashMap<UUID, Before>();
              rows.forEach(row -> before.put(row.getUUID("subject"), Before.of(row)));
              return before;
            });
  }

  private static List<JudgedSubject> changed(
      Collection<JudgedSubject> said, Map<UUID, Before> before) {
    var changed = new ArrayList<JudgedSubject>();
    for (JudgedSubject subject : said) {
      Before known = before.get(subject.subject());
      if (known == null && subject.isGone()) {
        throw FeedbackItem.refused(
            subject.place(),
            "id",
            "is '%s', and %s has no reading of that id at %s in the history"
                .formatted(subject.record(), subject.stream().asset(), subject.from()));
      }
      if (known == null) {
        changed.add(subject);
      } else if (!known.label().equals(subject.label().name())
          || !Objects.equals(known.comment(), subject.comment())) {
        changed.add(subject.isGone() ? subject.withValues(known.values()) : subject);
      }
    }
    return changed;
  }

  private static Uni<Void> insert(
      SqlConnection connection, List<JudgedSubject> subjects, String by) {
    return connection
        .preparedQuery(INSERT)
        .execute(
            Tuple.tuple()
                .addValue(subjects.stream().map(one -> UUID.randomUUID()).toArray(UUID[]::new))
                .addValue(subjects.stream().map(JudgedSubject::subject).toArray(UUID[]::new))
                .addValue(texts(subjects, one -> one.kind().name()))
                .addValue(texts(subjects, one -> one.stream().asset()))
                .addValue(texts(subjects, one -> one.stream().stream()))
                .addValue(texts(subjects, one -> one.stream().profile()))
                .addValue(times(subjects, JudgedSubject::from))
                .addValue(times(subjects, JudgedSubject::to))
                .addValue(texts(subjects, JudgedSubject::record))
                .addValue(texts(subjects, JudgedSubject::values))
                .addValue(texts(subjects, one -> one.label().name()))
                .addValue(texts(subjects, JudgedSubject::comment))
                .addValue(by))
        .replaceWithVoid();
  }

  private static @Nullable String[] texts(
      List<JudgedSubject> subjects, Function<JudgedSubject, @Nullable String> text) {
    return subjects.stream().map(text).toArray(String[]::new);
  }

  private static <T> @Nullable OffsetDateTime[] times(
      List<T> subjects, Function<T, @Nullable Instant> time) {
    return subjects.stream()
        .map(
            one -> {
              Instant its = time.apply(one);
              return its == null ? null : utc(its);
            })
        .toArray(OffsetDateTime[]::new);
  }

  private static OffsetDateTime utc(Instant time) {
    return time.atOffset(ZoneOffset.UTC);
  }
}
