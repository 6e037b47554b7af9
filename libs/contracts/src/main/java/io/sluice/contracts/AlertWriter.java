package io.sluice.contracts;

import com.fasterxml.jackson.core.JsonGenerator;
import java.io.IOException;
import java.net.URI;
import java.util.Map;

/** Writes {@link Alert}s as JSON. What is null is left out. */
final class AlertWriter {

  private AlertWriter() {}

  static void write(Alert alert, JsonGenerator json) throws IOException {
    json.writeStartObject();
    json.writeStringField("id", alert.id().toString());
    json.writeStringField("incident", alert.incident().toString());
    json.writeStringField("asset", alert.asset());
    json.writeArrayFieldStart("streams");
    for (String stream : alert.streams()) {
      json.writeString(stream);
    }
    json.writeEndArray();
    json.writeStringField("profile", alert.profile());
    json.writeStringField("kind", alert.kind().name());
    json.writeStringField("severity", alert.severity().name());
    json.writeStringField("startedAt", IsoTime.of(alert.startedAt()));
    json.writeStringField("updatedAt", IsoTime.of(alert.updatedAt()));
    json.writeNumberField("peakRatio", alert.peakRatio());
    ContributorJson.write("contributors", alert.contributors(), json);
    json.writeStringField("category", alert.category().name());
    if (alert.state() != null) {
      json.writeStringField("state", alert.state().name());
    }
    if (alert.burst() != null) {
      BurstJson.write("burst", alert.burst(), json);
    }
    json.writeStringField("text", alert.text());
    json.writeObjectFieldStart("links");
    for (Map.Entry<String, URI> link : alert.links().entrySet()) {
      json.writeStringField(link.getKey(), link.getValue().toString());
    }
    json.writeEndObject();
    if (alert.test() != null) {
      json.writeBooleanField("test", alert.test());
    }
    if (alert.command() != null) {
      CommandRefJson.write("command", alert.command(), json);
    }
    if (alert.quiet() != null) {
      QuietRefJson.write("quiet", alert.quiet(), json);
    }
    if (alert.group() != null) {
      AlertGroupJson.write("group", alert.group(), json);
    }
    if (alert.cause() != null) {
      json.writeStringField("cause", alert.cause().name());
    }
    if (alert.known() != null) {
      json.writeStringField("known", alert.known().toString());
    }
    json.writeEndObject();
  }
}
