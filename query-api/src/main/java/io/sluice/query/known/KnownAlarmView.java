package io.sluice.query.known;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonRawValue;
import io.sluice.contracts.Contributor;
import io.sluice.query.history.ColumnValues;
import io.vertx.mutiny.sqlclient.Row;
import java.time.Instant;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/** A false alarm that is known. */
@Schema(name = "KnownAlarm", description = "a false alarm; what is like it is told as INFO at most")
@JsonInclude(JsonInclude.Include.NON_NULL)
public record KnownAlarmView(
    @Schema(description = "the false alarm") UUID incident,
    @Schema(examples = "plant-1") String asset,
    @Schema(examples = "swat") String profile,
    @JsonRawValue
        @Schema(
            implementation = Contributor[].class,
            description = "of its worst window, largest share first")
        String contributors,
    @Schema(description = "of its worst window", examples = "2.4") double peakRatio,
    @Schema(description = "who called it known", examples = "anna") @Nullable String by,
    @Schema(description = "wall clock: when") @Nullable Instant at,
    @Schema(description = "why it was a false alarm") @Nullable String reason,
    @Schema(description = "wall clock: until when, unless another bundle judges before")
        Instant until,
    @Schema(description = "incidents that were like it since", examples = "3") long lowered,
    @Schema(description = "event time: when the newest of them began; absent if there is none")
        @Nullable Instant lastLoweredAt) {

  static KnownAlarmView of(Row row) {
    return new KnownAlarmView(
        row.getUUID("id"),
        row.getString("asset"),
        row.getString("profile"),
        row.getString("contributors"),
        row.getDouble("peak_ratio"),
        row.getString("given_by"),
        ColumnValues.instant(row, "given_at"),
        row.getString("reason"),
        ColumnValues.requiredInstant(row, "known_until"),
        row.getLong("lowered"),
        ColumnValues.instant(row, "last_lowered_at"));
  }
}
