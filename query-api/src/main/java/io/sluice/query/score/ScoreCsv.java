package io.sluice.query.score;

import io.sluice.query.csv.CsvTable;

/** Scores as CSV. */
public final class ScoreCsv {

  public static final CsvTable<ScoreView> TABLE =
      new CsvTable<ScoreView>()
          .raw("windowEnd", ScoreView::windowEnd)
          .raw("windowStart", ScoreView::windowStart)
          .text("asset", ScoreView::asset)
          .text("stream", ScoreView::stream)
          .text("profile", ScoreView::profile)
          .raw("ratio", ScoreView::ratio)
          .raw("severity", ScoreView::severity)
          .raw("label", ScoreView::label)
          .raw("latencyMs", ScoreView::latencyMs)
          .text("bundleVersion", score -> score.bundle().version())
          .raw("bundleSha256", score -> score.bundle().sha256())
          .raw("sourceTopic", score -> score.source().topic())
          .raw("sourcePartition", score -> score.source().partition())
          .raw("sourceOffset", score -> score.source().offset())
          .raw("id", ScoreView::id)
          .raw("detectors", ScoreView::detectors)
          .raw("contributors", ScoreView::contributors)
          .raw("state", ScoreView::state);

  private ScoreCsv() {}
}
