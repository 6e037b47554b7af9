package io.sluice.query.asset;

import io.sluice.contracts.Messages;
import io.sluice.query.csv.CsvLine;
import java.nio.charset.StandardCharsets;

/** An asset as a line. */
final class AssetCsv {

  private AssetCsv() {}

  static CsvLine header() {
    return new CsvLine()
        .raw("asset")
        .raw("lastReadingAt")
        .raw("lastScoreAt")
        .raw("ratio")
        .raw("severity")
        .raw("openIncidents")
        .raw("streams")
        .end();
  }

  static void line(CsvLine line, AssetView asset) {
    line.text(asset.asset())
        .time(asset.lastReadingAt())
        .time(asset.lastScoreAt())
        .raw(asset.ratio())
        .raw(asset.severity())
        .raw(asset.openIncidents())
        .raw(new String(Messages.encode(asset.streams()), StandardCharsets.UTF_8));
  }
}
