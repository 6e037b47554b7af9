package io.sluice.scoring.publish;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonFactoryBuilder;
import com.fasterxml.jackson.core.JsonGenerator;
import com.fasterxml.jackson.core.StreamWriteFeature;
import io.sluice.contracts.BundleRef;
import io.sluice.contracts.Contributor;
import io.sluice.contracts.DetectorScore;
import io.sluice.contracts.IsoTime;
import io.sluice.contracts.MessageIds;
import io.sluice.detection.scoring.Verdict;
import io.sluice.scoring.judge.DueWindow;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.time.Instant;
import java.util.List;
import java.util.Map;

/**
 * Writes a {@link io.sluice.contracts.Score} as JSON, field by field, with one generator and one
 * buffer for all: what {@code Messages.encode} would write, without the objects in between. Not
 * thread-safe.
 */
final class ScoreWriter {

  private static final JsonFactory JSON =
      new JsonFactoryBuilder()
          .rootValueSeparator((String) null)
          .enable(StreamWriteFeature.USE_FAST_DOUBLE_WRITER)
          .build();

  private final ByteArrayOutputStream buffer = new ByteArrayOutputStream(4 * 1024);
  private JsonGenerator json;

  byte[] write(DueWindow window, BundleRef bundle, Verdict verdict, double latencyMs) {
    try {
      buffer.reset();
      if (json == null) {
        json = JSON.createGenerator(buffer);
      }
      score(window, bundle, verdict, latencyMs);
      json.flush();
      return buffer.toByteArray();
    } catch (IOException | RuntimeException e) {
      json = null; // it stopped somewhere within an object
      throw e instanceof RuntimeException runtime
          ? runtime
          : new UncheckedIOException("cannot write a score", (IOException) e);
    }
  }

  private void score(DueWindow window, BundleRef bundle, Verdict verdict, double latencyMs)
      throws IOException {
    var end = Instant.ofEpochMilli(window.endMillis());
    json.writeStartObject();
    json.writeStringField(
        "id",
        MessageIds.score(window.asset(), bundle, end, window.partition(), window.offset())
            .toString());
    json.writeStringField("asset", window.asset());
    json.writeStringField("profile", window.profile());
    json.writeObjectFieldStart("bundle");
    json.writeStringField("version", bundle.version());
    json.writeStringField("sha256", bundle.sha256());
    json.writeEndObject();
    json.writeStringField("windowStart", IsoTime.ofMillis(window.startMillis()));
    json.writeStringField("windowEnd", IsoTime.of(end));
    if (window.isFirst()) {
      json.writeBooleanField("first", true);
    }
    detectors(verdict.detectors());
    json.writeNumberField("ratio", verdict.ratio());
    json.writeStringField("severity", verdict.severity().name());
    contributors("contributors", verdict.contributors());
    if (verdict.state() != null) {
      json.writeStringField("state", verdict.state().name());
    }
    if (verdict.infoLevel() != 1) {
      json.writeNumberField("infoLevel", verdict.infoLevel());
    }
    if (verdict.debounce() != null) {
      json.writeObjectFieldStart("debounce");
      json.writeStringField("onDelay", verdict.debounce().onDelay().toString());
      json.writeStringField("offDelay", verdict.debounce().offDelay().toString());
      json.writeEndObject();
    }
    if (verdict.data() != null) {
      json.writeObjectFieldStart("data");
      json.writeNumberField("ratio", verdict.data().ratio());
      json.writeStringField("severity", verdict.data().severity().name());
      contributors("faults", verdict.data().faults());
      json.writeEndObject();
    }
    if (window.label() != null) {
      json.writeNumberField("label", window.label());
    }
    json.writeObjectFieldStart("source");
    json.writeStringField("topic", window.topic());
    json.writeNumberField("partition", window.partition());
    json.writeNumberField("offset", window.offset());
    json.writeEndObject();
    json.writeNumberField("latencyMs", latencyMs);
    json.writeEndObject();
  }

  private void detectors(Map<String, DetectorScore> detectors) throws IOException {
    json.writeObjectFieldStart("detectors");
    for (var detector : detectors.entrySet()) {
      json.writeObjectFieldStart(detector.getKey());
      json.writeNumberField("score", detector.getValue().score());
      json.writeNumberField("threshold", detector.getValue().threshold());
      json.writeNumberField("ratio", detector.getValue().ratio());
      json.writeEndObject();
    }
    json.writeEndObject();
  }

  private void contributors(String field, List<Contributor> all) throws IOException {
    json.writeArrayFieldStart(field);
    for (Contributor contributor : all) {
      contributor(contributor);
    }
    json.writeEndArray();
  }

  private void contributor(Contributor contributor) throws IOException {
    json.writeStartObject();
    json.writeStringField("tag", contributor.tag());
    json.writeNumberField("share", contributor.share());
    number("observed", contributor.observed());
    number("expected", contributor.expected());
    number("low", contributor.low());
    number("high", contributor.high());
    text("unit", contributor.unit());
    text("stage", contributor.stage());
    text("reason", contributor.reason());
    json.writeEndObject();
  }

  private void number(String field, Double value) throws IOException {
    if (value != null) {
      json.writeNumberField(field, value);
    }
  }

  private void text(String field, String value) throws IOException {
    if (value != null) {
      json.writeStringField(field, value);
    }
  }
}
