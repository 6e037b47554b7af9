package io.sluice.scoring.intake;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.JsonToken;
import io.sluice.contracts.IsoTime;
import io.sluice.contracts.MalformedMessageException;
import io.sluice.contracts.Messages;
import io.sluice.contracts.PlainText;
import io.sluice.contracts.Quality;
import io.sluice.scoring.bundle.ServedBundle;
import io.sluice.scoring.bundle.TagLayout;
import java.io.IOException;
import java.time.DateTimeException;
import java.util.function.Function;

/**
 * Reads a {@link io.sluice.contracts.Reading} from its bytes straight into a {@code double[]} in
 * the order of the bundle's tags: no map and no object a value. Refuses what {@link
 * Messages#decode} refuses. Fields may come in any order; if values come before the profile that
 * says where each belongs, the bytes are read a second time. Not thread-safe.
 */
final class ReadingDecoder {

  private static final JsonFactory JSON = Messages.mapper().getFactory();

  private final DecodedReading reading = new DecodedReading();

  /** What of a reading was met in the first pass. */
  private boolean hasValues;

  private boolean needsSecondPass;

  /**
   * @param bundles the bundle of a profile, null if there is none
   * @return the reading; valid until the next call. Its values are read only if it has a bundle
   * @throws MalformedMessageException saying what is wrong, and where
   */
  DecodedReading decode(byte[] bytes, Function<String, ServedBundle> bundles)
      throws MalformedMessageException {
    if (bytes == null) {
      throw new MalformedMessageException("the record has no value, expected a JSON Reading");
    }
    reading.clear();
    hasValues = false;
    needsSecondPass = false;
    try {
      pass(bytes, bundles);
      checkComplete();
      if (needsSecondPass && reading.bundle() != null) {
        secondPass(bytes);
      }
    } catch (JsonProcessingException e) {
      var where = e.getLocation();
      throw new MalformedMessageException(
          "no valid Reading%s: %s"
              .formatted(
                  where == null
                      ? ""
                      : " at line " + where.getLineNr() + ", column " + where.getColumnNr(),
                  e.getOriginalMessage()),
          e);
    } catch (IOException e) {
      throw new MalformedMessageException("no valid Reading: " + e.getMessage(), e);
    }
    reading.maskBad();
    return reading;
  }

  private void pass(byte[] bytes, Function<String, ServedBundle> bundles)
      throws IOException, MalformedMessageException {
    try (var json = JSON.createParser(bytes)) {
      if (json.nextToken() != JsonToken.START_OBJECT) {
        throw unexpected(json, "the record", "a JSON object");
      }
      String field;
      while ((field = json.nextFieldName()) != null) {
        JsonToken token = json.nextToken();
        switch (field) {
          case "asset" -> reading.asset(name(json, token, field));
          case "profile" -> {
            String profile = name(json, token, field);
            if (reading.profile() != null && !reading.profile().equals(profile)) {
              needsSecondPass = true;
            }
            reading.profile(profile, bundles.apply(profile));
          }
          case "time" -> reading.time(time(json, token));
          case "label" -> reading.label(label(json, token));
          case "values" -> {
            hasValues = true;
            values(json, token);
          }
          case "quality" -> quality(json, token);
          default -> json.skipChildren();
        }
      }
      if (json.nextToken() != null) {
        throw unexpected(json, "the record", "nothing after the JSON object");
      }
    }
  }

  /** The profile is known now: everything else was checked in the first pass. */
  private void secondPass(byte[] bytes) throws IOException, MalformedMessageException {
    try (var json = JSON.createParser(bytes)) {
      json.nextToken();
      String field;
      while ((field = json.nextFieldName()) != null) {
        JsonToken token = json.nextToken();
        switch (field) {
          case "values" -> values(json, token);
          case "quality" -> quality(json, token);
          default -> json.skipChildren();
        }
      }
    }
  }

  private void checkComplete() throws MalformedMessageException {
    String missing =
        reading.asset() == null
            ? "asset"
            : reading.profile() == null
                ? "profile"
                : !reading.hasTime() ? "time" : !hasValues ? "values" : null;
    if (missing != null) {
      throw new MalformedMessageException("no valid Reading: '" + missing + "' is missing");
    }
  }

