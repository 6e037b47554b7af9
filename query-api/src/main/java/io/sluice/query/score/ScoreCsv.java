package io.sluice.query.score;

import io.sluice.query.csv.CsvLine;

/** A score as a line. */
final class ScoreCsv {

  private ScoreCsv() {}

  static CsvLine header() {
    return new CsvLine()
        .raw("windowEnd")
        .raw("windowStart")
        .raw("asset")
        .raw("stream")
        .raw("profile")
        .raw("ratio")
        .raw("severity")
        .raw("label")
        .raw("latencyMs")
        .raw("bundleVersion")
        .raw("bundleSha256")
        .raw("sourceTopic")
        .raw("sourcePartition")
        .raw("sourceOffset")
        .raw("id")
        .raw("detectors")
        .raw("contributors")
        .raw("state")
        .end();
  }

  static void line(CsvLine line, ScoreView score) {
    line.time(score.windowEnd())
        .time(score.windowStart())
        .text(score.asset())
        .text(score.stream())
        .text(score.profile())
        .raw(score.ratio())
        .raw(score.severity())
        .raw(score.label())
        .raw(score.latencyMs())
        .text(score.bundle().version())
        .raw(score.bundle().sha256())
        .raw(score.source().topic())
        .raw(score.source().partition())
        .raw(score.source().offset())
        .raw(score.id())
        .raw(score.detectors())
        .raw(score.contributors())
        .raw(score.state());
  }
}
