package io.sluice.ingest.validation;

/** Foreign text made fit for an answer, a header and a log line: short, on one line. */
public final class Excerpt {

  /** For a name or a value inside of a sentence. */
  private static final int NAME = 60;

  /** For a list of names inside of a sentence. */
  static final int LIST = 400;

  private Excerpt() {}

  public static String of(String text) {
    return of(text, NAME);
  }

  public static String of(String text, int maxLength) {
    var cut = text.length() <= maxLength ? text : text.substring(0, maxLength) + "...";
    return cut.codePoints()
        .map(
            c -> Character.isISOControl(c) || Character.getType(c) == Character.SURROGATE ? '?' : c)
        .collect(StringBuilder::new, StringBuilder::appendCodePoint, StringBuilder::append)
        .toString();
  }
}
