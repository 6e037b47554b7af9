package io.sluice.query.reading;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonRawValue;
import io.sluice.contracts.Quality;
import io.vertx.mutiny.sqlclient.Row;
import java.time.Instant;
import java.util.Map;
import org.eclipse.microprofile.openapi.annotations.enums.SchemaType;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/** A reading as the API tells it; nested values are passed on as the text the database gave. */
@Schema(name = "Reading", description = "one asset's tag values at one instant")
public record ReadingView(
    @Schema(examples = "plant-1") String asset,
    @Schema(
            description =
                "which flow of readings of the asset; the profile's name if none was sent",
            examples = "swat")
        String stream,
    @Schema(
            description =
                "tells it from others of its stream and instant: the sender's id (with a second @ where"
                    + " it begins with one), or @ and its partition and offset on the topic",
            examples = "@3-1042")
        String id,
    @Schema(examples = "swat") String profile,
    @Schema(examples = "2015-12-28T10:29:14Z") Instant time,
    @JsonRawValue
        @Schema(
            implementation = Map.class,
            type = SchemaType.OBJECT,
            additionalProperties = Schema.True.class,
            description =
                "by tag: a number, a text, or null where missing; a text of a tag that is not"
                    + " categorical is what came in place of a number, of quality BAD",
            examples = "{\"LIT101\": 522.8, \"FIT101\": 2.47}")
        String values,
    @JsonRawValue
        @JsonInclude(JsonInclude.Include.NON_NULL)
        @Schema(
            implementation = Map.class,
            type = SchemaType.OBJECT,
            additionalProperties = Quality.class,
            description = "by tag; absent where all is good")
        @Nullable String quality,
    @Schema(nullable = true, description = "ground truth: 1 anomalous, 0 normal, null unknown")
        @Nullable Short label) {

  static final String COLUMNS =
      "asset, stream, id, profile, time, tag_values::text, quality::text, label";

  static ReadingView of(Row row) {
    return new ReadingView(
        row.getString(0),
        row.getString(1),
        row.getString(2),
        row.getString(3),
        row.getOffsetDateTime(4).toInstant(),
        row.getString(5),
        row.getString(6),
        row.getShort(7));
  }
}
