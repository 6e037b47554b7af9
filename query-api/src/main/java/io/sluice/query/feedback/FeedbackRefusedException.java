package io.sluice.query.feedback;

/** Feedback that cannot be taken, and with it all that came along. */
final class FeedbackRefusedException extends RuntimeException {

  private static final long serialVersionUID = 1L;

  private final String field;

  /**
   * @param field what is wrong: a field, or a row of a file
   * @param sentence what is wrong with it, and what to do
   */
  FeedbackRefusedException(String field, String sentence) {
    super(sentence);
    this.field = field;
  }

  String field() {
    return field;
  }

  /** There always is one. */
  @Override
  public String getMessage() {
    return String.valueOf(super.getMessage());
  }
}
