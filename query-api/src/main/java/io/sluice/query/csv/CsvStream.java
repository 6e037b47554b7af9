package io.sluice.query.csv;

import io.sluice.contracts.CsvLine;
import io.smallrye.mutiny.Multi;
import io.smallrye.mutiny.Uni;
import java.util.List;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.BiConsumer;
import java.util.function.Function;
import org.jboss.logging.Logger;
import org.jspecify.annotations.Nullable;

/**
 * A table as a stream of chunks, fetched page by page as fast as the client takes them: no
 * transaction and no more than one page is held for a slow one.
 */
public final class CsvStream {

  /** Rows fetched at a time. */
  public static final int CHUNK = 1_000;

  private static final Logger LOG = Logger.getLogger(CsvStream.class);

  private CsvStream() {}

  /**
   * @param header the first line
   * @param after at most {@link #CHUNK} rows after the given one, which is null at first
   * @param line adds a row's cells
   * @param maxRows rows after which the stream fails with {@link CsvTooLongException} if there are
   *     more. How many there are nobody knows before; an answer that has begun can only be marked
   *     as incomplete by not ending it, and that every client reports.
   */
  public static <T> Multi<String> of(
      String header, Function<T, Uni<List<T>>> after, BiConsumer<CsvLine, T> line, int maxRows) {
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
        .first(maxRows + 1L)
        .group()
        .intoLists()
        .of(CHUNK)
        .plug(pages -> atMost(maxRows, pages, line))
        .onCompletion()
        .ifEmpty()
        .continueWith("")
        .plug(lines -> Multi.createFrom().deferred(() -> begin(header, lines)));
  }

  private static <T> Multi<String> atMost(
      int maxRows, Multi<List<T>> pages, BiConsumer<CsvLine, T> line) {
    return Multi.createFrom()
        .deferred(
            () -> {
              var room = new AtomicInteger(maxRows);
              return pages
                  .onItem()
                  .transformToMultiAndConcatenate(
                      page -> {
                        int left = room.getAndAdd(-page.size());
                        return page.size() <= left
                            ? Multi.createFrom().item(lines(page, line))
                            : brokenOff(lines(page.subList(0, left), line), maxRows);
                      });
            });
  }

  private static Multi<String> brokenOff(String last, int maxRows) {
    return Multi.createBy()
        .concatenating()
        .streams(
            Multi.createFrom().item(last),
            Multi.createFrom()
                .<String>failure(
                    () -> {
                      var tooLong = new CsvTooLongException(maxRows);
                      LOG.warn(tooLong.getMessage());
                      return tooLong;
                    }));
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
    private @Nullable T last;

    private void advance(List<T> page) {
      if (!page.isEmpty()) {
        last = page.getLast();
      }
    }
  }
}
