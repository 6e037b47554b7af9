package io.sluice.query.drift;

import com.fasterxml.jackson.annotation.JsonUnwrapped;
import io.sluice.contracts.Drift;
import io.sluice.contracts.MalformedMessageException;
import io.sluice.contracts.Messages;
import io.vertx.mutiny.sqlclient.Row;
import java.nio.charset.StandardCharsets;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/** What was told of a stream's drift, as the API tells it. */
@Schema(
    name = "DriftReport",
    description = "whether a stream is still what its bundle was trained on")
public record DriftView(
    UUID id,
    @Schema(description = "whether anything is unlike training") boolean drifting,
    @JsonUnwrapped Drift drift) {

  static final String COLUMNS = "id, drifting, body::text as body";

  static DriftView of(Row row) {
    try {
      return new DriftView(
          row.getUUID("id"),
          row.getBoolean("drifting"),
          Messages.decode(row.getString("body").getBytes(StandardCharsets.UTF_8), Drift.class));
    } catch (MalformedMessageException e) {
      throw new IllegalStateException("a stored report of drift cannot be read", e);
    }
  }
}
