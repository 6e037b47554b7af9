package io.sluice.models.backtest;

import java.io.IOException;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/** Readings of one stream, oldest first, wherever they are kept. Not thread-safe. */
public interface StreamReadings extends AutoCloseable {

  /**
   * A reading.
   *
   * @param values by tag in the profile's order, a text as its code, NaN where missing
   */
  record Reading(Instant time, double[] values) {}

  /**
   * The next one, null at the end.
   *
   * @throws IOException if the rest cannot be read
   */
  @Nullable Reading next() throws IOException;

  /** Rows so far that hold no reading, and were left out. */
  long unreadable();

  @Override
  void close() throws IOException;
}
