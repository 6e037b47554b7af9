package io.sluice.query.projection;

import io.quarkus.reactive.datasource.ReactiveDataSource;
import io.sluice.query.history.Series;
import io.sluice.query.pool.Pools;
import io.smallrye.mutiny.Multi;
import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.Pool;
import io.vertx.mutiny.sqlclient.Tuple;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Duration;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;

/**
 * Sees to it that every day about to be written has a partition and is marked as being written.
 *
 * <p>A day is marked again once the last mark is a minute old. Retention drops only days whose mark
 * is at least an hour old, so a day known here cannot be dropped under a write.
 */
@ApplicationScoped
public class DayPartitions {

  private static final Duration MARK_EVERY = Duration.ofMinutes(1);

  /** Each new day takes a handful of locks until its transaction ends; their number is limited. */
  private static final int DAYS_PER_CALL = 32;

  private static final int MAX_REMEMBERED = 10_000;

  private final Pool pool;
  private final int maxPartitions;
  private final Map<Series, Map<LocalDate, Long>> marked = new ConcurrentHashMap<>();

  DayPartitions(@ReactiveDataSource(Pools.WORK) Pool pool, ProjectionConfig config) {
    this.pool = pool;
    this.maxPartitions = config.maxPartitions();
  }

  /** Of a series the days that are about to be written. */
  public Uni<Void> ensure(Series series, Set<LocalDate> days) {
    Map<LocalDate, Long> known = marked.computeIfAbsent(series, any -> new ConcurrentHashMap<>());
    long now = System.nanoTime();
    var due = new ArrayList<LocalDate>();
    for (LocalDate day : days) {
      Long at = known.get(day);
      if (at == null || now - at > MARK_EVERY.toNanos()) {
        due.add(day);
      }
    }
    if (due.isEmpty()) {
      return Uni.createFrom().voidItem();
    }
    return Multi.createFrom()
        .items(due.stream().sorted())
        .group()
        .intoLists()
        .of(DAYS_PER_CALL)
        .onItem()
        .transformToUniAndConcatenate(some -> mark(series, some, known))
        .collect()
        .last()
        .replaceWithVoid();
  }

  private Uni<Void> mark(Series series, List<LocalDate> days, Map<LocalDate, Long> known) {
    // The time before the call: the mark in the database is younger than this, never older.
    long before = System.nanoTime();
    return pool.preparedQuery("select history.ensure_days($1, $2, $3)")
        .execute(Tuple.of(series.table(), days.toArray(LocalDate[]::new), maxPartitions))
        .invoke(
            () -> {
              if (known.size() > MAX_REMEMBERED) {
                known.clear();
              }
              days.forEach(day -> known.put(day, before));
            })
        .replaceWithVoid();
  }
}
