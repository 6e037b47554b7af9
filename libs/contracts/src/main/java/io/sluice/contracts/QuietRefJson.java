package io.sluice.contracts;

import com.fasterxml.jackson.core.JsonGenerator;
import java.io.IOException;

/** {@link QuietRef}s within messages. */
final class QuietRefJson {

  private QuietRefJson() {}

  static QuietRef read(MessageCursor in) throws IOException, MalformedMessageException {
    in.expectObject("an object that says why it is quiet");
    QuietKind kind = null;
    String id = null;
    String reason = null;
    String field;
    while ((field = in.nextField()) != null) {
      switch (field) {
        case "kind" -> kind = QuietKind.of(in.word());
        case "id" -> id = in.text();
        case "reason" -> reason = in.text();
        default -> in.skip();
      }
    }
    return new QuietRef(
        in.required(kind, "quiet.kind"),
        in.required(id, "quiet.id"),
        in.required(reason, "quiet.reason"));
  }

  static void write(String field, QuietRef quiet, JsonGenerator json) throws IOException {
    json.writeObjectFieldStart(field);
    json.writeStringField("kind", quiet.kind().name());
    json.writeStringField("id", quiet.id());
    json.writeStringField("reason", quiet.reason());
    json.writeEndObject();
  }
}
