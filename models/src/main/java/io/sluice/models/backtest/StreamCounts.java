package io.sluice.models.backtest;

import com.fasterxml.jackson.annotation.JsonInclude;
import java.time.Duration;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * What came of the readings of one stream: what was judged, and what not.
 *
 * @param readings that were read
 * @param windows that were judged; of a profile of events, records
 * @param unordered readings of an instant that was there already, or that came too late
 * @param unreadable rows that hold no reading
 * @param first time of the first reading; null without any
 * @param last time of the last one
 * @param gaps times without readings that are too long to be bridged: windows begin anew after them
 * @param without how long these are together; of a profile of events neither is known
 */
@JsonInclude(JsonInclude.Include.NON_NULL)
public record StreamCounts(
    String stream,
    long readings,
    long windows,
    long unordered,
    long unreadable,
    @Nullable Instant first,
    @Nullable Instant last,
    long gaps,
    Duration without) {

  /** The time of which there are readings: from the first to the last, less the gaps. */
  Duration heard() {
    return first == null || last == null
        ? Duration.ZERO
        : Duration.between(first, last).minus(without);
  }
}
