package io.sluice.detection.rule.expression;

import io.sluice.detection.rule.expression.Expression.Binary;
import io.sluice.detection.rule.expression.Expression.Constant;
import io.sluice.detection.rule.expression.Expression.Measured;
import io.sluice.detection.rule.expression.Expression.Unary;
import io.sluice.detection.rule.expression.Lexer.Sort;
import io.sluice.detection.rule.expression.Lexer.Token;
import io.sluice.detection.rule.measure.Mean;
import io.sluice.detection.rule.measure.Measure;
import io.sluice.detection.rule.measure.Slope;
import io.sluice.detection.rule.measure.Spread;
import io.sluice.detection.rule.measure.Value;
import java.util.List;
import java.util.Set;
import java.util.function.ToIntFunction;

/**
 * Reads expressions by recursive descent:
 *
 * <pre>
 * expression  if or then or | or
 * or          and {"or" and}
 * and         not {"and" not}
 * not         "not" not | comparison
 * comparison  sum [("<" | "<=" | ">" | ">=" | "==" | "!=") sum]
 * sum         product {("+" | "-") product}
 * product     sign {("*" | "/") sign}
 * sign        "-" sign | primary
 * primary     number | "(" expression ")" | "abs" "(" sum ")" | ("min" | "max") "(" sum "," sum ")"
 *             | tag ["." ("mean" | "slope" | "std") ["(" readings ")"] | "." "lag" "(" readings ")"]
 * </pre>
 *
 * A tag whose name is no plain word is written between backticks.
 */
public final class ExpressionParser {

  private static final Set<String> WORDS = Set.of("if", "then", "and", "or", "not");

  /** Deeper than anybody writes, well above the end of the stack. */
  private static final int DEEPEST = 100;

  private static final int LONGEST = 1000;

  private final ToIntFunction<String> tagIndex;
  private final int readings;
  private final double tolerance;
  private final List<Token> tokens;
  private int at;
  private int depth;

  private ExpressionParser(
      String text, ToIntFunction<String> tagIndex, int readings, double tolerance)
      throws ExpressionException {
    this.tagIndex = tagIndex;
    this.readings = readings;
    this.tolerance = tolerance;
    tokens = Lexer.tokens(text);
  }

  /**
   * @param condition whether it is one: 1 where it holds, 0 where not
   */
  public record Parsed(Measure measure, boolean condition) {}

  /**
   * @param tagIndex index of a tag by name, negative if there is none
   * @param readings that a mean, slope or standard deviation is taken of if it does not say
   * @param tolerance up to which two numbers are equal
   * @throws ExpressionException saying what is wrong
   */
  public static Parsed parse(
      String text, ToIntFunction<String> tagIndex, int readings, double tolerance)
      throws ExpressionException {
    if (text.length() > LONGEST) {
      throw new ExpressionException("it is longer than " + LONGEST + " characters");
    }
    var parser = new ExpressionParser(text, tagIndex, readings, tolerance);
    Expression whole = parser.expression();
    if (parser.peek().sort() != Sort.END) {
      throw new ExpressionException(parser.peek() + " is one word too many");
    }
    if (whole.tags().findAny().isEmpty()) {
      throw new ExpressionException("it names no tag");
    }
    return new Parsed(whole, whole.isCondition());
  }

  private Expression expression() throws ExpressionException {
    if (!accept("if")) {
      return or();
    }
    Expression condition = or();
    expect("then");
    return binary(Operator.Two.IMPLIES, condition, or());
  }

  private Expression or() throws ExpressionException {
    Expression left = and();
    while (accept("or")) {
      left = binary(Operator.Two.OR, left, and());
    }
    return left;
  }

  private Expression and() throws ExpressionException {
    Expression left = not();
    while (accept("and")) {
      left = binary(Operator.Two.AND, left, not());
    }
    return left;
  }

  private Expression not() throws ExpressionException {
    if (!accept("not")) {
      return comparison();
    }
    deeper();
    Expression operand = not();
    depth--;
    return new Unary(Operator.One.NOT, require(operand, true, "not"));
  }

  private Expression comparison() throws ExpressionException {
    Expression left = sum();
    var operator = Operator.Two.of(peek().sort() == Sort.SYMBOL ? peek().text() : "");
    if (operator.isEmpty() || !operator.get().isComparison()) {
      return left;
    }
    at++;
    return binary(operator.get(), left, sum());
  }