  private static String name(JsonParser json, JsonToken token, String field)
      throws IOException, MalformedMessageException {
    if (token != JsonToken.VALUE_STRING) {
      throw unexpected(json, "'" + field + "'", "a name");
    }
    String name = json.getText();
    if (name.isBlank() || name.length() > PlainText.MAX_NAME_LENGTH) {
      throw unexpected(
          json, "'" + field + "'", "a name of 1 to " + PlainText.MAX_NAME_LENGTH + " characters");
    }
    return name;
  }

  private static long time(JsonParser json, JsonToken token)
      throws IOException, MalformedMessageException {
    if (token == JsonToken.VALUE_STRING) {
      try {
        return Math.floorDiv(IsoTime.parseMicros(json), 1_000L);
      } catch (DateTimeException | ArithmeticException e) {
        throw unexpected(json, "'time'", "an ISO-8601 instant such as 2015-12-28T10:29:14Z");
      }
    }
    throw unexpected(json, "'time'", "an ISO-8601 instant such as 2015-12-28T10:29:14Z");
  }

  private static Integer label(JsonParser json, JsonToken token)
      throws IOException, MalformedMessageException {
    if (token == JsonToken.VALUE_NULL) {
      return null;
    }
    if (token == JsonToken.VALUE_NUMBER_INT) {
      double value = json.getDoubleValue();
      if (value == 0 || value == 1) {
        return (int) value;
      }
    }
    throw unexpected(json, "'label'", "0, 1 or null");
  }

  private void values(JsonParser json, JsonToken token)
      throws IOException, MalformedMessageException {
    if (token != JsonToken.START_OBJECT) {
      throw unexpected(json, "'values'", "an object of numbers by tag");
    }
    TagLayout layout = layout();
    reading.beginValues();
    int guess = 0;
    String tag;
    while ((tag = json.nextFieldName()) != null) {
      double value = number(json, tag);
      int index = layout == null ? -1 : layout.indexOf(tag, guess);
      if (index >= 0) {
        reading.value(index, value);
        guess = index + 1;
      } else {
        reading.unknownTag();
      }
    }
    if (json.currentToken() != JsonToken.END_OBJECT) {
      throw unexpected(json, "'values'", "an object of numbers by tag");
    }
  }

  private static double number(JsonParser json, String tag)
      throws IOException, MalformedMessageException {
    switch (json.nextToken()) {
      case VALUE_NUMBER_FLOAT, VALUE_NUMBER_INT -> {
        double value = json.getDoubleValue();
        if (Double.isInfinite(value)) {
          throw unexpected(json, "'values." + tag + "'", "a finite number or null");
        }
        return value;
      }
      case VALUE_NULL -> {
        return Double.NaN;
      }
      case null, default -> throw unexpected(json, "'values." + tag + "'", "a number or null");
    }
  }

  private void quality(JsonParser json, JsonToken token)
      throws IOException, MalformedMessageException {
    if (token == JsonToken.VALUE_NULL) {
      return;
    }
    if (token != JsonToken.START_OBJECT) {
      throw unexpected(json, "'quality'", "an object of GOOD, UNCERTAIN or BAD by tag");
    }
    TagLayout layout = layout();
    reading.beginQuality();
    String tag;
    while ((tag = json.nextFieldName()) != null) {
      boolean bad = isBad(json, tag);
      int index = layout == null ? -1 : layout.indexOf(tag);
      if (index >= 0) {
        reading.bad(index, bad);
      }
    }
  }

  private static boolean isBad(JsonParser json, String tag)
      throws IOException, MalformedMessageException {
    JsonToken token = json.nextToken();
    if (token == JsonToken.VALUE_NULL) {
      return false;
    }
    if (token == JsonToken.VALUE_STRING) {
      return Quality.of(json.getText()) == Quality.BAD;
    }
    throw unexpected(json, "'quality." + tag + "'", "GOOD, UNCERTAIN or BAD");
  }

  /** Null, and a second pass to come, while the profile is not known. */
  private TagLayout layout() {
    if (reading.profile() == null) {
      needsSecondPass = true;
    }
    return reading.bundle() == null ? null : reading.bundle().layout();
  }

  private static MalformedMessageException unexpected(
      JsonParser json, String what, String expected) {
    var where = json.currentTokenLocation();
    return new MalformedMessageException(
        "no valid Reading at line %d, column %d: %s: expected %s, found %s"
            .formatted(
                where.getLineNr(),
                where.getColumnNr(),
                what,
                expected,
                json.currentToken() == null ? "the end" : json.currentToken()));
  }
}
