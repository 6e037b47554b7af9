package io.sluice.alert.intake;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.JsonToken;
import io.sluice.contracts.Contributor;
import io.sluice.contracts.DataFault;
import io.sluice.contracts.Debounce;
import io.sluice.contracts.IsoTime;
import io.sluice.contracts.MalformedMessageException;
import io.sluice.contracts.Messages;
import io.sluice.contracts.PlainText;
import io.sluice.contracts.Score;
import io.sluice.contracts.Severity;
import io.sluice.incidents.Finding;
import io.sluice.incidents.LogPosition;
import io.sluice.incidents.Observation;
import java.io.IOException;
import java.time.DateTimeException;
import java.time.Duration;
import java.time.Instant;
import java.util.List;

/**
 * Reads a score no further than needed: of a quiet one only the fields that move an incident are
 * looked at, without a tree and without the objects of the message; an anomalous one is decoded and
 * checked in full.
 */
final class ScoreReader {

  /** The years that ISO-8601 writes with four digits, and every database knows. */
  private static final Instant EARLIEST = Instant.parse("0001-01-01T00:00:00Z");

  private static final Instant LATEST = Instant.parse("9999-12-31T23:59:59.999999999Z");

  private final JsonFactory json = Messages.mapper().getFactory();

  /**
   * @throws MalformedMessageException if the bytes are no score that can be judged and stored
   */
  Observation read(byte[] value) throws MalformedMessageException {
    if (value == null) {
      throw new MalformedMessageException("the record has no value, expected a JSON Score");
    }
    Observation seen = skim(value);
    if (seen == null) {
      seen = observation(Messages.decode(value, Score.class));
      check(seen.process().contributors());
      check(seen.data().contributors());
    }
    name(seen.asset(), "asset");
    name(seen.profile(), "profile");
    time(seen.windowStart(), "windowStart");
    time(seen.windowEnd(), "windowEnd");
    return seen;
  }

  /** Null if there is more to the score: its window is anomalous, or its data is at fault. */
  private Observation skim(byte[] value) throws MalformedMessageException {
    String asset = null;
    String profile = null;
    Instant windowStart = null;
    Instant windowEnd = null;
    Severity severity = null;
    boolean isFirst = false;
    LogPosition position = null;
    double infoLevel = 1;
    Debounce debounce = null;
    boolean isFaulty = false;
    double ratio = Double.NaN;
    try (JsonParser parser = json.createParser(value)) {
      if (parser.nextToken() != JsonToken.START_OBJECT) {
        throw new MalformedMessageException("no valid Score: expected a JSON object");
      }
      while (parser.nextToken() == JsonToken.FIELD_NAME) {
        String field = parser.currentName();
        JsonToken token = parser.nextToken();
        switch (field) {
          case "asset" -> asset = text(parser, token, field);
          case "profile" -> profile = text(parser, token, field);
          case "windowStart" -> windowStart = time(parser, token, field);
          case "windowEnd" -> windowEnd = time(parser, token, field);
          case "severity" -> severity = Severity.of(text(parser, token, field));
          case "debounce" -> debounce = debounce(parser, token);
          case "first" -> isFirst = token == JsonToken.VALUE_TRUE;
          case "infoLevel" -> infoLevel = number(parser, token, field);
          case "source" -> position = position(parser, token);
          case "ratio" -> ratio = number(parser, token, field);
          case "data" -> isFaulty = isObject(parser, token, field);
          default -> parser.skipChildren();
        }
      }
      if (parser.nextToken() != null) {
        throw new MalformedMessageException("no valid Score: something follows the JSON object");
      }
      if (required(severity, "severity").isAnomalous() || isFaulty) {
        return null;
      }
      return new Observation(
          required(asset, "asset"),
          required(profile, "profile"),
          required(windowStart, "windowStart"),
          required(windowEnd, "windowEnd"),
          isFirst,
          required(position, "source"),
          debounce,
          infoLevel,
          new Finding(ratio, severity, List.of()),
          Finding.NOTHING);
    } catch (JsonProcessingException e) {
      throw new MalformedMessageException("no valid Score: " + e.getOriginalMessage(), e);
    } catch (IOException | IllegalArgumentException | DateTimeException e) {
      throw new MalformedMessageException("no valid Score: " + e.getMessage(), e);
    }
  }

  private static Debounce debounce(JsonParser parser, JsonToken start)
      throws IOException, MalformedMessageException {
    requireObject(start, "debounce");
    Duration onDelay = null;
    Duration offDelay = null;
    while (parser.nextToken() == JsonToken.FIELD_NAME) {
      String field = parser.currentName();
      JsonToken token = parser.nextToken();
      switch (field) {
        case "onDelay" -> onDelay = Duration.parse(text(parser, token, field));
        case "offDelay" -> offDelay = Duration.parse(text(parser, token, field));
        default -> parser.skipChildren();
      }
    }
    return new Debounce(onDelay, offDelay);
  }

