package io.sluice.contracts.yaml;

/** What was to be YAML is none; the message says why, {@link #line} where. */
public final class InvalidYamlException extends Exception {

  private static final long serialVersionUID = 1;

  private final int line;

  InvalidYamlException(int line, String message) {
    super(message);
    this.line = line;
  }

  /** 1 is the first. */
  public int line() {
    return line;
  }
}
