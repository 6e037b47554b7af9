package io.sluice.sources.readings;

import io.sluice.contracts.profile.TagKind;
import io.sluice.sources.column.ColumnFinding;
import io.sluice.sources.readings.FileRow.Row;
import io.sluice.sources.time.Resampler;
import io.sluice.sources.time.Resampler.Aggregate;
import io.sluice.sources.time.Resampler.Bucket;
import java.io.IOException;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Queue;
import org.jspecify.annotations.Nullable;

/** A row every so long, of each asset, instead of the rows of a file. Not thread-safe. */
final class EvenRows {

  /** Where the rows come from. */
  @FunctionalInterface
  interface Source {

    /** The next row, null at the end. */
    @Nullable FileRow next() throws IOException;
  }

  private final Duration step;
  private final Aggregate[] aggregates;

  /** By asset, the empty text for rows of none. */
  private final Map<String, Resampler> resamplers = new HashMap<>();

  private final Queue<FileRow> ready = new ArrayDeque<>();
  private boolean ended;
  private long made;

  EvenRows(Duration step, List<ColumnFinding> tags) {
    this.step = step;
    aggregates =
        tags.stream()
            .map(tag -> tag.kind() == TagKind.CONTINUOUS ? Aggregate.MEAN : Aggregate.LAST)
            .toArray(Aggregate[]::new);
  }

  @Nullable FileRow next(Source rows) throws IOException {
    while (ready.isEmpty() && !ended) {
      FileRow row = rows.next();
      switch (row) {
        case null -> {
          ended = true;
          finish();
        }
        case FileRow.BadRow bad -> ready.add(bad);
        case Row read -> add(read);
      }
    }
    FileRow row = ready.poll();
    made += row instanceof Row ? 1 : 0;
    return row;
  }

  private void add(Row row) {
    String asset = row.asset() == null ? "" : row.asset();
    Bucket done =
        resamplers
            .computeIfAbsent(asset, name -> new Resampler(step, aggregates))
            .add(row.line(), row.time(), row.values(), row.texts(), row.label(), row.event());
    if (done != null) {
      ready.add(row(done, row.asset(), row.profile()));
    }
  }

  private void finish() {
    resamplers.entrySet().stream()
        .map(
            open -> {
              Bucket last = open.getValue().finish();
              return last == null
                  ? null
                  : row(last, open.getKey().isEmpty() ? null : open.getKey(), null);
            })
        .filter(Objects::nonNull)
        .sorted(Comparator.comparing(Row::time))
        .forEach(ready::add);
  }

  private static Row row(Bucket interval, @Nullable String asset, @Nullable String profile) {
    return new Row(
        interval.line(),
        interval.time(),
        interval.values(),
        withoutNumbers(interval.texts(), interval.values()),
        interval.label(),
        interval.event(),
        asset,
        profile);
  }

  /** A word says why a number is missing: where there is one after all it has nothing to say. */
  private static @Nullable String @Nullable [] withoutNumbers(
      @Nullable String @Nullable [] texts, double[] values) {
    if (texts != null) {
      for (int i = 0; i < texts.length; i++) {
        texts[i] = Double.isNaN(values[i]) ? texts[i] : null;
      }
    }
    return texts;
  }

  /** What was made of the rows so far. */
  EvenSteps steps() {
    return new EvenSteps(
        step,
        made,
        resamplers.values().stream().mapToLong(Resampler::empty).sum(),
        resamplers.values().stream().mapToLong(Resampler::gaps).sum(),
        resamplers.values().stream()
            .map(Resampler::longestGap)
            .max(Comparator.naturalOrder())
            .orElse(Duration.ZERO));
  }

  /** Rows that came when their interval was over. */
  long late() {
    return resamplers.values().stream().mapToLong(Resampler::late).sum();
  }
}
