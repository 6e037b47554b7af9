package io.sluice.query.whatif;

import io.sluice.query.history.ColumnValues;
import io.sluice.query.paging.InvalidParameterException;
import io.sluice.query.rollup.RolledSource;
import io.sluice.query.rollup.ScoreNumbers;
import io.smallrye.mutiny.Uni;
import io.smallrye.mutiny.infrastructure.Infrastructure;
import io.vertx.mutiny.sqlclient.Pool;
import io.vertx.mutiny.sqlclient.Row;
import io.vertx.mutiny.sqlclient.Tuple;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Duration;
import java.time.OffsetDateTime;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;

/**
 * Judges stored scores anew. A month of a score a second is too much to read: minutes whose highest
 * ratio, as it was rolled up, is too low to open an incident or to hold one open are taken as two
 * windows of that ratio, at their begin and their end. All others, and those after them until any
 * incident would be over, are read score by score. So what opens, and when, is exact.
 */
@ApplicationScoped
class WhatIf {

  /** Scores that are read one by one. */
  private static final int MOST_SCORES = 200_000;

  private static final Duration MINUTE = Duration.ofMinutes(1);
  private static final Duration HOUR = Duration.ofHours(1);

  private static final String MINUTES =
      """
      select stream, time, highs[number %% 32 + 1], counts[number %% 32 + 1]
      from history.rollup join history.tag using (asset, stream, source)
      where asset = $1 and ($2::text is null or stream = $2) and source = '%s' and name = '%s'
        and step = 60 and part = number / 32 and time >= $3 and time < $4
      order by time, stream
      """
          .formatted(RolledSource.SCORE, ScoreNumbers.RATIO);

  /** Hours that are to be rolled up still: what is there of them may not be all. */
  private static final String DUE =
      """
      select hour from history.due
      where series = 'score' and asset = $1 and ($2::text is null or stream = $2)
        and hour > $3::timestamptz - interval '1 hour' and hour < $4
      union
      select scores_hour from history.stream
      where scores_due <> 0 and asset = $1 and ($2::text is null or stream = $2)
        and scores_hour > $3::timestamptz - interval '1 hour' and scores_hour < $4
      """;

  /** The inner limit has each part looked up by itself: without it all scores are read for each. */
  private static final String SCORES =
      """
      select s.stream, s.window_start, s.window_end, s.ratio
      from unnest($3::timestamptz[], $4::timestamptz[]) as part (begin, until)
      cross join lateral (
        select stream, window_start, window_end, ratio, source_offset, id from history.score
        where asset = $1 and ($2::text is null or stream = $2)
          and window_end >= part.begin and window_end < part.until
        order by window_end, id limit $5) s
      order by s.window_end, s.source_offset limit $5
      """;

  private final Pool pool;
  private final RulesInForce rulesInForce;

  WhatIf(Pool pool, RulesInForce rulesInForce) {
    this.pool = pool;
    this.rulesInForce = rulesInForce;
  }

  /**
   * A window, or a minute of them that need not be told apart.
   *
   * @param scores how many it is
   */
  private record Window(
      String stream, OffsetDateTime start, OffsetDateTime end, double ratio, long scores) {}

  private record Span(OffsetDateTime from, OffsetDateTime to) {}

  Uni<WhatIfView> judge(WhatIfBody asked) {
    return rulesInForce.of(asked).chain(rules -> judge(asked, rules));
  }

  private Uni<WhatIfView> judge(WhatIfBody asked, WhatIfRules rules) {
    // Marks first: what is rolled up after that is there, too.
    return pool.preparedQuery(DUE)
        .execute(Tuple.of(asked.asset(), asked.stream(), asked.from(), asked.to()))
        .map(rows -> ColumnValues.all(rows, row -> row.getOffsetDateTime(0)))
        .chain(due -> judge(asked, rules, due));
  }

  private Uni<WhatIfView> judge(WhatIfBody asked, WhatIfRules rules, List<OffsetDateTime> due) {
    return pool.preparedQuery(MINUTES)
        .execute(Tuple.of(asked.asset(), asked.stream(), asked.from().minus(MINUTE), asked.to()))
        .map(
            rows ->
                ColumnValues.all(
                    rows,
                    row ->
                        new Window(
                            row.getString(0),
                            row.getOffsetDateTime(1),
                            row.getOffsetDateTime(1).plus(MINUTE),
                            row.getDouble(2),
                            row.getLong(3))))
        .chain(
            minutes -> {
              List<Span> near = near(asked, rules, minutes, due);
              return scores(asked, near)
                  .emitOn(Infrastructure.getDefaultWorkerPool())
                  .map(scores -> judged(asked, rules, minutes, near, scores));
            });
  }

