package io.sluice.incidents;

import io.sluice.contracts.Category;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * An incident as it is kept when its asset has gone on.
 *
 * @param category what is wrong: its process or its data
 * @param profile its asset's profile
 * @param episode what it is made of
 * @param updatedAt event time of its last change
 * @param resolvedAt event time of its end; null if nobody heard of that
 */
public record StoredIncident(
    Category category,
    String profile,
    Episode episode,
    Instant updatedAt,
    @Nullable Instant resolvedAt) {}
