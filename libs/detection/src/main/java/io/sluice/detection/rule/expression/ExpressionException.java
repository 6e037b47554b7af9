package io.sluice.detection.rule.expression;

/** An expression that cannot be understood; the message says where and why. */
public final class ExpressionException extends Exception {

  private static final long serialVersionUID = 1;

  ExpressionException(String message) {
    super(message);
  }
}
