package io.sluice.cli.console;

/** Text from outside, made fit for a terminal. */
public final class Text {

  private Text() {}

  /** Without control characters, which could move the cursor or change colours. */
  public static String plain(String text) {
    return text.replaceAll("\\p{Cntrl}", "?");
  }
}
