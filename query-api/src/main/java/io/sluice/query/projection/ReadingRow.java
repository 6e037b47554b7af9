package io.sluice.query.projection;

import java.time.Instant;

/**
 * One row of {@code history.reading}.
 *
 * @param time whole microseconds
 * @param quality null if all is good
 * @param label null if not known
 */
record ReadingRow(
    String asset, Instant time, String profile, JsonText values, JsonText quality, Short label) {}
