package io.sluice.ingest.validation;

import com.fasterxml.jackson.core.JsonParser;
import io.sluice.contracts.PlainText;
import io.sluice.ingest.profile.KnownProfile;
import io.sluice.sources.value.FieldReader;
import io.sluice.sources.value.NumberStyle;
import java.io.IOException;

/**
 * What the value of one tag says, in JSON. Filled anew for each, so that no object is made for what
 * stays as it is.
 */
final class JsonValue {

  /** The largest double has 309 digits. */
  private static final int FINITE_DIGITS = 300;

  private final NumberNotes notes;
  private double number;
  private String text = "";

  /**
   * @param notes is told of numbers that are not written plainly
   */
  JsonValue(NumberNotes notes) {
    this.notes = notes;
  }

  /** What becomes of it. */
  enum Kind {
    /** A number, null, or the text of a categorical tag: passed on as it is. */
    KEPT,
    /** {@link #number}, said in another way: as text, a boolean, a word for a state. */
    NUMBER,
    /** {@link #text} of a categorical tag. */
    TEXT,
    /** Nothing, said in another way. */
    MISSING,
    /** No value; {@link #text} stands for it. */
    WORD,
    /** The same: an object or an array. */
    STRUCTURE
  }

  /**
   * @param parser at the value, afterwards at its end
   * @param tag its place in the profile
   * @throws IOException if the text is no JSON
   */
  Kind read(JsonParser parser, KnownProfile profile, int tag) throws IOException {
    return switch (parser.currentToken()) {
      case VALUE_NULL -> Kind.KEPT;
      // A text such as 1e999 is grammatical, but no double.
      case VALUE_NUMBER_INT, VALUE_NUMBER_FLOAT ->
          isSurelyFinite(parser) || Double.isFinite(parser.getDoubleValue())
              ? Kind.KEPT
              : word(parser.getText());
      case VALUE_STRING -> said(parser, profile, tag);
      case VALUE_TRUE -> said("true", 1, profile, tag);
      case VALUE_FALSE -> said("false", 0, profile, tag);
      case START_OBJECT -> structure("an object", parser, profile, tag);
      default -> structure("an array", parser, profile, tag);
    };
  }

  /** A boolean is 1 or 0 where these are the tag's numbers; elsewhere no more than a word. */
  private Kind said(String name, int value, KnownProfile profile, int tag) {
    if (profile.takesTexts(tag)) {
      return text(name);
    }
    return profile.isZeroOrOne(tag) ? number(value) : word(name);
  }

  private Kind said(JsonParser parser, KnownProfile profile, int tag) throws IOException {
    FieldReader reader = profile.reader(tag);
    if (reader.isOfTexts()) {
      return parser.getTextLength() == 0 || PlainText.isName(parser.getText())
          ? Kind.KEPT
          : word(parser.getText());
    }
    var said = parser.getText().strip();
    double value = reader.number(said);
    if (Double.isNaN(value)) {
      if (NumberStyle.hasDoubtfulMark(said)) {
        notes.addDoubtful(profile.profile().tags().get(tag), said);
      }
      return said.isEmpty() ? Kind.MISSING : word(said);
    }
    var style = reader.ownStyle(said);
    if (style != null) {
      notes.add(profile.profile().tags().get(tag), style);
    }
    return number(value);
  }

  private Kind number(double value) {
    number = value;
    return Kind.NUMBER;
  }

  private Kind text(String value) {
    text = value;
    return Kind.TEXT;
  }

  private Kind word(String foreign) {
    text = Excerpt.of(foreign);
    return Kind.WORD;
  }

  private Kind structure(String name, JsonParser parser, KnownProfile profile, int tag)
      throws IOException {
    notes.addStructure(profile.tags().get(tag), name);
    text = name;
    parser.skipChildren();
    return Kind.STRUCTURE;
  }

  /** Of what {@link #read} found to be a {@link Kind#NUMBER}. */
  double number() {
    return number;
  }

  /** Of what {@link #read} found to be a text, a word or a structure; never blank. */
  String text() {
    return text;
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
}
