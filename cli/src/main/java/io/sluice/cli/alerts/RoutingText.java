package io.sluice.cli.alerts;

import com.fasterxml.jackson.databind.JsonNode;
import io.sluice.cli.console.Text;
import java.util.ArrayList;
import java.util.List;

/** What alert-service explains of an incident, as lines for a person. */
final class RoutingText {

  private RoutingText() {}

  static List<String> of(JsonNode routing) {
    var lines = new ArrayList<String>();
    lines.add(
        "%s, %s, made %s, looked at by the file %s"
            .formatted(
                routing.path("kind").asText(),
                routing.path("severity").asText(),
                routing.path("at").asText(),
                routing.path("file").asText()));
    if (routing.hasNonNull("quiet")) {
      lines.add("Nobody was told: " + routing.path("quiet").asText());
    }
    lines.add("Routes");
    for (JsonNode route : routing.path("routes")) {
      lines.add(
          "  %s: %s"
              .formatted(
                  route.path("route").asText(),
                  route.path("verdict").asText().equals("TAKEN")
                      ? "taken, to " + names(route.path("to"), "nobody")
                      : "not taken, " + names(route.path("why"), "")));
    }
    lines.add("Told");
    for (JsonNode told : routing.path("told")) {
      lines.add(
          "  %s: since %s, by route %s; %s%s"
              .formatted(
                  told.path("receiver").asText(),
                  told.path("at").asText(),
                  told.path("route").asText(),
                  told.path("delivery").asText("no delivery is kept"),
                  told.hasNonNull("lastError") ? ": " + told.path("lastError").asText() : ""));
    }
    if (routing.path("told").isEmpty()) {
      lines.add("  nobody");
    }
    for (JsonNode step : routing.path("escalations")) {
      lines.add(
          "Step %d of route %s, to %s: %s"
              .formatted(
                  step.path("step").asInt(),
                  step.path("route").asText(),
                  names(step.path("to"), "nobody"),
                  step.hasNonNull("outcome")
                      ? "%s at %s"
                          .formatted(step.path("outcome").asText(), step.path("endedAt").asText())
                      : "due at %s unless somebody acknowledges"
                          .formatted(step.path("dueAt").asText())));
    }
    return lines.stream().map(Text::plain).toList();
  }

  private static String names(JsonNode names, String none) {
    var all = new ArrayList<String>();
    names.forEach(name -> all.add(name.asText()));
    return all.isEmpty() ? none : String.join(", ", all);
  }
}
