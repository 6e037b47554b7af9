package io.sluice.ingest.validation;

import static io.sluice.ingest.validation.Reason.BAD_QUALITY;
import static io.sluice.ingest.validation.Reason.DUPLICATE_FIELD;
import static io.sluice.ingest.validation.Reason.NOT_A_NUMBER;
import static io.sluice.ingest.validation.Reason.NO_KNOWN_TAG;

import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import io.sluice.ingest.profile.KnownProfile;
import io.sluice.ingest.validation.ValidationResult.Rejected;
import java.io.IOException;
import java.util.BitSet;
import java.util.List;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/** The two objects by tag of a reading, {@code values} and {@code quality}. */
final class JsonTagValues {

  private final ReadingRules rules;
  private final UntakenValues untaken;
  private final Consumer<Rejected> refuse;
  private final NumberNotes notes = new NumberNotes();
  private final JsonValue value = new JsonValue(notes);
  private final BitSet seen = new BitSet();
  private final BitSet words = new BitSet();
  private int known;
  private int structures;
  private @Nullable String firstUnknown;
  private boolean restated;

  JsonTagValues(ReadingRules rules, UntakenValues untaken, Consumer<Rejected> refuse) {
    this.rules = rules;
    this.untaken = untaken;
    this.refuse = refuse;
  }

  void begin() {
    known = 0;
    structures = 0;
    words.clear();
    firstUnknown = null;
    restated = false;
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
      parser.nextToken();
      int index = index(tag, profile);
      if (index == KnownProfile.UNKNOWN) {
        unknown(tag, profile);
        parser.skipChildren();
      } else {
        known++;
        value(parser, index, profile);
      }
    }
  }

  private void value(JsonParser parser, int index, KnownProfile profile) throws IOException {
    var kind = value.read(parser, profile, index);
    if (kind == JsonValue.Kind.KEPT) {
      return;
    }
    restated = true;
    if (kind == JsonValue.Kind.WORD || kind == JsonValue.Kind.STRUCTURE) {
      structures += kind == JsonValue.Kind.STRUCTURE ? 1 : 0;
      words.set(index);
      if (rules.strictValues()) {
        refuse.accept(rules.notANumber(profile, index, value.text()));
      } else {
        untaken.word(profile.tags().get(index), value.text());
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
      if (index(tag, profile) == KnownProfile.UNKNOWN) {
        leaveOut(tag, profile);
        parser.skipChildren();
      } else if (JsonQuality.at(parser) != null) {
        restated |= token != JsonToken.VALUE_STRING || !JsonQuality.isContract(parser);
      } else {
        refuse.accept(
            Rejected.of(
                BAD_QUALITY,
                "quality of %s is %s, expected GOOD, UNCERTAIN or BAD, true or false, or a code of"
                    + " OPC DA from 1 to 255 (0 is bad there and good in OPC UA)",
                tag,
                Found.at(parser)));
        parser.skipChildren();
      }
    }
  }

  /** After the last field: was there anything of the profile's tags? */
  void end(KnownProfile profile) {
    if (known == 0) {
      refuse.accept(
          Rejected.of(
              NO_KNOWN_TAG,
              "values hold none of the %d tags of profile %s of kind %s (%s), but %s",
              profile.tags().size(),
              profile.name(),
              profile.profile().kind(),
              Excerpt.of(String.join(", ", profile.tags()), Excerpt.LIST),
              firstUnknown == null ? "are empty" : "'" + Excerpt.of(firstUnknown) + "'"));
    } else if (structures == known) {
      int first = words.nextSetBit(0);
      refuse.accept(
          Rejected.of(
              NOT_A_NUMBER,
              "each value is an object or an array, %s for one; send the value itself: {\"%s\":"
                  + " 1.5}",
              profile.tags().get(first),
              profile.tags().get(first)));
    }
  }

  /** Of values so far, a sentence each. */
  List<String> notes() {
    return notes.sentences();
  }

  /** Something has to be left out or said anew when the reading is handed on. */
  boolean restated() {
    return restated;
  }

  /** Places of the tags that have a word for a value, or something else that is none. */
  BitSet words() {
    return words;
  }

  /** The tag's place in the profile, or {@link KnownProfile#UNKNOWN}. */
  private int index(String tag, KnownProfile profile) {
    int index = profile.indexOf(tag);
    if (index != KnownProfile.UNKNOWN) {
      if (seen.get(index)) {
        refuse.accept(Rejected.of(DUPLICATE_FIELD, "tag %s is there twice", tag));
      }
      seen.set(index);
    }
    return index;
  }

  private void unknown(String tag, KnownProfile profile) {
    if (firstUnknown == null) {
      firstUnknown = tag;
    }
    leaveOut(tag, profile);
  }

  /** Of a tag that the profile does not know: refused, or left out and counted. */
  private void leaveOut(String tag, KnownProfile profile) {
    restated = true;
    if (rules.strictTags()) {
      refuse.accept(ReadingRules.unknownTag(tag, profile));
    } else {
      untaken.ignored(tag);
    }
  }
}
