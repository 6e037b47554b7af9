package io.sluice.scoring.predict;

import java.time.Instant;
import java.util.Map;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/**
 * One reading of a window.
 *
 * @param time when it was taken; if missing, readings are one interval of the profile apart
 * @param values by tag: a number, as number or text; of a tag of 0 and 1 also true or false, or a
 *     word such as ON or OFF; of a categorical tag its text; null where there is none. Anything
 *     else counts as missing
 */
public record PredictReading(
    @Schema(examples = "2015-12-28T10:29:14Z") @Nullable Instant time,
    @Schema(required = true, examples = "{\"LIT101\": 522.1, \"P101\": 2}")
        @Nullable Map<String, Object> values) {}
