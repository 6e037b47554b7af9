package io.sluice.query.paging;

import java.util.List;
import java.util.function.Function;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/**
 * Some rows, newest first.
 *
 * @param items the rows
 * @param next where the next page is, relative to this server; null on the last page
 */
public record Page<T>(
    List<T> items,
    @Schema(
            nullable = true,
            description = "path and query of the next page; null on the last",
            examples = "/api/v1/scores?cursor=c2NvcmUKMjAxNS0xMi0yOFQxMDoyOToxNFoK&limit=100")
        @Nullable String next) {

  /**
   * Makes a page of rows that were asked for with one more than the limit.
   *
   * @param rows at most limit + 1 rows
   * @param link the next page's link, from the last row of this one
   */
  public static <T> Page<T> of(List<T> rows, int limit, Function<T, String> link) {
    if (rows.size() <= limit) {
      return new Page<>(rows, null);
    }
    List<T> items = rows.subList(0, limit);
    return new Page<>(items, link.apply(items.getLast()));
  }
}
