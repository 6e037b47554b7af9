package io.sluice.ingest.validation;

import com.fasterxml.jackson.core.JsonGenerator;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import io.sluice.ingest.profile.KnownProfile;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.time.Instant;

/** Writes a reading that was found valid anew, as the contract has it and without anything else. */
final class JsonRewriter {

  private JsonRewriter() {}

  /**
   * @param parser at the start of the reading's object
   */
  static byte[] rewrite(JsonParser parser, KnownProfile profile, Instant time) throws IOException {
    var bytes = new ByteArrayOutputStream(1024);
    try (JsonGenerator json = JsonDialect.JSON.createGenerator(bytes)) {
      json.writeStartObject();
      while (parser.nextToken() == JsonToken.FIELD_NAME) {
        var field = Field.of(parser.currentName());
        var token = parser.nextToken();
        if (field == null || token == JsonToken.VALUE_NULL) {
          parser.skipChildren();
          continue;
        }
        json.writeFieldName(field.jsonName());
        switch (field) {
          case ASSET, PROFILE -> json.writeString(parser.getText());
          case TIME -> json.writeString(time.toString());
          case LABEL -> json.writeNumber(parser.getText());
          case VALUES, QUALITY -> knownTags(parser, profile, json);
        }
      }
      json.writeEndObject();
    }
    return bytes.toByteArray();
  }

  private static void knownTags(JsonParser parser, KnownProfile profile, JsonGenerator json)
      throws IOException {
    json.writeStartObject();
    while (parser.nextToken() == JsonToken.FIELD_NAME) {
      var tag = parser.currentName();
      var token = parser.nextToken();
      if (profile.indexOf(tag) == KnownProfile.UNKNOWN) {
        parser.skipChildren();
        continue;
      }
      json.writeFieldName(tag);
      switch (token) {
        case VALUE_NULL -> json.writeNull();
        case VALUE_STRING -> json.writeString(parser.getText());
        // The text itself, so that no digit changes.
        default -> json.writeNumber(parser.getText());
      }
    }
    json.writeEndObject();
  }
}
