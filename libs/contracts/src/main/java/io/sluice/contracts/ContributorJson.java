package io.sluice.contracts;

import com.fasterxml.jackson.core.JsonGenerator;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** {@link Contributor}s in JSON, which scores and alerts share. */
final class ContributorJson {

  private ContributorJson() {}

  static List<Contributor> read(MessageCursor in) throws IOException, MalformedMessageException {
    in.expectArray("an array of contributors");
    var contributors = new ArrayList<Contributor>();
    while (in.nextItem()) {
      contributors.add(contributor(in));
    }
    return contributors;
  }

  private static Contributor contributor(MessageCursor in)
      throws IOException, MalformedMessageException {
    in.expectObject("a contributor");
    String stream = null;
    String tag = null;
    Double share = null;
    Double observed = null;
    Double expected = null;
    Double low = null;
    Double high = null;
    String unit = null;
    String stage = null;
    String reason = null;
    String text = null;
    String field;
    while ((field = in.nextField()) != null) {
      switch (field) {
        case "stream" -> stream = in.isNull() ? null : in.name();
        case "tag" -> tag = in.text();
        case "share" -> share = in.number();
        case "observed" -> observed = in.isNull() ? null : in.number();
        case "expected" -> expected = in.isNull() ? null : in.number();
        case "low" -> low = in.isNull() ? null : in.number();
        case "high" -> high = in.isNull() ? null : in.number();
        case "unit" -> unit = in.isNull() ? null : in.text();
        case "stage" -> stage = in.isNull() ? null : in.text();
        case "reason" -> reason = in.isNull() ? null : in.text();
        case "text" -> text = in.isNull() ? null : in.text();
        default -> in.skip();
      }
    }
    return new Contributor(
        stream,
        in.required(tag, "tag"),
        in.required(share, "share"),
        observed,
        expected,
        low,
        high,
        unit,
        stage,
        reason,
        text);
  }

  static void write(String field, List<Contributor> contributors, JsonGenerator json)
      throws IOException {
    json.writeArrayFieldStart(field);
    for (Contributor contributor : contributors) {
      write(contributor, json);
    }
    json.writeEndArray();
  }

  private static void write(Contributor contributor, JsonGenerator json) throws IOException {
    json.writeStartObject();
    text("stream", contributor.stream(), json);
    json.writeStringField("tag", contributor.tag());
    json.writeNumberField("share", contributor.share());
    number("observed", contributor.observed(), json);
    number("expected", contributor.expected(), json);
    number("low", contributor.low(), json);
    number("high", contributor.high(), json);
    text("unit", contributor.unit(), json);
    text("stage", contributor.stage(), json);
    text("reason", contributor.reason(), json);
    text("text", contributor.text(), json);
    json.writeEndObject();
  }

  private static void number(String field, @Nullable Double value, JsonGenerator json)
      throws IOException {
    if (value != null) {
      json.writeNumberField(field, value);
    }
  }

  private static void text(String field, @Nullable String value, JsonGenerator json)
      throws IOException {
    if (value != null) {
      json.writeStringField(field, value);
    }
  }
}
