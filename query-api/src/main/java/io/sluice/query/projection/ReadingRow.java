package io.sluice.query.projection;

import java.time.OffsetDateTime;

/**
 * One row of {@code history.reading}.
 *
 * @param values JSON text
 * @param quality JSON text, null if all is good
 */
record ReadingRow(
    String asset,
    OffsetDateTime time,
    String profile,
    String values,
    String quality,
    Short label) {}
