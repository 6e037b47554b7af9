package io.sluice.ingest.intake;

import com.fasterxml.jackson.annotation.JsonInclude;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/**
 * One rejected record in an answer, or what of the body could not be told apart into records.
 *
 * @param index its place in the body, from 0
 * @param line line in the body, from 1; null where a record is not found by line
 * @param column column in that line, from 1; null where it is the whole line
 * @param extent how much of the body it is
 * @param reason stable code
 * @param detail one sentence
 */
@JsonInclude(JsonInclude.Include.NON_NULL)
public record Rejection(
    @Schema(description = "Place in the body, from 0", examples = "3") int index,
    @Schema(description = "Line in the body, from 1", examples = "4") @Nullable Long line,
    @Schema(description = "Column in that line, from 1", examples = "17") @Nullable Integer column,
    @Schema(
            description =
                "How much of the body it is: one record, the rest behind a fault, the body as a"
                    + " whole",
            enumeration = {"record", "rest", "body"})
        String extent,
    @Schema(description = "Stable code", examples = "not-a-number") String reason,
    @Schema(examples = "LIT301 is NaN, expected a finite number or null") String detail) {}
