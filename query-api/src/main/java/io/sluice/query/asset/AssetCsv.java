package io.sluice.query.asset;

import io.sluice.query.csv.CsvLine;

/** An asset as a line. */
final class AssetCsv {

  private AssetCsv() {}

  static CsvLine header() {
    return new CsvLine()
        .raw("asset")
        .raw("profile")
        .raw("lastReadingAt")
        .raw("lastScoreAt")
        .raw("ratio")
        .raw("severity")
        .raw("openIncidents")
        .raw("state")
        .end();
  }

  static void line(CsvLine line, AssetView asset) {
    line.text(asset.asset())
        .text(asset.profile())
        .time(asset.lastReadingAt())
        .time(asset.lastScoreAt())
        .raw(asset.ratio())
        .raw(asset.severity())
        .raw(asset.openIncidents())
        .raw(asset.state());
  }
}
