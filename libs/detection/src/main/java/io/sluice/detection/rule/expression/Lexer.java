package io.sluice.detection.rule.expression;

import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Cuts an expression into its words. */
final class Lexer {

  private static final Pattern TOKEN =
      Pattern.compile(
          "\\s*(?:(?<number>(?:\\d+\\.?\\d*|\\.\\d+)(?:[eE][+-]?\\d+)?)"
              + "|`(?<quoted>[^`]+)`"
              + "|(?<name>[\\p{L}_][\\p{L}\\p{N}_]*)"
              + "|(?<symbol><=|>=|==|!=|[-+*/<>().,]))");

  private Lexer() {}

  /** What sort of word it is. */
  enum Sort {
    NUMBER,
    NAME,
    /** A name between backticks: never a word of the language. */
    QUOTED,
    SYMBOL,
    END
  }

  /**
   * @param column where it begins, 1 is the first
   */
  record Token(Sort sort, String text, int column) {

    boolean is(String word) {
      return (sort == Sort.SYMBOL || sort == Sort.NAME) && text.equals(word);
    }

    @Override
    public String toString() {
      return sort == Sort.END ? "the end" : "'" + text + "' at column " + column;
    }
  }

  static List<Token> tokens(String text) throws ExpressionException {
    var tokens = new ArrayList<Token>();
    String trimmed = text.stripTrailing();
    Matcher matcher = TOKEN.matcher(trimmed);
    int at = 0;
    while (at < trimmed.length()) {
      if (!matcher.region(at, trimmed.length()).lookingAt()) {
        int column = at + trimmed.substring(at).length() - trimmed.substring(at).strip().length();
        throw new ExpressionException(
            "'%s' at column %d is no part of an expression"
                .formatted(trimmed.charAt(column), column + 1));
      }
      tokens.add(token(matcher));
      at = matcher.end();
    }
    tokens.add(new Token(Sort.END, "", trimmed.length() + 1));
    return tokens;
  }

  private static Token token(Matcher matcher) {
    if (matcher.group("number") != null) {
      return new Token(Sort.NUMBER, matcher.group("number"), matcher.start("number") + 1);
    }
    if (matcher.group("quoted") != null) {
      return new Token(Sort.QUOTED, matcher.group("quoted"), matcher.start("quoted"));
    }
    if (matcher.group("name") != null) {
      return new Token(Sort.NAME, matcher.group("name"), matcher.start("name") + 1);
    }
    return new Token(Sort.SYMBOL, matcher.group("symbol"), matcher.start("symbol") + 1);
  }
}
