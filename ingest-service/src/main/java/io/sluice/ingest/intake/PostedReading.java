package io.sluice.ingest.intake;

import io.sluice.contracts.Quality;
import java.util.Map;
import org.eclipse.microprofile.openapi.annotations.enums.SchemaType;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/**
 * What a body may say, for its description: more than the message that is made of it. Bodies are
 * read token by token, never into this.
 *
 * @param asset the plant or device
 * @param stream which flow of readings of the asset, the profile's name if absent
 * @param profile the kind of stream
 * @param time when the values were taken
 * @param values by tag
 * @param quality by tag, GOOD where it is absent
 * @param id what the source calls this record
 * @param label ground truth
 */
@Schema(name = "Reading")
record PostedReading(
    @Schema(required = true, examples = "plant-1") String asset,
    @Schema(description = "which flow of readings of the asset; the profile's name if absent")
        @Nullable String stream,
    @Schema(required = true, examples = "swat") String profile,
    @Schema(
            required = true,
            implementation = Object.class,
            description =
                "ISO-8601 with an offset, or a number: seconds, milli-, micro- or nanoseconds since"
                    + " 1970, told apart by their size",
            examples = "2026-01-31T08:00:00Z")
        Object time,
    @Schema(
            required = true,
            implementation = Map.class,
            type = SchemaType.OBJECT,
            additionalProperties = Schema.True.class,
            description =
                "by tag: a number, as number or text ('21.5 °C' and '1,234.5', too; '1,234' may be two"
                    + " and is none); of a tag of 0 and 1 also true or false, or a"
                    + " word such as ON or OFF; of a categorical tag a text; null where missing."
                    + " Anything else counts as missing, of quality BAD, and is kept as text",
            examples = "{\"LIT101\": 522.8, \"FIT101\": \"Bad Input\", \"P101\": true}")
        Map<String, Object> values,
    @Schema(
            description =
                "by tag; GOOD where it is absent. Also taken: words such as Good or Bad_Stale, true"
                    + " and false, and codes of OPC DA from 1 to 255")
        @Nullable Map<String, Quality> quality,
    @Schema(description = "what the source calls this record") @Nullable String id,
    @Schema(description = "ground truth: 1 anomalous, 0 normal") @Nullable Integer label) {}
