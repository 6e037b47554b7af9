package io.sluice.sources.table;

import java.util.List;
import java.util.stream.Collectors;

/** Texts of a file as they appear in a sentence: never long. */
public final class Quote {

  private static final int MAX_LISTED = 12;
  private static final int MAX_LENGTH = 40;

  private Quote() {}

  /** In quotation marks. */
  public static String of(String text) {
    return "'" + shortened(text) + "'";
  }

  /** Without the empty ones. */
  public static String list(List<String> texts) {
    String listed =
        texts.stream()
            .filter(text -> !text.isEmpty())
            .limit(MAX_LISTED)
            .map(Quote::shortened)
            .collect(Collectors.joining(", "));
    long more = texts.stream().filter(text -> !text.isEmpty()).count() - MAX_LISTED;
    return more > 0 ? listed + " and " + more + " more" : listed;
  }

  private static String shortened(String text) {
    String visible = text.replaceAll("\\p{Cntrl}", "?");
    return visible.length() <= MAX_LENGTH ? visible : visible.substring(0, MAX_LENGTH) + "...";
  }
}
