package io.sluice.contracts;

import com.fasterxml.jackson.core.JsonGenerator;
import java.io.IOException;
import java.util.LinkedHashMap;
import java.util.Map;

/** {@link Burst}s within messages. */
final class BurstJson {

  private BurstJson() {}

  static Burst read(MessageCursor in) throws IOException, MalformedMessageException {
    in.expectObject("an object that says how many came at once");
    Integer hits = null;
    Integer window = null;
    Map<String, String> context = null;
    Integer threshold = null;
    String field;
    while ((field = in.nextField()) != null) {
      switch (field) {
        case "hits_in_window" -> hits = in.wholeNumber();
        case "window_min" -> window = in.wholeNumber();
        case "top_context" -> context = context(in);
        case "threshold" -> threshold = in.wholeNumber();
        default -> in.skip(); // also "type", which says what this is
      }
    }
    return new Burst(
        in.required(hits, "burst.hits_in_window"),
        in.required(window, "burst.window_min"),
        in.required(context, "burst.top_context"),
        in.required(threshold, "burst.threshold"));
  }

  private static Map<String, String> context(MessageCursor in)
      throws IOException, MalformedMessageException {
    in.expectObject("an object of values by name");
    var context = new LinkedHashMap<String, String>();
    String name;
    while ((name = in.nextField()) != null) {
      context.put(name, in.text());
    }
    return context;
  }

  static void write(String field, Burst burst, JsonGenerator json) throws IOException {
    json.writeObjectFieldStart(field);
    json.writeStringField("type", burst.type());
    json.writeNumberField("hits_in_window", burst.hitsInWindow());
    json.writeNumberField("window_min", burst.windowMin());
    json.writeObjectFieldStart("top_context");
    for (Map.Entry<String, String> one : burst.topContext().entrySet()) {
      json.writeStringField(one.getKey(), one.getValue());
    }
    json.writeEndObject();
    json.writeNumberField("threshold", burst.threshold());
    json.writeEndObject();
  }
}
