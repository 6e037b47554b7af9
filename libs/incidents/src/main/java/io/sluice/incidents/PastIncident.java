package io.sluice.incidents;

import com.fasterxml.jackson.annotation.JsonInclude;
import io.sluice.contracts.Category;
import io.sluice.contracts.IncidentLabel;
import io.sluice.contracts.Severity;
import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * An incident that was.
 *
 * @param severity the highest it had
 * @param resolvedAt event time; null while it goes on
 * @param label what it turned out to be; null if nobody has said so
 */
@JsonInclude(JsonInclude.Include.NON_NULL)
public record PastIncident(
    UUID id,
    String asset,
    Category category,
    Severity severity,
    double peakRatio,
    Instant startedAt,
    @Nullable Instant resolvedAt,
    @Nullable IncidentLabel label) {}
