package io.sluice.ingest.validation;

import static io.sluice.ingest.validation.Reason.BAD_QUALITY;
import static io.sluice.ingest.validation.Reason.DUPLICATE_FIELD;
import static io.sluice.ingest.validation.Reason.NOT_A_NUMBER;
import static io.sluice.ingest.validation.Reason.NO_KNOWN_TAG;

import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import io.sluice.contracts.PlainText;
import io.sluice.ingest.profile.KnownProfile;
import io.sluice.ingest.validation.ValidationResult.Rejected;
import java.io.IOException;
import java.util.BitSet;
import java.util.function.Consumer;

/** The two objects by tag of a reading, {@code values} and {@code quality}. */
final class JsonTagValues {

  /** The largest double has 309 digits. */
  private static final int FINITE_DIGITS = 300;

  private final ReadingRules rules;
  private final UnknownTags unknownTags;
  private final Consumer<Rejected> refuse;
  private final BitSet seen = new BitSet();
  private int known;
  private String firstUnknown;
  private boolean unknownSeen;

  JsonTagValues(ReadingRules rules, UnknownTags unknownTags, Consumer<Rejected> refuse) {
    this.rules = rules;
    this.unknownTags = unknownTags;
    this.refuse = refuse;
  }

  void begin() {
    known = 0;
    firstUnknown = null;
    unknownSeen = false;
  }

  /**
   * @throws IOException if the text is no JSON
   */
  void values(JsonParser parser, KnownProfile profile) throws IOException {
    seen.clear();
    int count = 0;
    while (parser.nextToken() == JsonToken.FIELD_NAME) {
      rules.values(++count);
      var tag = parser.currentName();
      var token = parser.nextToken();
      if (!known(tag, profile)) {
        unknown(tag, profile);
        parser.skipChildren();
      } else if (!isValue(token, parser)) {
        boolean takesTexts = profile.takesTexts(profile.indexOf(tag));
        if (takesTexts && isText(token, parser)) {
          known++;
          continue;
        }
        refuse.accept(
            Rejected.of(
                NOT_A_NUMBER,
                "%s is %s, expected %sa finite number or null",
                tag,
                Found.at(parser),
                takesTexts
                    ? "a plain text of at most " + PlainText.MAX_NAME_LENGTH + " characters, "
                    : ""));
        parser.skipChildren();
      } else {
        known++;
      }
    }
  }

  /**
   * @throws IOException if the text is no JSON
   */
  void quality(JsonParser parser, KnownProfile profile) throws IOException {
    seen.clear();
    int count = 0;
    while (parser.nextToken() == JsonToken.FIELD_NAME) {
      rules.values(++count);
      var tag = parser.currentName();
      var token = parser.nextToken();
      if (!known(tag, profile)) {
        unknownSeen = true;
        parser.skipChildren();
      } else if (token != JsonToken.VALUE_STRING || !isQuality(parser.getText())) {
        refuse.accept(
            Rejected.of(
                BAD_QUALITY,
                "quality of %s is %s, expected GOOD, UNCERTAIN or BAD",
                tag,
                Found.at(parser)));
        parser.skipChildren();
      }
    }
  }

  /** After the last field: were there any of the profile's tags? */
  void end(KnownProfile profile) {
    if (known == 0) {
      refuse.accept(
          Rejected.of(
              NO_KNOWN_TAG,
              "values hold none of the %d tags of profile %s, but %s",
              profile.tags().size(),
              profile.name(),
              firstUnknown == null ? "are empty" : "'" + Excerpt.of(firstUnknown) + "'"));
    }
  }

  /** Something has to be left out when the reading is handed on. */
  boolean unknownSeen() {
    return unknownSeen;
  }

  private boolean known(String tag, KnownProfile profile) {
    int index = profile.indexOf(tag);
    if (index == KnownProfile.UNKNOWN) {
      return false;
    }
    if (seen.get(index)) {
      refuse.accept(Rejected.of(DUPLICATE_FIELD, "tag %s is there twice", tag));
    }
    seen.set(index);
    return true;
  }

  private void unknown(String tag, KnownProfile profile) {
    unknownSeen = true;
    if (firstUnknown == null) {
      firstUnknown = tag;
    }
    if (rules.strict()) {
      refuse.accept(ReadingRules.unknownTag(tag, profile));
    } else {
      unknownTags.ignored(profile.name(), tag);
    }
  }

  private static boolean isValue(JsonToken token, JsonParser parser) throws IOException {
    return switch (token) {
      case VALUE_NULL -> true;
      // A text such as 1e999 is grammatical, but no double.
      case VALUE_NUMBER_INT, VALUE_NUMBER_FLOAT ->
          isSurelyFinite(parser) || Double.isFinite(parser.getDoubleValue());
      default -> false;
    };
  }

  private static boolean isText(JsonToken token, JsonParser parser) throws IOException {
    return token == JsonToken.VALUE_STRING
        && (parser.getTextLength() == 0 || PlainText.isName(parser.getText()));
  }

  /** A number without letters or hundreds of digits need not be computed to know it. */
  private static boolean isSurelyFinite(JsonParser parser) throws IOException {
    int length = parser.getTextLength();
    if (length > FINITE_DIGITS) {
      return false;
    }
    char[] text = parser.getTextCharacters();
    int from = parser.getTextOffset();
    for (int i = from; i < from + length; i++) {
      if (text[i] > '9') {
        return false;
      }
    }
    return true;
  }

  private static boolean isQuality(String text) {
    return switch (text) {
      case "GOOD", "UNCERTAIN", "BAD" -> true;
      default -> false;
    };
  }
}
