package io.sluice.contracts;

import com.fasterxml.jackson.core.JsonGenerator;
import java.io.IOException;
import java.time.Instant;
import java.util.List;
import java.util.UUID;

/** {@link CommandRef}s within messages. What is null is left out. */
final class CommandRefJson {

  private CommandRefJson() {}

  static CommandRef read(MessageCursor in) throws IOException, MalformedMessageException {
    in.expectObject("an object that says who gave the command");
    UUID id = null;
    String by = null;
    Instant at = null;
    String text = null;
    IncidentLabel label = null;
    String to = null;
    List<String> tags = null;
    Instant knownUntil = null;
    String field;
    while ((field = in.nextField()) != null) {
      switch (field) {
        case "id" -> id = in.uuid();
        case "by" -> by = in.text();
        case "at" -> at = in.time();
        case "text" -> text = in.isNull() ? null : in.text();
        case "label" -> label = in.isNull() ? null : IncidentLabel.of(in.word());
        case "tags" -> tags = in.isNull() ? null : in.names("an array of tags");
        case "to" -> to = in.isNull() ? null : in.name();
        case "knownUntil" -> knownUntil = in.isNull() ? null : in.time();
        default -> in.skip();
      }
    }
    return new CommandRef(
        in.required(id, "command.id"),
        in.required(by, "command.by"),
        in.required(at, "command.at"),
        text,
        label,
        to,
        tags,
        knownUntil);
  }

  static void write(String field, CommandRef command, JsonGenerator json) throws IOException {
    json.writeObjectFieldStart(field);
    json.writeStringField("id", command.id().toString());
    json.writeStringField("by", command.by());
    json.writeStringField("at", IsoTime.of(command.at()));
    if (command.text() != null) {
      json.writeStringField("text", command.text());
    }
    if (command.label() != null) {
      json.writeStringField("label", command.label().name());
    }
    if (command.to() != null) {
      json.writeStringField("to", command.to());
    }
    if (command.tags() != null) {
      json.writeArrayFieldStart("tags");
      for (String tag : command.tags()) {
        json.writeString(tag);
      }
      json.writeEndArray();
    }
    if (command.knownUntil() != null) {
      json.writeStringField("knownUntil", IsoTime.of(command.knownUntil()));
    }
    json.writeEndObject();
  }
}
