package io.sluice.testbed.http;

/** What the receiver does with a request. */
public sealed interface Answer {

  /**
   * @param code the HTTP status to answer with
   */
  record Status(int code) implements Answer {}

  /** No answer at all: the sender runs into its timeout; held until the receiver closes. */
  record Silence() implements Answer {}
}
