package io.sluice.query.incident;

import com.fasterxml.jackson.annotation.JsonIgnore;
import com.fasterxml.jackson.annotation.JsonInclude;
import io.sluice.contracts.AlertKind;
import io.sluice.contracts.Severity;
import io.sluice.query.history.ColumnValues;
import io.vertx.core.json.JsonArray;
import io.vertx.mutiny.sqlclient.Row;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/**
 * One thing that happened to an incident.
 *
 * @param seq its place in all that ever happened
 */
@Schema(name = "HistoryEntry", description = "one thing that happened to an incident")
@JsonInclude(JsonInclude.Include.NON_NULL)
public record HistoryEntry(
    @JsonIgnore long seq,
    @Schema(description = "id of the alert that told it") UUID alert,
    AlertKind kind,
    @Schema(description = "of the incident since then") Severity severity,
    @Schema(
            description = "wall clock: when the command was given, or when it was written down",
            examples = "2026-01-05T09:12:44Z")
        Instant at,
    @Schema(description = "event time", examples = "2015-12-28T10:44:53Z") Instant eventTime,
    @Schema(description = "who did it; absent if the rules did", examples = "anna")
        @Nullable String by,
    @Schema(description = "what that person wrote") @Nullable String said,
    @Schema(description = "what it turned out to be, if that was said", examples = "FALSE_POSITIVE")
        @Nullable String label,
    @Schema(description = "who is to look after it, if that was said", examples = "bert")
        @Nullable String to,
    @Schema(
            description = "tags that were said to be normal, or put right",
            examples = "[\"LIT301\"]")
        @Nullable List<String> tags,
    @Schema(
            description =
                "until when what is like this false alarm is told as INFO at most, if that was"
                    + " said")
        @Nullable Instant knownUntil,
    @Schema(description = "one sentence for a person") String text) {

  static final String COLUMNS =
      "seq, id, kind, severity, coalesce((command ->> 'at')::timestamptz, written_at) as at,"
          + " updated_at, command ->> 'by' as by, command ->> 'text' as said,"
          + " command ->> 'label' as label, command ->> 'to' as assignee,"
          + " command -> 'tags' as tags,"
          + " (command ->> 'knownUntil')::timestamptz as known_until, text";

  static HistoryEntry of(Row row) {
    return new HistoryEntry(
        row.getLong("seq"),
        row.getUUID("id"),
        AlertKind.of(row.getString("kind")),
        ColumnValues.requiredSeverity(row, "severity"),
        ColumnValues.requiredInstant(row, "at"),
        ColumnValues.requiredInstant(row, "updated_at"),
        row.getString("by"),
        row.getString("said"),
        row.getString("label"),
        row.getString("assignee"),
        tags(row.getJsonArray("tags")),
        ColumnValues.instant(row, "known_until"),
        row.getString("text"));
  }

  private static @Nullable List<String> tags(@Nullable JsonArray tags) {
    return tags == null ? null : tags.stream().map(String::valueOf).toList();
  }
}
