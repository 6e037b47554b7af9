package io.sluice.cli.reproduce;

import io.sluice.cli.history.LoggedReadings;
import io.sluice.cli.history.StoredScore;
import io.sluice.contracts.DetectorScore;
import io.sluice.detection.bundle.Bundle;
import io.sluice.detection.scoring.Verdict;
import io.sluice.models.backtest.JudgedStream;
import io.sluice.models.backtest.JudgedWindow;
import java.io.IOException;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** What became of judging a score's window anew. */
sealed interface Reproduction {

  /** Of two numbers that are one: what is left between two machines is far less. */
  double TOLERANCE = 1e-9;

  /** It is the same number. */
  record Same(Verdict again) implements Reproduction {}

  /**
   * It is another.
   *
   * @param why what is known to explain that, and what can be done; a sentence
   */
  record Another(Verdict again, String why) implements Reproduction {}

  /**
   * It cannot be judged anew.
   *
   * @param why a sentence
   */
  record Impossible(String why) implements Reproduction {}

  /**
   * Judges all readings and compares the window that the score is of.
   *
   * @param bundle that judged it; borrowed
   * @param readings closed when this returns
   * @param isFollowed whether they begin where the memory of the asset began
   */
  static Reproduction of(
      StoredScore score, Bundle bundle, LoggedReadings readings, boolean isFollowed)
      throws IOException {
    Optional<Verdict> again = judged(score, bundle, readings);
    if (again.isEmpty()) {
      return new Impossible(
          score.isOfRecord()
              ? "the record of %s is not stored any more: readings are deleted after their retention"
                  .formatted(score.windowEnd())
              : "the window from %s to %s cannot be filled from the %,d readings that are still stored: the others are deleted after their retention, or never came to the history"
                  .formatted(score.windowStart(), score.windowEnd(), readings.size()));
    }
    Verdict verdict = again.get();
    if (isSame(score, verdict)) {
      return new Same(verdict);
    }
    return new Another(verdict, why(score, bundle, readings, isFollowed));
  }

  private static Optional<Verdict> judged(StoredScore score, Bundle bundle, LoggedReadings readings)
      throws IOException {
    Verdict verdict = null;
    try (var judge = new JudgedStream(bundle, score.asset(), score.stream(), readings)) {
      for (JudgedWindow window = judge.next(); window != null; window = judge.next()) {
        if (window.end().equals(score.windowEnd()) && window.start().equals(score.windowStart())) {
          verdict = window.verdict();
        }
      }
    }
    return Optional.ofNullable(verdict);
  }

  private static boolean isSame(StoredScore score, Verdict again) {
    return isSame(score.ratio(), again.ratio())
        && score.detectors().keySet().equals(again.detectors().keySet())
        && again.detectors().entrySet().stream()
            .allMatch(one -> isSame(stored(score, one), one.getValue().score()));
  }

  private static @Nullable Double stored(
      StoredScore score, Map.Entry<String, DetectorScore> detector) {
    return score.detectors().get(detector.getKey());
  }

  private static boolean isSame(@Nullable Double stored, double again) {
    return stored != null
        && Math.abs(stored - again) <= TOLERANCE * Math.max(Math.abs(stored), Math.abs(again));
  }

  private static String why(
      StoredScore score, Bundle bundle, LoggedReadings readings, boolean isFollowed) {
    if (score.state() != null && !isFollowed) {
      return "the bundle learns each asset, and what it had learnt by then is not kept with the score: say --since the time from which on it learnt this one, and all since is judged again";
    }
    if (bundle.remembering().isPresent() && !isFollowed) {
      return "the bundle follows each asset, and what had shifted by then is not kept with the score: say --since the time from which on it followed this one, and all since is judged again";
    }
    if (!readings.isInOrderOfLog()) {
      return "readings with ids of their sender's are stored without their place on the log, and if some were late their order was another one";
    }
    return bundle.remembering().isPresent()
        ? "what the bundle had followed of the asset began before --since, or readings since are deleted"
        : "nothing that is known explains it; please report it, with the bundle and the readings";
  }
}