  /** Where scores are read one by one, without overlaps. */
  private static List<Span> near(
      WhatIfBody asked, WhatIfRules rules, List<Window> minutes, List<OffsetDateTime> due) {
    double quiet = rules.lowestHoldRatio() * asked.threshold();
    Duration after = rules.longestAfter().plus(MINUTE);
    var spans = new ArrayList<Span>();
    OffsetDateTime rolledUpTo = asked.from();
    for (Window minute : minutes) {
      rolledUpTo = minute.end().isAfter(rolledUpTo) ? minute.end() : rolledUpTo;
      if (minute.ratio() >= quiet) {
        add(spans, within(asked, minute.start(), minute.end().plus(after)));
      }
    }
    // the ends, where minutes are cut or not rolled up yet
    if (rolledUpTo.isBefore(asked.to())) {
      add(spans, within(asked, rolledUpTo, asked.to()));
    }
    due.forEach(hour -> spans.add(within(asked, hour, hour.plus(HOUR))));
    return joined(spans);
  }

  private static List<Span> joined(List<Span> spans) {
    var joined = new ArrayList<Span>();
    spans.stream().sorted(Comparator.comparing(Span::from)).forEach(span -> add(joined, span));
    return joined;
  }

  private static Span within(WhatIfBody asked, OffsetDateTime from, OffsetDateTime to) {
    return new Span(
        from.isBefore(asked.from()) ? asked.from() : from,
        to.isAfter(asked.to()) ? asked.to() : to);
  }

  private static void add(List<Span> spans, Span next) {
    if (!next.from().isBefore(next.to())) {
      return;
    }
    Span last = spans.isEmpty() ? null : spans.getLast();
    if (last == null || last.to().isBefore(next.from())) {
      spans.add(next);
    } else if (last.to().isBefore(next.to())) {
      spans.set(spans.size() - 1, new Span(last.from(), next.to()));
    }
  }

  private Uni<List<Window>> scores(WhatIfBody asked, List<Span> near) {
    if (near.isEmpty()) {
      return Uni.createFrom().item(List.of());
    }
    return pool.preparedQuery(SCORES)
        .execute(
            Tuple.tuple()
                .addString(asked.asset())
                .addString(asked.stream())
                .addArrayOfOffsetDateTime(
                    near.stream().map(Span::from).toArray(OffsetDateTime[]::new))
                .addArrayOfOffsetDateTime(
                    near.stream().map(Span::to).toArray(OffsetDateTime[]::new))
                .addInteger(MOST_SCORES + 1))
        .map(
            rows -> {
              if (rows.size() > MOST_SCORES) {
                throw new InvalidParameterException(
                    "from",
                    asked.from().toString(),
                    "a shorter time or a higher threshold: more than %,d scores are near it"
                        .formatted(MOST_SCORES));
              }
              return ColumnValues.all(rows, WhatIf::score);
            });
  }

  private static Window score(Row row) {
    return new Window(
        row.getString(0), row.getOffsetDateTime(1), row.getOffsetDateTime(2), row.getDouble(3), 1);
  }

  private static WhatIfView judged(
      WhatIfBody asked,
      WhatIfRules rules,
      List<Window> minutes,
      List<Span> near,
      List<Window> scores) {
    var windows = new ArrayList<>(scores);
    int span = 0;
    long rolledUp = 0;
    for (Window minute : minutes) {
      while (span < near.size() && !near.get(span).to().isAfter(minute.start())) {
        span++;
      }
      boolean isNear = span < near.size() && near.get(span).from().isBefore(minute.end());
      if (isNear
          && !near.get(span).from().isAfter(minute.start())
          && !near.get(span).to().isBefore(minute.end())) {
        rolledUp += minute.scores();
      }
      if (!isNear && !minute.start().isBefore(asked.from())) {
        // Both have the minute's length, so that no window of a minute is taken for a record.
        OffsetDateTime last = minute.end().minusNanos(1_000);
        windows.add(
            new Window(
                minute.stream(), minute.start().minus(MINUTE), minute.start(), minute.ratio(), 0));
        windows.add(
            new Window(minute.stream(), minute.start(), last, minute.ratio(), minute.scores()));
      }
    }
    windows.sort(Comparator.comparing(Window::end));
    var anew = new JudgedAnew(asked, rules);
    long counted = 0;
    for (Window window : windows) {
      counted += window.scores();
      anew.add(
          window.stream(), window.start().toInstant(), window.end().toInstant(), window.ratio());
    }
    return anew.view(counted, Math.max(0, rolledUp - scores.size()));
  }
}
