package io.sluice.sources.csv;

/**
 * One line of text.
 *
 * @param number from 1
 * @param text without its end; null if it is longer than allowed
 */
record Line(long number, String text) {

  boolean isBlank() {
    return text != null && text.isBlank();
  }
}
