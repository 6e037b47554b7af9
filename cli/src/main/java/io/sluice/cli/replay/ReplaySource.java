package io.sluice.cli.replay;

import io.sluice.contracts.Reading;
import java.util.List;
import java.util.SequencedSet;
import org.jspecify.annotations.Nullable;

/** Readings in the order in which they are to be replayed. */
public interface ReplaySource extends AutoCloseable {

  /** What the person would call it. */
  String name();

  /** The assets that the readings belong to. */
  SequencedSet<String> assets();

  /** Readings in all, for the progress bar. */
  long total();

  /** The next reading, null at the end. */
  @Nullable Reading next();

  /** What was left out so far and why, a sentence each. */
  default List<String> leftOut() {
    return List.of();
  }

  /** Values of which {@link #leftOut} says that a word stands in their place. */
  default long toldWords() {
    return 0;
  }

  @Override
  default void close() {}
}
