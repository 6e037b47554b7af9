package io.sluice.query.alert;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonRawValue;
import io.sluice.contracts.AlertKind;
import io.sluice.contracts.Burst;
import io.sluice.contracts.Category;
import io.sluice.contracts.Cause;
import io.sluice.contracts.CommandRef;
import io.sluice.contracts.Contributor;
import io.sluice.contracts.QuietRef;
import io.sluice.contracts.ScoreState;
import io.sluice.contracts.Severity;
import io.sluice.query.history.ColumnValues;
import io.vertx.mutiny.sqlclient.Row;
import java.net.URI;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.enums.SchemaType;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/** An alert as the API tells it. */
@Schema(name = "Alert", description = "an incident changed state")
@JsonInclude(JsonInclude.Include.NON_NULL)
public record AlertView(
    UUID id,
    UUID incident,
    @Schema(examples = "plant-1") String asset,
    @Schema(description = "the streams of the asset that gave evidence", examples = "[\"swat\"]")
        List<String> streams,
    @Schema(examples = "swat") String profile,
    AlertKind kind,
    Severity severity,
    @Schema(description = "event time", examples = "2015-12-28T10:29:14Z") Instant startedAt,
    @Schema(description = "event time", examples = "2015-12-28T10:44:53Z") Instant updatedAt,
    @Schema(examples = "3.4") double peakRatio,
    @JsonRawValue @Schema(implementation = Contributor[].class) String contributors,
    @Schema(
            description =
                "what its incident is about: the process, the data, or drift; others may come")
        Category category,
    @Schema(
            description =
                "what it looks like, by rules: a hint; others may come; absent if nobody has judged it",
            examples = "SENSOR_FAULT")
        @Nullable Cause cause,
    @Schema(
            description =
                "who judged: LEARNING if nothing was trained for the profile yet; others may come;"
                    + " absent for a trained bundle")
        @Nullable ScoreState state,
    @JsonRawValue
        @Schema(implementation = Burst.class, description = "how many came at once, of BURST alone")
        @Nullable String burst,
    @Schema(description = "one sentence for a person") String text,
    @JsonRawValue
        @Schema(
            implementation = Map.class,
            type = SchemaType.OBJECT,
            additionalProperties = URI.class)
        String links,
    @Schema(description = "true if it only tried the channels") boolean test,
    @JsonRawValue
        @Schema(
            implementation = CommandRef.class,
            description = "whose effect it tells; absent if nobody gave one")
        @Nullable String command,
    @JsonRawValue
        @Schema(
            implementation = QuietRef.class,
            description = "why nobody was told when it was made; absent if people are told")
        @Nullable String quiet) {

  static final String COLUMNS =
      "id, incident, asset, streams, profile, kind, severity, started_at, updated_at, peak_ratio,"
          + " contributors::text as contributors, category, cause, state, burst::text as burst, text,"
          + " links::text as links, test, command::text as command,"
          + " quiet::text as quiet";

  static AlertView of(Row row) {
    return new AlertView(
        row.getUUID("id"),
        row.getUUID("incident"),
        row.getString("asset"),
        List.of(row.getArrayOfStrings("streams")),
        row.getString("profile"),
        AlertKind.of(row.getString("kind")),
        ColumnValues.requiredSeverity(row, "severity"),
        ColumnValues.requiredInstant(row, "started_at"),
        ColumnValues.requiredInstant(row, "updated_at"),
        row.getDouble("peak_ratio"),
        row.getString("contributors"),
        ColumnValues.category(row, "category"),
        ColumnValues.cause(row, "cause"),
        ColumnValues.state(row, "state"),
        row.getString("burst"),
        row.getString("text"),
        row.getString("links"),
        row.getBoolean("test"),
        row.getString("command"),
        row.getString("quiet"));
  }
}
