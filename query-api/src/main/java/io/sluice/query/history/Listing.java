package io.sluice.query.history;

import io.sluice.contracts.CsvLine;
import io.sluice.query.csv.CsvStream;
import io.sluice.query.csv.CsvTable;
import io.sluice.query.paging.Cursor;
import io.sluice.query.paging.Page;
import io.sluice.query.paging.PagingConfig;
import io.sluice.query.paging.QueryParameters;
import io.smallrye.mutiny.Multi;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.List;
import java.util.function.BiConsumer;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/** Tells rows as a page or as CSV, from a cursor on, as {@link ReadGuard} lets it. */
@ApplicationScoped
public class Listing {

  private final ReadGuard guard;
  private final PagingConfig config;

  Listing(ReadGuard guard, PagingConfig config) {
    this.guard = guard;
    this.config = config;
  }

  /** Rows in their order. */
  @FunctionalInterface
  public interface Rows<T> {

    /**
     * @param last the last row already known, null to begin with the first
     * @param limit most rows
     */
    Uni<List<T>> after(@Nullable Cursor last, int limit);
  }

  /**
   * The page that a request asks for.
   *
   * @param path of the request, for the link to the next page
   * @param kind of the rows' cursors
   */
  public <T> Uni<Page<T>> page(
      QueryParameters given, String path, String kind, Rows<T> rows, Function<T, Cursor> cursor) {
    int limit = given.limit(config);
    Cursor after = given.cursor(kind);
    return guard
        .read(() -> rows.after(after, limit + 1))
        .map(found -> Page.of(found, limit, last -> given.link(path, cursor.apply(last))));
  }

  /** All rows, under a header. */
  public <T> Multi<String> csv(CsvTable<T> table, Rows<T> rows, Function<T, Cursor> cursor) {
    return guard.download(() -> lines(table.header(), rows, cursor, table::line));
  }

  /** As {@link #csv}, within a download that has begun. */
  public <T> Multi<String> lines(
      String header, Rows<T> rows, Function<T, Cursor> cursor, BiConsumer<CsvLine, T> line) {
    return CsvStream.of(
        header,
        last ->
            guard.readAfter(
                last, () -> rows.after(last == null ? null : cursor.apply(last), CsvStream.CHUNK)),
        line,
        config.maxCsvRows());
  }
}
