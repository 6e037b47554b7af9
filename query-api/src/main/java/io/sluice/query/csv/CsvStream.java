package io.sluice.query.csv;

import io.smallrye.mutiny.Multi;
import io.smallrye.mutiny.Uni;
import java.util.List;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.function.BiConsumer;
import java.util.function.Function;

/**
 * A table as a stream of chunks, fetched page by page as fast as the client takes them: no
 * transaction and no more than one page is held for a slow one.
 */
public final class CsvStream {

  /** Rows fetched at a time. */
  public static final int CHUNK = 1_000;

  private CsvStream() {}

  /**
   * @param header the first line
   * @param after at most {@link #CHUNK} rows after the given one, which is null at first
   * @param line adds a row's cells
   * @param maxRows rows after which the stream ends
   */
  public static <T> Multi<String> of(
      CsvLine header, Function<T, Uni<List<T>>> after, BiConsumer<CsvLine, T> line, int maxRows) {
    // The header goes with the first rows: if those cannot be read, the answer is still an error.
    return Multi.createBy()
        .repeating()
        .uni(
            Position<T>::new,
            position -> after.apply(position.last).invoke(page -> position.advance(page)))
        .whilst(page -> page.size() == CHUNK)
        .onItem()
        .transformToMultiAndConcatenate(page -> Multi.createFrom().iterable(page))
        .select()
        .first(maxRows)
        .group()
        .intoLists()
        .of(CHUNK)
        .map(page -> lines(page, line))
        .onCompletion()
        .ifEmpty()
        .continueWith("")
        .plug(lines -> Multi.createFrom().deferred(() -> begin(header.toString(), lines)));
  }

  private static Multi<String> begin(String header, Multi<String> lines) {
    var first = new AtomicBoolean(true);
    return lines.map(text -> first.getAndSet(false) ? header + text : text);
  }

  private static <T> String lines(List<T> page, BiConsumer<CsvLine, T> line) {
    var csv = new CsvLine();
    for (T row : page) {
      line.accept(csv, row);
      csv.end();
    }
    return csv.toString();
  }

  private static final class Position<T> {
    private T last;

    private void advance(List<T> page) {
      if (!page.isEmpty()) {
        last = page.getLast();
      }
    }
  }
}
