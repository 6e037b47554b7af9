package io.sluice.sources.value;

/** What a text is in its column. */
public enum FieldKind {

  /** A finite number. */
  NUMBER,

  /** A word for one of two states: a number, 0 or 1. */
  STATE,

  /** Nothing, or only blanks. */
  EMPTY,

  /**
   * A word by which historians, loggers and programs say that there is no value ({@link
   * MissingWords}): a missing value of quality BAD; the word is worth keeping and counting.
   */
  MISSING,

  /**
   * Any other text. In a column of numbers it is what {@link #MISSING} is, except where a reader is
   * asked to be strict; in a column of texts it is the value.
   */
  TEXT
}
