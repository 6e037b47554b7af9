package io.sluice.sources.time;

import com.fasterxml.jackson.core.JsonParser;
import io.sluice.contracts.IsoTime;
import java.io.IOException;
import java.math.BigDecimal;
import java.time.DateTimeException;
import java.time.Instant;

/**
 * The time of a single message, in each way to write it that needs no other message to be
 * understood: ISO-8601 with {@code T} or a blank and any offset, epoch seconds to nanoseconds as a
 * number or as digits, a month by its name. What may be two times is refused, and a time without an
 * offset is of UTC, as in a CSV body.
 */
public final class JsonTimes {

  private static final String EXPECTED =
      "expected an ISO-8601 time such as 2026-01-31T08:00:00Z, or epoch seconds, milliseconds,"
          + " microseconds or nanoseconds";

  /** 1973-03-03 in seconds: what is less may be Excel's days, or a count since a start. */
  private static final long LEAST = 100_000_000;

  /** Characters of a double, and zeros that its exponent may stand for. */
  private static final int LONGEST_WITH_EXPONENT = 40;

  private JsonTimes() {}

  /**
   * The time that a parser has come to.
   *
   * @throws DateTimeException if it is none, or may be two; what was found and what is expected, to
   *     follow the name of the field: {@code is 'soon', expected ...}
   * @throws IOException if the text is no JSON
   */
  public static Instant parse(JsonParser json) throws IOException {
    return switch (json.currentToken()) {
      case VALUE_STRING -> isUsual(json) ? usual(json) : ofText(json.getText());
      case VALUE_NUMBER_INT, VALUE_NUMBER_FLOAT -> ofNumber(json.getText());
      case VALUE_NULL, VALUE_TRUE, VALUE_FALSE ->
          throw new DateTimeException("is %s, %s".formatted(json.getText(), EXPECTED));
      default -> throw new DateTimeException("is a list or an object, " + EXPECTED);
    };
  }

  /** A T and a Z where nearly all messages have them. */
  private static boolean isUsual(JsonParser json) throws IOException {
    char[] text = json.getTextCharacters();
    int from = json.getTextOffset();
    int length = json.getTextLength();
    return length >= 20 && text[from + 10] == 'T' && text[from + length - 1] == 'Z';
  }

  private static Instant usual(JsonParser json) throws IOException {
    try {
      return IsoTime.parse(json);
    } catch (DateTimeException e) {
      throw none(json.getText());
    }
  }

  /**
   * The time that a text says.
   *
   * @throws DateTimeException as {@link #parse}
   */
  public static Instant ofText(String written) {
    return moment(written).toInstant();
  }

  /**
   * Whether a text, or the digits of a number, say a time without its zone, so that it was read as
   * one of UTC.
   *
   * @throws DateTimeException as {@link #parse}
   */
  public static boolean isLocal(String written) {
    return moment(written).isLocal();
  }

  private static Moment moment(String written) {
    String text = written.strip();
    if (new Decimal().read(text)) {
      return momentOfNumber(text);
    }
    var scanner = new TimeScanner();
    var moment = new Moment();
    if (!scanner.scan(text)) {
      throw none(text);
    }
    if (scanner.hasOrder()) {
      throw new DateTimeException(
          "is %s, where day and month can be taken for each other; %s"
              .formatted(TimeWords.quoted(text), EXPECTED));
    }
    if (!scanner.into(moment, DateOrder.YEAR_FIRST)) {
      throw none(text);
    }
    return moment;
  }

  private static Instant ofNumber(String text) {
    return momentOfNumber(text).toInstant();
  }

  private static Moment momentOfNumber(String text) {
    var number = new Decimal();
    var moment = new Moment();
    if (!number.read(text) && !number.read(withoutExponent(text))) {
      throw none(text);
    }
    // Ten digits are seconds: in 2030 they would look like a date with an hour.
    if (number.digits() != 10 && TimeScanner.maybeCompact(number)) {
      var scanner = new TimeScanner();
      if (scanner.scan(text) && scanner.into(moment, DateOrder.YEAR_FIRST)) {
        return moment;
      }
    }
    if (Math.abs(number.whole()) < LEAST) {
      throw new DateTimeException(
          "is %s, too small for epoch seconds of these days; %s".formatted(text, EXPECTED));
    }
    if (CountedTime.isRecentTicks(number.whole()) || CountedTime.isRecentFileTime(number.whole())) {
      throw new DateTimeException(
          "is %s, which looks like ticks of .NET or Windows; %s".formatted(text, EXPECTED));
    }
    if (!new CountedTime(CountedTime.Unit.BY_SIZE).into(number, moment)) {
      throw none(text);
    }
    return moment;
  }

  /** As some serialisers write doubles: {@code 1.7736408E9}. */
  private static String withoutExponent(String text) {
    if (text.length() > LONGEST_WITH_EXPONENT) {
      throw none(text);
    }
    try {
      var number = new BigDecimal(text);
      if (Math.abs((long) number.scale()) > LONGEST_WITH_EXPONENT) {
        throw none(text);
      }
      return number.toPlainString();
    } catch (NumberFormatException e) {
      throw none(text);
    }
  }

  private static DateTimeException none(String text) {
    return new DateTimeException("is " + TimeWords.quoted(text) + ", " + EXPECTED);
  }
}
