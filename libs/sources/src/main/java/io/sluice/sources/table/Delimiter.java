package io.sluice.sources.table;

import java.util.Locale;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** What separates the fields of a line. */
public enum Delimiter {
  TAB('\t', "tab"),
  SEMICOLON(';', "semicolon"),
  PIPE('|', "pipe"),
  COMMA(',', "comma"),
  /** Any number of blanks and tabs. */
  BLANKS(' ', "blanks");

  static final String NAMES =
      Stream.of(values()).map(Delimiter::toString).collect(Collectors.joining(", "));

  private final char character;
  private final String text;

  Delimiter(char character, String text) {
    this.character = character;
    this.text = text;
  }

  /** The character; a blank where any number of them separates. */
  public char character() {
    return character;
  }

  /**
   * As a person names it: the character itself or its name.
   *
   * @throws IllegalArgumentException naming the choices
   */
  public static Delimiter named(String text) {
    String name = text.toLowerCase(Locale.ROOT).strip();
    for (Delimiter delimiter : values()) {
      if (delimiter.text.equals(name)
          || text.equals(String.valueOf(delimiter.character))
          || delimiter == TAB && name.equals("\\t")) {
        return delimiter;
      }
    }
    throw new IllegalArgumentException("delimiter '%s' is none of %s".formatted(text, NAMES));
  }

  @Override
  public String toString() {
    return text;
  }
}
