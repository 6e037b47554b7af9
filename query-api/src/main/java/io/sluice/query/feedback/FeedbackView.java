package io.sluice.query.feedback;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonRawValue;
import io.sluice.contracts.IncidentLabel;
import io.vertx.mutiny.sqlclient.Row;
import java.time.Instant;
import java.util.Map;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.enums.SchemaType;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/** What somebody said of a record or a window. */
@Schema(name = "Feedback")
@JsonInclude(JsonInclude.Include.NON_NULL)
public record FeedbackView(
    @Schema(description = "of this row") UUID id,
    @Schema(description = "the same for all that is said of one record or window") UUID subject,
    @Schema(
            implementation = String.class,
            enumeration = {"RECORD", "WINDOW"})
        String kind,
    @Schema(examples = "plant-1") String asset,
    @Schema(examples = "swat") String stream,
    @Schema(examples = "swat") String profile,
    @Schema(
            description =
                "event time; of a record its own, or when it was said where its file had none")
        Instant from,
    @Schema(description = "exclusive; of a record the same as 'from'") Instant to,
    @Schema(
            description = "of a record: its id; absent if it is in no history",
            examples = "@3-1042")
        @Nullable String record,
    @JsonRawValue
        @Schema(
            implementation = Map.class,
            type = SchemaType.OBJECT,
            additionalProperties = Schema.True.class,
            description = "of a record: what it says, by tag",
            examples = "{\"LIT101\": 522.8, \"FIT101\": 2.47}")
        @Nullable String values,
    @Schema(
            enumeration = {"TRUE_POSITIVE", "FALSE_POSITIVE", "MAINTENANCE", "UNKNOWN"},
            examples = "FALSE_POSITIVE")
        IncidentLabel label,
    @Schema(description = "why") @Nullable String comment,
    @Schema(examples = "anna") String by,
    @Schema(description = "wall clock: when it was said") Instant at,
    @Schema(description = "whether it is the newest of its subject, and so counts")
        boolean counts) {

  /** Whether nothing newer was said of the same. */
  static final String COUNTS =
      "not exists (select from history.feedback n where n.subject = f.subject and n.seq > f.seq)";

  static final String COLUMNS =
      """
      f.id, f.subject, f.kind, f.asset, f.stream, f.profile, f.from_time, f.to_time, f.record,
      f.tag_values::text, f.label, f.comment, f.given_by, f.written_at,
      """
          + COUNTS;

  static FeedbackView of(Row row) {
    return new FeedbackView(
        row.getUUID(0),
        row.getUUID(1),
        row.getString(2),
        row.getString(3),
        row.getString(4),
        row.getString(5),
        row.getOffsetDateTime(6).toInstant(),
        row.getOffsetDateTime(7).toInstant(),
        row.getString(8),
        row.getString(9),
        IncidentLabel.of(row.getString(10)),
        row.getString(11),
        row.getString(12),
        row.getOffsetDateTime(13).toInstant(),
        row.getBoolean(14));
  }
}
