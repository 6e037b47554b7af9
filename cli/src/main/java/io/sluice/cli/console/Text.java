package io.sluice.cli.console;

import java.time.Duration;
import java.util.Locale;

/** What is said on a terminal, made fit for it. */
public final class Text {

  private Text() {}

  /** A duration as ISO-8601 has it, as one reads it: {@code 1m30s}. */
  public static String brief(Duration duration) {
    return duration.toString().substring(2).toLowerCase(Locale.ROOT);
  }

  /** Without control characters, which could move the cursor or change colours. */
  public static String plain(String text) {
    return text.replaceAll("\\p{Cntrl}", "?");
  }
}
