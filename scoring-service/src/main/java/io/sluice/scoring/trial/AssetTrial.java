package io.sluice.scoring.trial;

import io.sluice.detection.bundle.Bundle;
import io.sluice.detection.scoring.StreamJudge;
import io.sluice.detection.scoring.Verdict;
import io.sluice.incidents.IncidentPolicy;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** One asset of a file: what its rows are worth, and what is told of it. */
final class AssetTrial implements AutoCloseable {

  private static final int MOST_SPANS = 500;

  private final @Nullable String asset;
  private final StreamJudge judge;
  private final TrialScores scores;
  private final TrialTimeline timeline;
  private final TrialIncidents incidents;
  private final List<TrialReport.Span> labelled = new ArrayList<>();
  private boolean wasLabelled;
  private long windows;
  private long anomalous;
  private long unordered;
  private @Nullable Instant from;
  private @Nullable Instant to;

  /**
   * @param asset null where the file has one alone
   * @param name what to call it all the same
   */
  AssetTrial(
      Bundle bundle,
      @Nullable String asset,
      String name,
      TrialTimeline timeline,
      TrialScores scores) {
    this.asset = asset;
    this.timeline = timeline;
    this.scores = scores;
    incidents =
        new TrialIncidents(
            name,
            bundle.profile().name(),
            bundle.ref(),
            IncidentPolicy.of(bundle.manifest().debounce()));
    judge = new StreamJudge(bundle, this::window);
  }

  /**
   * The next row.
   *
   * @param values by tag in the profile's order
   * @param label ground truth, which judges nothing
   */
  void add(long line, Instant time, double[] values, @Nullable Integer label) {
    switch (judge.offer(time, values)) {
      case WINDOW -> judge.judge(line, values);
      case WARMING, BETWEEN_STRIDES -> {}
      case SORTED_IN, DUPLICATE, TOO_LATE -> unordered++;
    }
    boolean isLabelled = label != null && label == 1;
    if (isLabelled && wasLabelled && !labelled.isEmpty()) {
      labelled.set(labelled.size() - 1, new TrialReport.Span(labelled.getLast().from(), time));
    } else if (isLabelled && labelled.size() < MOST_SPANS) {
      labelled.add(new TrialReport.Span(time, time));
    }
    wasLabelled = isLabelled;
  }

  private void window(
      long line, long startMillis, long endMillis, boolean isFirst, Verdict verdict) {
    Instant end = Instant.ofEpochMilli(endMillis);
    windows++;
    anomalous += verdict.severity().isAnomalous() ? 1 : 0;
    from = from == null ? end : from;
    to = end;
    timeline.add(endMillis, verdict.ratio());
    incidents.window(Instant.ofEpochMilli(startMillis), end, isFirst, verdict);
    scores.add(asset, line, end, verdict);
  }

  /** Judges what is left. */
  void finish() {
    judge.finish();
  }

  /** Rows that came twice or too late. */
  long unordered() {
    return unordered;
  }

  long windows() {
    return windows;
  }

  TrialReport.Asset report() {
    return new TrialReport.Asset(
        asset,
        from,
        to,
        windows,
        anomalous,
        timeline.report(),
        incidents.told(),
        incidents.more(),
        List.copyOf(labelled));
  }

  @Override
  public void close() {
    judge.close();
  }
}
