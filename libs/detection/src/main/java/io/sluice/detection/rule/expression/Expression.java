package io.sluice.detection.rule.expression;

import io.sluice.detection.rule.measure.Measure;
import io.sluice.detection.window.WindowRing;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/**
 * A node of an expression over measures. Conditions are 1 where they hold and 0 where not; whatever
 * reads a missing value is NaN.
 */
sealed interface Expression extends Measure {

  /** Whether it is a condition, not a number. */
  boolean isCondition();

  /** A number that does not change. */
  record Constant(double value) implements Expression {

    @Override
    public double at(WindowRing ring, int newest) {
      return value;
    }

    @Override
    public int span() {
      return 1;
    }

    @Override
    public IntStream tags() {
      return IntStream.empty();
    }

    @Override
    public boolean isCondition() {
      return false;
    }
  }

  /** Something measured. */
  record Measured(Measure measure) implements Expression {

    @Override
    public double at(WindowRing ring, int newest) {
      return measure.at(ring, newest);
    }

    @Override
    public int span() {
      return measure.span();
    }

    @Override
    public IntStream tags() {
      return measure.tags();
    }

    @Override
    public boolean isCondition() {
      return false;
    }
  }

  /** An operator on one operand. */
  record Unary(Operator.One operator, Expression operand) implements Expression {

    @Override
    public double at(WindowRing ring, int newest) {
      return operator.apply(operand.at(ring, newest));
    }

    @Override
    public int span() {
      return operand.span();
    }

    @Override
    public IntStream tags() {
      return operand.tags();
    }

    @Override
    public boolean isCondition() {
      return operator.isCondition();
    }
  }

  /**
   * An operator on two operands.
   *
   * @param tolerance up to which two numbers are equal
   */
  record Binary(Operator.Two operator, Expression left, Expression right, double tolerance)
      implements Expression {

    @Override
    public double at(WindowRing ring, int newest) {
      double first = left.at(ring, newest);
      double second = right.at(ring, newest);
      return Double.isNaN(first) || Double.isNaN(second)
          ? Double.NaN
          : operator.apply(first, second, tolerance);
    }

    @Override
    public int span() {
      return Math.max(left.span(), right.span());
    }

    @Override
    public IntStream tags() {
      return Stream.of(left, right).flatMapToInt(Measure::tags).distinct();
    }

    @Override
    public boolean isCondition() {
      return operator.isCondition();
    }
  }
}
