package io.sluice.query.feedback;

/** What is judged. */
enum FeedbackKind {
  /** One reading. */
  RECORD,
  /** All readings of a stream of some time. */
  WINDOW
}
