package io.sluice.query.projection;

import io.smallrye.mutiny.Uni;
import java.util.List;

/** Writes rows of one kind. Doing so again with the same rows changes nothing. */
interface RowWriter<T> {

  /** Whatever must exist before rows can be written; a failure says nothing about the rows. */
  default Uni<Void> prepare(List<T> rows) {
    return Uni.createFrom().voidItem();
  }

  /** Completes once all rows, or none, are durable. */
  Uni<Void> write(List<T> rows);
}