  private Expression sum() throws ExpressionException {
    Expression left = product();
    while (peek().is("+") || peek().is("-")) {
      left = binary(Operator.Two.of(next().text()).orElseThrow(), left, product());
    }
    return left;
  }

  private Expression product() throws ExpressionException {
    Expression left = sign();
    while (peek().is("*") || peek().is("/")) {
      left = binary(Operator.Two.of(next().text()).orElseThrow(), left, sign());
    }
    return left;
  }

  private Expression sign() throws ExpressionException {
    deeper();
    Expression signed =
        accept("-") ? new Unary(Operator.One.NEGATIVE, require(sign(), false, "-")) : primary();
    depth--;
    return signed;
  }

  private Expression primary() throws ExpressionException {
    Token token = next();
    if (token.sort() == Sort.NUMBER) {
      return new Constant(Double.parseDouble(token.text()));
    }
    if (token.is("(")) {
      Expression inner = expression();
      expect(")");
      return inner;
    }
    if (token.sort() == Sort.NAME && peek().is("(")) {
      return function(token);
    }
    if (token.sort() == Sort.QUOTED || token.sort() == Sort.NAME && !WORDS.contains(token.text())) {
      return new Measured(measure(token));
    }
    throw new ExpressionException("a tag or a number is expected, found " + token);
  }

  private Expression function(Token name) throws ExpressionException {
    expect("(");
    Expression first = sum();
    Expression value =
        switch (name.text()) {
          case "abs" -> new Unary(Operator.One.ABSOLUTE, require(first, false, "abs"));
          case "min", "max" -> {
            expect(",");
            yield binary(Operator.Two.of(name.text()).orElseThrow(), first, sum());
          }
          default ->
              throw new ExpressionException(
                  "there is no function " + name + ", only abs, min and max");
        };
    expect(")");
    return value;
  }

  private Measure measure(Token name) throws ExpressionException {
    int tag = tagIndex.applyAsInt(name.text());
    if (tag < 0) {
      throw new ExpressionException("there is no tag " + name);
    }
    if (!accept(".")) {
      return new Value(tag, 0);
    }
    Token statistic = next();
    return switch (statistic.text()) {
      case "mean" -> new Mean(tag, readings(readings, 1));
      case "slope" -> new Slope(tag, readings(readings, 2));
      case "std" -> new Spread(tag, readings(readings, 2));
      case "lag" -> new Value(tag, readings(0, 1));
      default ->
          throw new ExpressionException(
              "a tag has no " + statistic + ", only mean, slope, std and lag");
    };
  }

  /**
   * @param unsaid number where none is given; 0 if one has to be
   */
  private int readings(int unsaid, int least) throws ExpressionException {
    if (unsaid > 0 && !peek().is("(")) {
      return unsaid;
    }
    expect("(");
    Token number = next();
    if (!number.text().matches("\\d{1,6}") || Integer.parseInt(number.text()) < least) {
      throw new ExpressionException(
          "a number of readings from %d on is expected, found %s".formatted(least, number));
    }
    expect(")");
    return Integer.parseInt(number.text());
  }

  private Expression binary(Operator.Two operator, Expression left, Expression right)
      throws ExpressionException {
    String name = operator == Operator.Two.IMPLIES ? "if ... then" : operator.symbol();
    return new Binary(
        operator,
        require(left, operator.isOfConditions(), name),
        require(right, operator.isOfConditions(), name),
        tolerance);
  }

  private static Expression require(Expression operand, boolean condition, String operator)
      throws ExpressionException {
    if (operand.isCondition() != condition) {
      throw new ExpressionException(
          condition
              ? "'%s' takes conditions, not numbers".formatted(operator)
              : "'%s' takes numbers, not conditions".formatted(operator));
    }
    return operand;
  }

  private void deeper() throws ExpressionException {
    if (++depth > DEEPEST) {
      throw new ExpressionException("it is nested more than " + DEEPEST + " deep");
    }
  }

  private Token peek() {
    return tokens.get(at);
  }

  private Token next() {
    Token token = tokens.get(at);
    at = Math.min(at + 1, tokens.size() - 1);
    return token;
  }

  private boolean accept(String word) {
    if (!peek().is(word)) {
      return false;
    }
    at++;
    return true;
  }

  private void expect(String word) throws ExpressionException {
    Token token = next();
    if (!token.is(word)) {
      throw new ExpressionException("'%s' is expected, found %s".formatted(word, token));
    }
  }
}
