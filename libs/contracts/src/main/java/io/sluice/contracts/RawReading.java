package io.sluice.contracts;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * A {@link Reading} as it came: checked, its tags left as JSON.
 *
 * @param stream the profile's name where the message names none
 * @param time whole microseconds
 * @param values the object by tag
 * @param quality the object by tag; null if all is good
 * @param id null where the source gave none
 * @param label 1, 0, or null for unknown
 */
public record RawReading(
    String asset,
    String stream,
    String profile,
    Instant time,
    JsonText values,
    @Nullable JsonText quality,
    @Nullable String id,
    @Nullable Integer label) {}
