package io.sluice.contracts;

/** Text that can go all the way: a Kafka key, JSON, a column in Postgres, a line in a log. */
public final class PlainText {

  /** Long enough for any plant's naming scheme, short enough for a Kafka key and an index. */
  public static final int MAX_NAME_LENGTH = 200;

  private PlainText() {}

  /** Whether a text can be the name of an asset or a profile. */
  public static boolean isName(String text) {
    return !text.isBlank() && text.length() <= MAX_NAME_LENGTH && isPlain(text);
  }

  /** The first characters of a text, so many at most; half of a surrogate pair is none. */
  public static String first(String text, int most) {
    if (text.length() <= most) {
      return text;
    }
    return text.substring(0, Character.isHighSurrogate(text.charAt(most - 1)) ? most - 1 : most);
  }

  /** Whether a text can be what a person wrote: as {@link #isPlain}, but lines may break. */
  public static boolean isText(String text) {
    return isPlain(text.replace('\n', ' ').replace('\r', ' ').replace('\t', ' '));
  }

  /**
   * Whether a text has no control characters (NUL is no text to Postgres) and no half of a
   * surrogate pair (it is none in UTF-8).
   */
  public static boolean isPlain(String text) {
    for (int i = 0; i < text.length(); i++) {
      char c = text.charAt(i);
      if (Character.isISOControl(c)) {
        return false;
      }
      if (Character.isSurrogate(c)) {
        if (i + 1 == text.length() || !Character.isSurrogatePair(c, text.charAt(i + 1))) {
          return false;
        }
        i++;
      }
    }
    return true;
  }
}
