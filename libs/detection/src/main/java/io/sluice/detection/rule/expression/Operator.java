package io.sluice.detection.rule.expression;

import java.util.Arrays;
import java.util.Optional;

/** What an expression can do with numbers and conditions (1 or 0). */
final class Operator {

  private Operator() {}

  private static double truth(boolean holds) {
    return holds ? 1 : 0;
  }

  /** Of one operand. */
  enum One {
    NEGATIVE {
      @Override
      double apply(double operand) {
        return -operand;
      }
    },
    ABSOLUTE {
      @Override
      double apply(double operand) {
        return Math.abs(operand);
      }
    },
    NOT {
      @Override
      double apply(double operand) {
        return 1 - operand;
      }
    };

    abstract double apply(double operand);

    /** Whether operand and result are conditions, not numbers. */
    boolean isCondition() {
      return this == NOT;
    }
  }

  /** Of two operands, neither of which is NaN. */
  enum Two {
    PLUS("+") {
      @Override
      double apply(double left, double right, double tolerance) {
        return left + right;
      }
    },
    MINUS("-") {
      @Override
      double apply(double left, double right, double tolerance) {
        return left - right;
      }
    },
    TIMES("*") {
      @Override
      double apply(double left, double right, double tolerance) {
        return left * right;
      }
    },
    OVER("/") {
      @Override
      double apply(double left, double right, double tolerance) {
        return right == 0 ? Double.NaN : left / right;
      }
    },
    MINIMUM("min") {
      @Override
      double apply(double left, double right, double tolerance) {
        return Math.min(left, right);
      }
    },
    MAXIMUM("max") {
      @Override
      double apply(double left, double right, double tolerance) {
        return Math.max(left, right);
      }
    },
    LESS("<") {
      @Override
      double apply(double left, double right, double tolerance) {
        return truth(left < right);
      }
    },
    AT_MOST("<=") {
      @Override
      double apply(double left, double right, double tolerance) {
        return truth(left <= right);
      }
    },
    GREATER(">") {
      @Override
      double apply(double left, double right, double tolerance) {
        return truth(left > right);
      }
    },
    AT_LEAST(">=") {
      @Override
      double apply(double left, double right, double tolerance) {
        return truth(left >= right);
      }
    },
    EQUAL("==") {
      @Override
      double apply(double left, double right, double tolerance) {
        return truth(Math.abs(left - right) <= tolerance);
      }
    },
    DIFFERENT("!=") {
      @Override
      double apply(double left, double right, double tolerance) {
        return truth(Math.abs(left - right) > tolerance);
      }
    },
    AND("and") {
      @Override
      double apply(double left, double right, double tolerance) {
        return Math.min(left, right);
      }
    },
    OR("or") {
      @Override
      double apply(double left, double right, double tolerance) {
        return Math.max(left, right);
      }
    },
    IMPLIES("then") {
      @Override
      double apply(double left, double right, double tolerance) {
        return Math.max(1 - left, right);
      }
    };

    private final String symbol;

    Two(String symbol) {
      this.symbol = symbol;
    }

    abstract double apply(double left, double right, double tolerance);

    String symbol() {
      return symbol;
    }

    /** Whether the result is a condition. */
    boolean isCondition() {
      return compareTo(LESS) >= 0;
    }

    /** Whether the operands are conditions. */
    boolean isOfConditions() {
      return compareTo(AND) >= 0;
    }

    boolean isComparison() {
      return isCondition() && !isOfConditions();
    }

    static Optional<Two> of(String symbol) {
      return Arrays.stream(values()).filter(one -> one.symbol.equals(symbol)).findFirst();
    }
  }
}
