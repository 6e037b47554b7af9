package io.sluice.counts;

import java.util.List;

/** A counts.yaml that cannot be used; the message says all that is wrong, each with its line. */
public final class InvalidCountsException extends Exception {

  private static final long serialVersionUID = 1;

  InvalidCountsException(List<String> sentences) {
    super(String.join("; ", sentences));
  }
}
