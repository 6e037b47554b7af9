package io.sluice.ingest.validation;

import static io.sluice.ingest.validation.Reason.ASSET_MISSING;
import static io.sluice.ingest.validation.Reason.BAD_LABEL;
import static io.sluice.ingest.validation.Reason.BAD_NAME;
import static io.sluice.ingest.validation.Reason.BAD_TIME;
import static io.sluice.ingest.validation.Reason.DUPLICATE_FIELD;
import static io.sluice.ingest.validation.Reason.PROFILE_MISSING;
import static io.sluice.ingest.validation.Reason.TIME_MISSING;
import static io.sluice.ingest.validation.Reason.VALUES_MISSING;

import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import io.sluice.ingest.profile.KnownProfile;
import io.sluice.ingest.profile.KnownProfiles;
import io.sluice.ingest.validation.ValidationResult.Rejected;
import io.sluice.sources.time.JsonTimes;
import java.io.IOException;
import java.time.DateTimeException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.BitSet;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * One JSON reading, walked through token by token: nothing is built but what the result needs. The
 * first fault in the text's order is the one that is reported; the walk goes on to the end of the
 * object all the same, so that the next record can be read.
 */
final class JsonReading {

  /** 2026-01-31T08:00:00Z */
  private static final int SHORTEST_TIME = 20;

  /** Fields that are no part of a reading, in a sentence. */
  private static final int NAMED_AT_MOST = 10;

  private final KnownProfiles profiles;
  private final ReadingRules rules;
  private final Instant now;
  private final JsonTagValues values;
  private final UntakenValues untaken;

  private @Nullable Rejected fault;
  private int seen;
  private @Nullable String asset;
  private @Nullable String stream;
  private @Nullable String id;
  private @Nullable Integer label;
  private @Nullable String profileName;
  private @Nullable KnownProfile profile;
  private @Nullable Instant time;
  private boolean restated;
  private boolean assumedUtc;
  private final List<String> otherFields = new ArrayList<>();
  private boolean tagsBeforeProfile;
  private boolean again;

  JsonReading(KnownProfiles profiles, ReadingRules rules, UntakenValues untaken, Instant now) {
    this.profiles = profiles;
    this.rules = rules;
    this.untaken = untaken;
    this.now = now;
    this.values = new JsonTagValues(rules, untaken, this::refuse);
  }

  /**
   * @param parser at the start of the object; afterwards at its end
   * @param knownAs the profile's name if an earlier walk has found it, else null
   * @throws IOException if the text is no JSON
   */
  void walk(JsonParser parser, @Nullable String knownAs) throws IOException {
    fault = null;
    seen = 0;
    asset = null;
    stream = null;
    id = null;
    label = null;
    time = null;
    restated = false;
    otherFields.clear();
    tagsBeforeProfile = false;
    again = knownAs != null;
    profileName = knownAs;
    profile = knownAs == null ? null : profiles.find(knownAs).orElse(null);
    values.begin();
    while (parser.nextToken() == JsonToken.FIELD_NAME) {
      var field = parser.currentName();
      parser.nextToken();
      field(field, parser);
    }
    if (seen(Field.VALUES) && profile != null && !tagsBeforeProfile) {
      values.end(profile);
    }
    missing(Field.ASSET, ASSET_MISSING);
    missing(Field.PROFILE, PROFILE_MISSING);
    missing(Field.TIME, TIME_MISSING);
    missing(Field.VALUES, VALUES_MISSING);
  }

  /** The values came before the profile was known: they have to be walked through once more. */
  boolean needsSecondWalk() {
    return tagsBeforeProfile && profile != null;
  }

  Optional<Rejected> fault() {
    return Optional.ofNullable(fault).map(f -> f.from(asset));
  }

  /** Says something beyond the contract, or says it in another way: must be written anew. */
  boolean needsRewrite() {
    return restated || values.restated();
  }

  /** Of all readings so far, a sentence each. */
  List<String> notes() {
    var notes = new ArrayList<>(values.notes());
    if (assumedUtc) {
      notes.add("times name no zone and are read as UTC; write their offset, such as +01:00");
    }
    return notes;
  }

  /** Places of the tags that have a word for a value. */
  BitSet words() {
    return values.words();
  }

  String asset() {
    return found(asset);
  }

  KnownProfile profile() {
    return found(profile);
  }

  /** Null if the reading names none, as id and label. */
  @Nullable String stream() {
    return stream;
  }

  @Nullable String id() {
    return id;
  }

  @Nullable Integer label() {
    return label;
  }

  Instant time() {
    return found(time);
  }

  @Nullable String profileName() {
    return profileName;
  }

  /** What a reading without a fault has. */
  private static <T> T found(@Nullable T part) {
    return Objects.requireNonNull(part, "the reading has a fault");
  }

  private void field(String name, JsonParser parser) throws IOException {
    var field = Field.of(name);
    if (field == null) {
      restated = true;
      if (otherFields.size() < NAMED_AT_MOST) {
        otherFields.add(name);
      }
      if (!again) {
        untaken.ignoredField(name);
      }
      parser.skipChildren();
      return;
    }
    if (seen(field)) {
      refuse(Rejected.of(DUPLICATE_FIELD, "'%s' is there twice", name));
    }
    seen |= field.bit();
    switch (field) {
      case ASSET -> asset(parser);
      case STREAM -> stream = optionalName(parser, Field.STREAM);
      case PROFILE -> profile(parser);
      case TIME -> time(parser);
      case VALUES -> tags(parser, true);
      case QUALITY -> tags(parser, false);
      case ID -> id = optionalName(parser, Field.ID);
      case LABEL -> label(parser);
    }
  }

