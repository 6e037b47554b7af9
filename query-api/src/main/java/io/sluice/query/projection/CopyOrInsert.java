package io.sluice.query.projection;

import io.smallrye.mutiny.Uni;
import io.smallrye.mutiny.infrastructure.Infrastructure;
import java.sql.SQLException;
import java.util.List;
import java.util.function.Function;

/**
 * Writes a batch by COPY, which is cheap but takes only rows that are all new; whatever it refuses,
 * the statement that sorts out what is there already decides about. That keeps the promise of
 * {@link RowWriter}: after a commit whose outcome nobody heard, COPY finds the rows there.
 */
final class CopyOrInsert<T> {

  /** For fewer rows the additional round trips of a COPY cost more than it saves. */
  static final int FEWEST = 100;

  private final CopyTransaction<T> copy;
  private final Function<List<T>, Uni<Void>> insert;
  private final Runnable onRefusal;
  private final CopyChances chances = new CopyChances();

  CopyOrInsert(CopyTransaction<T> copy, Function<List<T>, Uni<Void>> insert, Runnable onRefusal) {
    this.copy = copy;
    this.insert = insert;
    this.onRefusal = onRefusal;
  }

  Uni<Void> write(List<T> rows) {
    if (rows.size() < FEWEST || !chances.take()) {
      return insert.apply(rows);
    }
    return Uni.createFrom()
        .<Void>emitter(
            done -> {
              try {
                copy.write(rows);
                done.complete(null);
              } catch (SQLException | RuntimeException e) {
                done.fail(e);
              }
            })
        .runSubscriptionOn(Infrastructure.getDefaultWorkerPool())
        .invoke(chances::taken)
        .onFailure(BadData::isCauseOf)
        .recoverWithUni(
            () -> {
              chances.refused();
              onRefusal.run();
              return insert.apply(rows);
            });
  }
}
