package io.sluice.incidents.quiet;

/** What somebody asked for cannot be; the message is a sentence that says what to do. */
public class InvalidQuietException extends IllegalArgumentException {

  private static final long serialVersionUID = 1L;

  private final String field;
  private final String rule;

  /**
   * @param field that is wrong
   * @param rule that it breaks, in a few words
   */
  public InvalidQuietException(String field, String rule, String sentence) {
    super(sentence);
    this.field = field;
    this.rule = rule;
  }

  public String field() {
    return field;
  }

  public String rule() {
    return rule;
  }
}
