package io.sluice.models.backtest;

import io.sluice.contracts.SideFinding;
import io.sluice.detection.scoring.Verdict;
import io.sluice.incidents.Finding;
import io.sluice.incidents.LogPosition;
import io.sluice.incidents.Observation;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A window, or a record, and what the bundle says of it.
 *
 * @param isFirst whether the window began anew and was full for the first time since
 */
public record JudgedWindow(Instant start, Instant end, boolean isFirst, Verdict verdict) {

  /** As alert-service reads it of the score. */
  Observation of(String asset, String stream, String profile, long position) {
    return new Observation(
        asset,
        stream,
        profile,
        start,
        end,
        isFirst,
        new LogPosition(0, position),
        end,
        verdict.debounce(),
        verdict.infoLevel(),
        new Finding(
            verdict.ratio(), verdict.severity(), verdict.contributors(), verdict.state(), null),
        found(verdict.data()),
        found(verdict.drift()));
  }

  private static Finding found(@Nullable SideFinding beside) {
    return beside == null
        ? Finding.NOTHING
        : new Finding(beside.ratio(), beside.severity(), List.copyOf(beside.tags()));
  }
}
