package io.sluice.testbed.http;

import java.util.Map;

/** What the receiver does with a request. */
public sealed interface Answer {

  /**
   * @param code the HTTP status to answer with
   * @param headers of the answer, by name
   * @param body of the answer; none if it is empty
   */
  record Status(int code, Map<String, String> headers, String body) implements Answer {

    public Status(int code) {
      this(code, Map.of(), "");
    }

    public Status(int code, String body) {
      this(code, Map.of(), body);
    }

    public Status with(String header, String value) {
      return new Status(code, Map.of(header, value), body);
    }
  }

  /** No answer at all: the sender runs into its timeout; held until the receiver closes. */
  record Silence() implements Answer {}

  /** The connection is closed without a word. */
  record HangUp() implements Answer {}

  /**
   * The status and then as many bytes as the sender cares to read, without an end until the
   * receiver closes.
   */
  record Flood(int code) implements Answer {}

  /** The status and one byte of a body of which no more comes until the receiver closes. */
  record Trickle(int code) implements Answer {}
}
