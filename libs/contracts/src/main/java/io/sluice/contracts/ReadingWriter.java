package io.sluice.contracts;

import com.fasterxml.jackson.core.JsonGenerator;
import java.io.IOException;
import java.time.Instant;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Writes a {@link Reading} as JSON, piece by piece: {@link #begin}, the values between {@link
 * #beginValues} and {@link #endTags}, the qualities, if any, between {@link #beginQuality} and
 * {@link #endTags}, and {@link #end}. What is null or can be told from the rest is left out.
 */
public final class ReadingWriter {

  private static final double WHOLE = 1e15;

  private final JsonGenerator json;

  public ReadingWriter(JsonGenerator json) {
    this.json = json;
  }

  static void write(Reading reading, JsonGenerator json) throws IOException {
    var writer = new ReadingWriter(json);
    writer.begin(reading.asset(), reading.stream(), reading.profile(), reading.time());
    writer.beginValues();
    for (Map.Entry<String, Double> value : reading.values().entrySet()) {
      json.writeFieldName(value.getKey());
      if (value.getValue() == null) {
        json.writeNull();
      } else {
        json.writeNumber(value.getValue());
      }
    }
    if (reading.texts() != null) {
      for (Map.Entry<String, String> text : reading.texts().entrySet()) {
        writer.text(text.getKey(), text.getValue());
      }
    }
    writer.endTags();
    if (reading.quality() != null) {
      writer.beginQuality();
      for (Map.Entry<String, Quality> quality : reading.quality().entrySet()) {
        if (quality.getValue() != null) {
          writer.text(quality.getKey(), quality.getValue().name());
        }
      }
      writer.endTags();
    }
    writer.end(reading.id(), reading.label());
  }

  /**
   * @param stream left out if it is null or the profile's name, for which its absence stands
   */
  public void begin(String asset, @Nullable String stream, String profile, Instant time)
      throws IOException {
    json.writeStartObject();
    json.writeStringField("asset", asset);
    if (stream != null && !stream.equals(profile)) {
      json.writeStringField("stream", stream);
    }
    json.writeStringField("profile", profile);
    json.writeStringField("time", IsoTime.of(time));
  }

  public void beginValues() throws IOException {
    json.writeObjectFieldStart("values");
  }

  public void beginQuality() throws IOException {
    json.writeObjectFieldStart("quality");
  }

  /**
   * @param value NaN where there is none
   */
  public void number(String tag, double value) throws IOException {
    json.writeFieldName(tag);
    if (Double.isNaN(value)) {
      json.writeNull();
    } else if (value == Math.rint(value) && Math.abs(value) < WHOLE) {
      // 2 instead of 2.0: most of a plant's columns are states of valves and pumps.
      json.writeNumber((long) value);
    } else {
      json.writeNumber(value);
    }
  }

  /**
   * @param digits a JSON number, of which no digit changes
   */
  public void number(String tag, String digits) throws IOException {
    json.writeFieldName(tag);
    json.writeNumber(digits);
  }

  /** A value that is a text, or the name of a quality. */
  public void text(String tag, String value) throws IOException {
    json.writeStringField(tag, value);
  }

  public void missing(String tag) throws IOException {
    json.writeNullField(tag);
  }

  /** After the last value or the last quality. */
  public void endTags() throws IOException {
    json.writeEndObject();
  }

  /**
   * @param id null if the source gave none
   * @param label null if unknown
   */
  public void end(@Nullable String id, @Nullable Integer label) throws IOException {
    if (id != null) {
      json.writeStringField("id", id);
    }
    if (label != null) {
      json.writeNumberField("label", label);
    }
    json.writeEndObject();
  }
}
