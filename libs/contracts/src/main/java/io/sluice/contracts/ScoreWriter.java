package io.sluice.contracts;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonFactoryBuilder;
import com.fasterxml.jackson.core.JsonGenerator;
import com.fasterxml.jackson.core.StreamWriteFeature;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Writes {@link Score}s as JSON, with one generator and one buffer for all. What is null is left
 * out. Not thread-safe.
 */
public final class ScoreWriter {

  private static final JsonFactory JSON =
      new JsonFactoryBuilder()
          .rootValueSeparator((String) null)
          .enable(StreamWriteFeature.USE_FAST_DOUBLE_WRITER)
          .build();

  private final ByteArrayOutputStream buffer = new ByteArrayOutputStream(4 * 1024);
  private @Nullable JsonGenerator json;

  public byte[] write(ScoreContent score) {
    try {
      buffer.reset();
      if (json == null) {
        json = JSON.createGenerator(buffer);
      }
      write(score, json);
      json.flush();
      return buffer.toByteArray();
    } catch (IOException | RuntimeException e) {
      json = null; // it stopped somewhere within an object
      throw e instanceof RuntimeException runtime
          ? runtime
          : new UncheckedIOException("cannot write a score", (IOException) e);
    }
  }

  static void write(ScoreContent score, JsonGenerator json) throws IOException {
    json.writeStartObject();
    json.writeStringField("id", score.id().toString());
    json.writeStringField("asset", score.asset());
    json.writeStringField("stream", score.stream());
    json.writeStringField("profile", score.profile());
    json.writeObjectFieldStart("bundle");
    json.writeStringField("version", score.bundle().version());
    json.writeStringField("sha256", score.bundle().sha256());
    json.writeEndObject();
    json.writeStringField("windowStart", IsoTime.of(score.windowStart()));
    json.writeStringField("windowEnd", IsoTime.of(score.windowEnd()));
    if (score.first() != null) {
      json.writeBooleanField("first", score.first());
    }
    detectors(score.detectors(), json);
    json.writeNumberField("ratio", score.ratio());
    json.writeStringField("severity", score.severity().name());
    ContributorJson.write("contributors", score.contributors(), json);
    if (score.state() != null) {
      json.writeStringField("state", score.state().name());
    }
    if (score.infoLevel() != null) {
      json.writeNumberField("infoLevel", score.infoLevel());
    }
    Debounce debounce = score.debounce();
    if (debounce != null) {
      json.writeObjectFieldStart("debounce");
      json.writeStringField("onDelay", debounce.onDelay().toString());
      json.writeStringField("offDelay", debounce.offDelay().toString());
      json.writeEndObject();
    }
    sideFinding("data", score.data(), json);
    sideFinding("drift", score.drift(), json);
    if (score.mode() != null) {
      json.writeStringField("mode", score.mode());
    }
    if (score.label() != null) {
      json.writeNumberField("label", score.label());
    }
    SourceRef source = score.source();
    json.writeObjectFieldStart("source");
    json.writeStringField("topic", source.topic());
    json.writeNumberField("partition", source.partition());
    json.writeNumberField("offset", source.offset());
    json.writeEndObject();
    json.writeNumberField("latencyMs", score.latencyMs());
    json.writeEndObject();
  }

  private static void sideFinding(String field, @Nullable SideFinding finding, JsonGenerator json)
      throws IOException {
    if (finding == null) {
      return;
    }
    json.writeObjectFieldStart(field);
    json.writeNumberField("ratio", finding.ratio());
    json.writeStringField("severity", finding.severity().name());
    ContributorJson.write("tags", finding.tags(), json);
    json.writeEndObject();
  }

  private static void detectors(Map<String, DetectorScore> detectors, JsonGenerator json)
      throws IOException {
    json.writeObjectFieldStart("detectors");
    for (Map.Entry<String, DetectorScore> detector : detectors.entrySet()) {
      json.writeObjectFieldStart(detector.getKey());
      json.writeNumberField("score", detector.getValue().score());
      json.writeNumberField("threshold", detector.getValue().threshold());
      json.writeNumberField("ratio", detector.getValue().ratio());
      json.writeEndObject();
    }
    json.writeEndObject();
  }
}
