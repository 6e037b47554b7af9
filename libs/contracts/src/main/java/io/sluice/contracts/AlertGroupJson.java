package io.sluice.contracts;

import com.fasterxml.jackson.core.JsonGenerator;
import java.io.IOException;
import java.util.ArrayList;
import java.util.UUID;

/** {@link AlertGroup}s within messages. */
final class AlertGroupJson {

  private AlertGroupJson() {}

  static AlertGroup read(MessageCursor in) throws IOException, MalformedMessageException {
    in.expectObject("an object that says who is told of");
    Integer size = null;
    var members = new ArrayList<AlertGroup.Member>();
    String field;
    while ((field = in.nextField()) != null) {
      switch (field) {
        case "size" -> size = in.wholeNumber();
        case "members" -> {
          in.expectArray("an array of members");
          while (in.nextItem()) {
            members.add(member(in));
          }
        }
        default -> in.skip();
      }
    }
    return new AlertGroup(in.required(size, "group.size"), members);
  }

  private static AlertGroup.Member member(MessageCursor in)
      throws IOException, MalformedMessageException {
    in.expectObject("an asset and its incident");
    String asset = null;
    UUID incident = null;
    String field;
    while ((field = in.nextField()) != null) {
      switch (field) {
        case "asset" -> asset = in.name();
        case "incident" -> incident = in.uuid();
        default -> in.skip();
      }
    }
    return new AlertGroup.Member(
        in.required(asset, "group.members.asset"), in.required(incident, "group.members.incident"));
  }

  static void write(String field, AlertGroup group, JsonGenerator json) throws IOException {
    json.writeObjectFieldStart(field);
    json.writeNumberField("size", group.size());
    json.writeArrayFieldStart("members");
    for (AlertGroup.Member member : group.members()) {
      json.writeStartObject();
      json.writeStringField("asset", member.asset());
      json.writeStringField("incident", member.incident().toString());
      json.writeEndObject();
    }
    json.writeEndArray();
    json.writeEndObject();
  }
}
