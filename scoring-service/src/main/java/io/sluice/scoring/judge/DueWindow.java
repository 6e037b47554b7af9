package io.sluice.scoring.judge;

import io.opentelemetry.api.trace.Span;
import org.jspecify.annotations.Nullable;

/**
 * A full window, or a record, that is to be judged, and what its score has to say of it besides the
 * verdict.
 *
 * @param key the record's key, {@code asset} in UTF-8
 * @param stream which flow of readings of the asset it is of
 * @param id what the sender calls the record that is judged; null for a window, and where it has no
 *     name
 * @param startMillis event time of the window's first reading
 * @param endMillis event time of its last
 * @param isFirst whether the asset's window began anew and this is the first that was full again
 * @param mode operating mode that the plant says it is in; null if it says none
 * @param label ground truth of the last reading, null if unknown
 * @param topic where that reading lies
 * @param partition its partition
 * @param offset its offset
 * @param acceptedMicros when it was accepted, microseconds since the epoch
 * @param span of what is done with it, one that does nothing unless it belongs to a trace
 */
public record DueWindow(
    byte[] key,
    String asset,
    String stream,
    String profile,
    @Nullable String id,
    long startMillis,
    long endMillis,
    boolean isFirst,
    @Nullable String mode,
    @Nullable Integer label,
    String topic,
    int partition,
    long offset,
    long acceptedMicros,
    Span span) {}
