package io.sluice.ingest.validation;

import com.fasterxml.jackson.core.JsonGenerator;
import io.sluice.ingest.profile.KnownProfile;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.time.Instant;

/** Writes a reading that did not come as JSON. */
final class ReadingWriter {

  private ReadingWriter() {}

  /**
   * @param values in the order of the profile's tags, NaN where there is none
   * @param label null if unknown
   */
  static byte[] write(
      String asset, KnownProfile profile, Instant time, double[] values, Integer label) {
    var bytes = new ByteArrayOutputStream(1024);
    try (JsonGenerator json = JsonDialect.JSON.createGenerator(bytes)) {
      json.writeStartObject();
      json.writeStringField("asset", asset);
      json.writeStringField("profile", profile.name());
      json.writeStringField("time", time.toString());
      json.writeObjectFieldStart("values");
      for (int i = 0; i < values.length; i++) {
        json.writeFieldName(profile.tags().get(i));
        value(values[i], json);
      }
      json.writeEndObject();
      if (label != null) {
        json.writeNumberField("label", label);
      }
      json.writeEndObject();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    return bytes.toByteArray();
  }

  private static void value(double value, JsonGenerator json) throws IOException {
    if (Double.isNaN(value)) {
      json.writeNull();
    } else if (value == Math.rint(value) && Math.abs(value) < 1e15) {
      // 2 instead of 2.0: most of a plant's columns are states of valves and pumps.
      json.writeNumber((long) value);
    } else {
      json.writeNumber(value);
    }
  }
}
