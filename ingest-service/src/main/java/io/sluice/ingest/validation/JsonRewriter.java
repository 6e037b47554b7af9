package io.sluice.ingest.validation;

import com.fasterxml.jackson.core.JsonGenerator;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import io.sluice.contracts.ReadingWriter;
import io.sluice.ingest.profile.KnownProfile;
import java.io.ByteArrayOutputStream;
import java.io.IOException;

/** Writes a reading that was found valid anew, as the contract has it and without anything else. */
final class JsonRewriter {

  private JsonRewriter() {}

  /**
   * @param parser at the start of the reading's object
   * @param reading what an earlier walk found in it
   */
  static byte[] rewrite(JsonParser parser, JsonReading reading) throws IOException {
    var bytes = new ByteArrayOutputStream(1024);
    try (JsonGenerator json = JsonDialect.JSON.createGenerator(bytes)) {
      var written = new ReadingWriter(json);
      var profile = reading.profile();
      written.begin(reading.asset(), reading.stream(), profile.name(), reading.time());
      while (parser.nextToken() == JsonToken.FIELD_NAME) {
        var field = Field.of(parser.currentName());
        parser.nextToken();
        if (field == Field.VALUES) {
          written.beginValues();
          knownTags(parser, profile, written);
        } else if (field == Field.QUALITY && parser.currentToken() != JsonToken.VALUE_NULL) {
          written.beginQuality();
          knownTags(parser, profile, written);
        } else {
          parser.skipChildren();
        }
      }
      written.end(reading.id(), reading.label());
    }
    return bytes.toByteArray();
  }

  private static void knownTags(JsonParser parser, KnownProfile profile, ReadingWriter written)
      throws IOException {
    while (parser.nextToken() == JsonToken.FIELD_NAME) {
      var tag = parser.currentName();
      var token = parser.nextToken();
      if (profile.indexOf(tag) == KnownProfile.UNKNOWN) {
        parser.skipChildren();
        continue;
      }
      switch (token) {
        case VALUE_NULL -> written.missing(tag);
        case VALUE_STRING -> written.text(tag, parser.getText());
        // The text itself, so that no digit changes.
        default -> written.number(tag, parser.getText());
      }
    }
    written.endTags();
  }
}
