package io.sluice.sources.table;

import java.io.Closeable;
import java.io.IOException;
import org.jspecify.annotations.Nullable;

/** Lines of a text, one after the other. */
interface Lines extends Closeable {

  /** The next line without its end; empty if it was too long; null at the end. */
  @Nullable String next() throws IOException;

  /** Number of the line that was read last, from 1. */
  long number();

  /** Whether the line that was read last is longer than allowed. */
  boolean tooLong();
}
