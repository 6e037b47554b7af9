package io.sluice.sources.column;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/** Reads a time, in whatever way it is written. */
@FunctionalInterface
public interface TimeParser {

  /** Null if the text is no time. */
  @Nullable Instant read(String text);
}
