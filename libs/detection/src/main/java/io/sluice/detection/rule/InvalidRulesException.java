package io.sluice.detection.rule;

/** Rules that cannot be used; the message names line, rule and what is wrong. */
public final class InvalidRulesException extends Exception {

  private static final long serialVersionUID = 1;

  public InvalidRulesException(String message) {
    super(message);
  }

  InvalidRulesException(int line, String message) {
    super("line " + line + ": " + message);
  }
}