  private static LogPosition position(JsonParser parser, JsonToken start)
      throws IOException, MalformedMessageException {
    requireObject(start, "source");
    int partition = -1;
    long offset = -1;
    while (parser.nextToken() == JsonToken.FIELD_NAME) {
      String field = parser.currentName();
      JsonToken token = parser.nextToken();
      switch (field) {
        case "partition" -> partition = (int) wholeNumber(parser, token, field);
        case "offset" -> offset = wholeNumber(parser, token, field);
        default -> parser.skipChildren();
      }
    }
    if (partition < 0 || offset < 0) {
      throw new MalformedMessageException(
          "no valid Score: 'source' has no partition and offset of 0 and more");
    }
    return new LogPosition(partition, offset);
  }

  private static long wholeNumber(JsonParser parser, JsonToken token, String field)
      throws IOException, MalformedMessageException {
    if (token != JsonToken.VALUE_NUMBER_INT) {
      throw new MalformedMessageException("no valid Score: '" + field + "' is no whole number");
    }
    return "partition".equals(field) ? parser.getIntValue() : parser.getLongValue();
  }

  private static Observation observation(Score score) {
    DataFault data = score.data();
    return new Observation(
        score.asset(),
        score.profile(),
        score.windowStart(),
        score.windowEnd(),
        Boolean.TRUE.equals(score.first()),
        new LogPosition(score.source().partition(), score.source().offset()),
        score.debounce(),
        score.infoLevel() == null ? 1 : score.infoLevel(),
        new Finding(score.ratio(), score.severity(), score.contributors(), score.state()),
        data == null ? Finding.NOTHING : new Finding(data.ratio(), data.severity(), data.faults()));
  }

  private static boolean isObject(JsonParser parser, JsonToken token, String field)
      throws IOException, MalformedMessageException {
    requireObject(token, field);
    parser.skipChildren();
    return true;
  }

  private static void requireObject(JsonToken token, String field)
      throws MalformedMessageException {
    if (token != JsonToken.START_OBJECT) {
      throw new MalformedMessageException("no valid Score: '" + field + "' is no object");
    }
  }

  private static String text(JsonParser parser, JsonToken token, String field)
      throws IOException, MalformedMessageException {
    requireText(token, field);
    return parser.getText();
  }

  private static Instant time(JsonParser parser, JsonToken token, String field)
      throws IOException, MalformedMessageException {
    requireText(token, field);
    return IsoTime.parse(parser);
  }

  private static void requireText(JsonToken token, String field) throws MalformedMessageException {
    if (token != JsonToken.VALUE_STRING) {
      throw new MalformedMessageException("no valid Score: '" + field + "' is no text");
    }
  }

  private static double number(JsonParser parser, JsonToken token, String field)
      throws IOException, MalformedMessageException {
    if (!token.isNumeric()) {
      throw new MalformedMessageException("no valid Score: '" + field + "' is no number");
    }
    return parser.getDoubleValue();
  }

  private static <T> T required(T value, String field) throws MalformedMessageException {
    if (value == null) {
      throw new MalformedMessageException("no valid Score: '" + field + "' is missing");
    }
    return value;
  }

  private static void check(List<Contributor> contributors) throws MalformedMessageException {
    for (Contributor contributor : contributors) {
      check(contributor);
    }
  }

  private static void check(Contributor contributor) throws MalformedMessageException {
    if (!PlainText.isPlain(contributor.tag())
        || !isPlainOrNull(contributor.unit())
        || !isPlainOrNull(contributor.stage())
        || !isPlainOrNull(contributor.reason())) {
      throw new MalformedMessageException(
          "no valid Score: a contributor's tag, unit, stage or reason is no plain text");
    }
  }

  private static boolean isPlainOrNull(String text) {
    return text == null || PlainText.isPlain(text);
  }

  private static void name(String value, String field) throws MalformedMessageException {
    if (!PlainText.isName(value)) {
      throw new MalformedMessageException(
          "no valid Score: '%s' must be plain text of 1 to %d characters"
              .formatted(field, PlainText.MAX_NAME_LENGTH));
    }
  }

  private static void time(Instant value, String field) throws MalformedMessageException {
    if (value.isBefore(EARLIEST) || value.isAfter(LATEST)) {
      throw new MalformedMessageException(
          "no valid Score: '" + field + "' is " + value + ", not in the years 1 to 9999");
    }
  }
}
