package io.sluice.ingest.validation;

import com.fasterxml.jackson.core.JsonGenerator;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import io.sluice.contracts.Quality;
import io.sluice.contracts.ReadingWriter;
import io.sluice.ingest.profile.KnownProfile;
import java.io.ByteArrayOutputStream;
import java.io.IOException;

/** Writes a reading that was found valid anew, as the contract has it and without anything else. */
final class JsonRewriter {

  private final JsonReading reading;
  private final KnownProfile profile;
  private final ReadingWriter written;
  private final JsonValue value = new JsonValue(new NumberNotes());
  private boolean qualityWritten;

  private JsonRewriter(JsonReading reading, JsonGenerator json) {
    this.reading = reading;
    this.profile = reading.profile();
    this.written = new ReadingWriter(json);
  }

  /**
   * @param parser at the start of the reading's object
   * @param reading what an earlier walk found in it
   */
  static byte[] rewrite(JsonParser parser, JsonReading reading) throws IOException {
    var bytes = new ByteArrayOutputStream(1024);
    try (JsonGenerator json = JsonDialect.JSON.createGenerator(bytes)) {
      new JsonRewriter(reading, json).rewrite(parser);
    }
    return bytes.toByteArray();
  }

  private void rewrite(JsonParser parser) throws IOException {
    written.begin(reading.asset(), reading.stream(), profile.name(), reading.time());
    while (parser.nextToken() == JsonToken.FIELD_NAME) {
      var field = Field.of(parser.currentName());
      parser.nextToken();
      if (field == Field.VALUES) {
        values(parser);
      } else if (field == Field.QUALITY && parser.currentToken() != JsonToken.VALUE_NULL) {
        quality(parser);
      } else {
        parser.skipChildren();
      }
    }
    if (!qualityWritten && !reading.words().isEmpty()) {
      written.beginQuality();
      badWords();
      written.endTags();
    }
    written.end(reading.id(), reading.label());
  }

  private void values(JsonParser parser) throws IOException {
    written.beginValues();
    while (parser.nextToken() == JsonToken.FIELD_NAME) {
      var tag = parser.currentName();
      parser.nextToken();
      int index = profile.indexOf(tag);
      if (index == KnownProfile.UNKNOWN) {
        parser.skipChildren();
      } else {
        value(tag, index, parser);
      }
    }
    written.endTags();
  }

  private void value(String tag, int index, JsonParser parser) throws IOException {
    switch (value.read(parser, profile, index)) {
      case KEPT -> {
        switch (parser.currentToken()) {
          case VALUE_NULL -> written.missing(tag);
          case VALUE_STRING -> written.text(tag, parser.getText());
          // The text itself, so that no digit changes.
          default -> written.number(tag, parser.getText());
        }
      }
      case NUMBER -> written.number(tag, value.number());
      case MISSING -> written.missing(tag);
      case TEXT, WORD, STRUCTURE -> written.text(tag, value.text());
    }
  }

  private void quality(JsonParser parser) throws IOException {
    qualityWritten = true;
    written.beginQuality();
    while (parser.nextToken() == JsonToken.FIELD_NAME) {
      int index = profile.indexOf(parser.currentName());
      parser.nextToken();
      if (index == KnownProfile.UNKNOWN || reading.words().get(index)) {
        parser.skipChildren();
      } else {
        var tag = profile.tags().get(index);
        var quality = JsonQuality.at(parser);
        if (quality != null) {
          written.text(tag, quality.name());
        }
      }
    }
    badWords();
    written.endTags();
  }

  /** A word is no value, whatever the sender says of its quality. */
  private void badWords() throws IOException {
    var words = reading.words();
    for (int tag = words.nextSetBit(0); tag >= 0; tag = words.nextSetBit(tag + 1)) {
      written.text(profile.tags().get(tag), Quality.BAD.name());
    }
  }
}
