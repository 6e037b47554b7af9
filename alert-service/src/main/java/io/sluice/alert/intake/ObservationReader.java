package io.sluice.alert.intake;

import io.sluice.contracts.MalformedMessageException;
import io.sluice.contracts.RawScore;
import io.sluice.contracts.ScoreReader;
import io.sluice.contracts.SideFinding;
import io.sluice.incidents.Finding;
import io.sluice.incidents.Judges;
import io.sluice.incidents.LogPosition;
import io.sluice.incidents.Observation;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Reads of a score what moves an incident: what explains it only if its window is anomalous, its
 * data at fault, or a tag has moved for good.
 */
final class ObservationReader {

  private final ScoreReader scores = new ScoreReader();

  /**
   * @param heardAt when the score was written to the log
   * @throws MalformedMessageException if the bytes are no score that can be judged and stored
   */
  Observation read(byte[] value, Instant heardAt) throws MalformedMessageException {
    RawScore score = scores.read(value);
    return new Observation(
        score.asset(),
        score.stream(),
        score.profile(),
        score.windowStart(),
        score.windowEnd(),
        score.first(),
        new LogPosition(score.source().partition(), score.source().offset()),
        heardAt,
        score.debounce(),
        score.infoLevel(),
        process(score),
        found(score.readData()),
        found(score.readDrift()),
        score.mode(),
        Judges.of(score.bundle().sha256(), score.readDetectorNames()));
  }

  private static Finding process(RawScore score) throws MalformedMessageException {
    return score.severity().isAnomalous()
        ? new Finding(
            score.ratio(), score.severity(), score.readContributors(), score.state(), score.mode())
        : new Finding(score.ratio(), score.severity(), List.of());
  }

  private static Finding found(@Nullable SideFinding beside) {
    return beside == null
        ? Finding.NOTHING
        : new Finding(beside.ratio(), beside.severity(), beside.tags());
  }
}