  private void asset(JsonParser parser) throws IOException {
    var text = text(parser, Field.ASSET, BAD_NAME);
    if (text != null) {
      var bad = rules.asset(text);
      bad.ifPresent(this::refuse);
      asset = bad.filter(b -> b.reason() == BAD_NAME).isPresent() ? null : text;
    }
  }

  private @Nullable String optionalName(JsonParser parser, Field field) throws IOException {
    var text = text(parser, field, BAD_NAME);
    rules.optionalName(field.jsonName(), text).ifPresent(this::refuse);
    restated |= text == null;
    return text;
  }

  private void profile(JsonParser parser) throws IOException {
    var text = text(parser, Field.PROFILE, BAD_NAME);
    if (text == null) {
      return;
    }
    profileName = text;
    profile = profiles.find(text).orElse(null);
    if (profile == null) {
      refuse(ReadingRules.unknownProfile(text, profiles));
    }
  }

  private void time(JsonParser parser) throws IOException {
    var token = parser.currentToken();
    if (token == JsonToken.VALUE_NULL) {
      seen &= ~Field.TIME.bit();
      return;
    }
    if (token != JsonToken.VALUE_STRING && !token.isNumeric()) {
      refuse(Rejected.of(BAD_TIME, "time is %s, expected a text or a number", Found.at(parser)));
      parser.skipChildren();
      return;
    }
    try {
      time = JsonTimes.parse(parser);
    } catch (DateTimeException e) {
      refuse(new Rejected(BAD_TIME, "time " + e.getMessage(), null));
      return;
    }
    rules.time(time, now).ifPresent(this::refuse);
    if (!isContract(parser)) {
      restated = true;
      assumedUtc = assumedUtc || JsonTimes.isLocal(parser.getText());
    }
  }

  /** Whether the time is written as in messages, whatever its fraction: a T, and a Z at the end. */
  private static boolean isContract(JsonParser parser) throws IOException {
    int length = parser.getTextLength();
    if (parser.currentToken() != JsonToken.VALUE_STRING || length < SHORTEST_TIME) {
      return false;
    }
    char[] text = parser.getTextCharacters();
    int from = parser.getTextOffset();
    return text[from + 4] == '-'
        && text[from + 10] == 'T'
        && text[from + 19] != ','
        && text[from + length - 1] == 'Z';
  }

  private void tags(JsonParser parser, boolean areValues) throws IOException {
    if (parser.currentToken() == JsonToken.VALUE_NULL && !areValues) {
      restated = true;
    } else if (parser.currentToken() != JsonToken.START_OBJECT) {
      refuse(
          Rejected.of(
              areValues ? VALUES_MISSING : Reason.BAD_QUALITY,
              "'%s' is %s, expected an object by tag such as {\"%s\": %s}",
              areValues ? "values" : "quality",
              Found.at(parser),
              profile == null ? "LIT101" : profile.tags().getFirst(),
              areValues ? "1.5" : "\"GOOD\""));
      parser.skipChildren();
    } else if (profile == null || tagsBeforeProfile) {
      tagsBeforeProfile = true;
      parser.skipChildren();
    } else if (areValues) {
      values.values(parser, profile);
    } else {
      values.quality(parser, profile);
    }
  }

  private void label(JsonParser parser) throws IOException {
    var token = parser.currentToken();
    if (token == JsonToken.VALUE_NULL) {
      return;
    }
    var text = parser.getText();
    if (token != JsonToken.VALUE_NUMBER_INT || !(text.equals("0") || text.equals("1"))) {
      refuse(Rejected.of(BAD_LABEL, "label is %s, expected 0, 1 or null", Found.at(parser)));
      parser.skipChildren();
    } else {
      label = Integer.valueOf(text);
    }
  }

  private @Nullable String text(JsonParser parser, Field field, Reason otherwise)
      throws IOException {
    if (parser.currentToken() == JsonToken.VALUE_STRING) {
      return parser.getText();
    }
    if (parser.currentToken() == JsonToken.VALUE_NULL) {
      seen &= ~field.bit();
    } else {
      refuse(Rejected.of(otherwise, "%s is %s, expected text", field.jsonName(), Found.at(parser)));
      parser.skipChildren();
    }
    return null;
  }

  private boolean seen(Field field) {
    return (seen & field.bit()) != 0;
  }

  private void missing(Field field, Reason reason) {
    if (!seen(field)) {
      refuse(
          Rejected.of(
              reason,
              "'%s' is missing; found %s, expected asset, profile, time and an object values",
              field.jsonName(),
              foundFields()));
    }
  }

  private String foundFields() {
    var found = new ArrayList<String>();
    for (Field field : Field.values()) {
      if (seen(field)) {
        found.add(field.jsonName());
      }
    }
    found.addAll(otherFields);
    return found.isEmpty() ? "no field" : Excerpt.of(String.join(", ", found), Excerpt.LIST);
  }

  /** What is missing of a reading says more than what is wrong with a quality, if it is none. */
  private void refuse(Rejected rejected) {
    if (fault == null || (fault.reason() == Reason.BAD_QUALITY && isMissing(rejected.reason()))) {
      fault = rejected;
    }
  }

  private static boolean isMissing(Reason reason) {
    return switch (reason) {
      case ASSET_MISSING, PROFILE_MISSING, TIME_MISSING, VALUES_MISSING -> true;
      default -> false;
    };
  }
}
