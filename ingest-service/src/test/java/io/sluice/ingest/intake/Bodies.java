package io.sluice.ingest.intake;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.time.Instant;
import java.util.zip.GZIPOutputStream;

/** Bodies to send. */
final class Bodies {

  static final String TIME = "2026-01-31T08:00:00Z";

  private Bodies() {}

  static String reading(String asset, String flow) {
    return reading(asset, "pump", TIME, flow);
  }

  static String reading(String asset, String profile, Object time, String flow) {
    return """
    {"asset":"%s","profile":"%s","time":"%s","values":{"FLOW":%s,"LEVEL":2.5,"PUMP":1}}"""
        .formatted(asset, profile, time, flow);
  }

  static String ndjson(String asset, int count) {
    var text = new StringBuilder();
    for (int i = 0; i < count; i++) {
      text.append(reading(asset, "pump", Instant.parse(TIME).plusSeconds(i), "1")).append('\n');
    }
    return text.toString();
  }

  static byte[] gzip(byte[] bytes, int times) {
    var out = new ByteArrayOutputStream();
    try (var zip = new GZIPOutputStream(out)) {
      for (int i = 0; i < times; i++) {
        zip.write(bytes);
      }
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    return out.toByteArray();
  }
}
