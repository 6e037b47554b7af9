package io.sluice.sources.csv;

import org.jspecify.annotations.Nullable;

/**
 * One line of text.
 *
 * @param number from 1
 * @param text without its end; null if it is longer than allowed
 */
record Line(long number, @Nullable String text) {

  boolean isBlank() {
    return text != null && text.isBlank();
  }
}
