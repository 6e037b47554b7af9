package io.sluice.query.incident;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonRawValue;
import io.sluice.contracts.Category;
import io.sluice.contracts.Cause;
import io.sluice.contracts.Contributor;
import io.sluice.contracts.QuietRef;
import io.sluice.contracts.ScoreState;
import io.sluice.contracts.Severity;
import io.sluice.query.history.ColumnValues;
import io.vertx.mutiny.sqlclient.Row;
import java.net.URI;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.enums.SchemaType;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/** An incident as the API tells it. */
@Schema(name = "Incident", description = "one episode of one asset")
@JsonInclude(JsonInclude.Include.NON_NULL)
public record IncidentView(
    UUID id,
    @Schema(examples = "plant-1") String asset,
    @Schema(description = "the streams of the asset that gave evidence", examples = "[\"swat\"]")
        List<String> streams,
    @Schema(examples = "swat") String profile,
    IncidentStatus status,
    @Schema(description = "now; of a resolved one the highest it had") Severity severity,
    @Schema(description = "the highest so far") Severity peakSeverity,
    @Schema(description = "event time", examples = "2015-12-28T10:29:14Z") Instant startedAt,
    @Schema(description = "event time of the newest alert", examples = "2015-12-28T10:44:53Z")
        Instant updatedAt,
    @Schema(description = "event time; absent while it is open", examples = "2015-12-28T10:44:53Z")
        @Nullable Instant resolvedAt,
    @Schema(description = "from start to newest alert, in event time", examples = "939")
        long durationSeconds,
    @Schema(description = "the largest ratio so far", examples = "3.4") double peakRatio,
    @JsonRawValue
        @Schema(
            implementation = Contributor[].class,
            description = "of the window with the largest ratio, largest share first")
        String contributors,
    @Schema(description = "what it is about: its process, or its data; others may come")
        Category category,
    @Schema(
            description =
                "what it looks like, by rules: a hint; others may come; absent if nobody has judged"
                    + " it",
            examples = "SENSOR_FAULT")
        @Nullable Cause cause,
    @Schema(
            description =
                "who judged: LEARNING if nothing was trained for the profile yet; others may come;"
                    + " absent for a trained bundle")
        @Nullable ScoreState state,
    @JsonRawValue
        @Schema(
            implementation = QuietRef.class,
            description = "why nobody was told of its newest change; absent if people were")
        @Nullable String quiet,
    @Schema(description = "one sentence for a person") String text,
    @JsonRawValue
        @Schema(
            implementation = Map.class,
            type = SchemaType.OBJECT,
            additionalProperties = URI.class)
        String links,
    @Schema(description = "who looks after it; absent if nobody said so")
        @Nullable String acknowledgedBy,
    @Schema(description = "wall clock") @Nullable Instant acknowledgedAt,
    @Schema(description = "who resolved it by hand") @Nullable String resolvedBy,
    @Schema(description = "what it turned out to be; others may come", examples = "FALSE_POSITIVE")
        @Nullable String label,
    @Schema(description = "who is to look after it; absent if nobody was named")
        @Nullable String assignedTo,
    @Schema(description = "whether it comes and goes: it stays open until it is calm")
        boolean flapping,
    @Schema(
            description =
                "of a false alarm: until when what is like it is told as INFO at most; wall clock,"
                    + " absent if it never was known")
        @Nullable Instant knownUntil,
    @Schema(
            description =
                "the known false alarm that it is like, an incident: told as INFO for that; absent"
                    + " if it is like none")
        @Nullable UUID known) {

  static final String COLUMNS =
      "id, asset, streams, profile, severity, peak_severity, started_at, updated_at, resolved_at,"
          + " peak_ratio, contributors::text as contributors, category, cause, state, quiet::text"
          + " as quiet, text, links::text as links, acknowledged_by, acknowledged_at, resolved_by,"
          + " label, assigned_to, flapping, known_until, known";

  static IncidentView of(Row row) {
    Instant startedAt = ColumnValues.requiredInstant(row, "started_at");
    Instant updatedAt = ColumnValues.requiredInstant(row, "updated_at");
    Instant resolvedAt = ColumnValues.instant(row, "resolved_at");
    return new IncidentView(
        row.getUUID("id"),
        row.getString("asset"),
        List.of(row.getArrayOfStrings("streams")),
        row.getString("profile"),
        resolvedAt == null ? IncidentStatus.OPEN : IncidentStatus.RESOLVED,
        ColumnValues.requiredSeverity(row, "severity"),
        ColumnValues.requiredSeverity(row, "peak_severity"),
        startedAt,
        updatedAt,
        resolvedAt,
        Duration.between(startedAt, updatedAt).toSeconds(),
        row.getDouble("peak_ratio"),
        row.getString("contributors"),
        ColumnValues.category(row, "category"),
        ColumnValues.cause(row, "cause"),
        ColumnValues.state(row, "state"),
        row.getString("quiet"),
        row.getString("text"),
        row.getString("links"),
        row.getString("acknowledged_by"),
        ColumnValues.instant(row, "acknowledged_at"),
        row.getString("resolved_by"),
        row.getString("label"),
        row.getString("assigned_to"),
        row.getBoolean("flapping"),
        ColumnValues.instant(row, "known_until"),
        row.getUUID("known"));
  }
}
