package io.sluice.cli.replay;

import io.sluice.contracts.Reading;

/** Readings in the order in which they are to be replayed. */
public interface ReplaySource extends AutoCloseable {

  /** What the person would call it. */
  String name();

  /** The asset that the readings belong to. */
  String asset();

  /** Readings in all, for the progress bar. */
  long total();

  /** The next reading, null at the end. */
  Reading next();

  @Override
  default void close() {}
}
