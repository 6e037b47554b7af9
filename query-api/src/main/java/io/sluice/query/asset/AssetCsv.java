package io.sluice.query.asset;

import io.sluice.contracts.Messages;
import io.sluice.query.csv.CsvTable;
import java.nio.charset.StandardCharsets;

/** Assets as CSV. */
final class AssetCsv {

  static final CsvTable<AssetView> TABLE =
      new CsvTable<AssetView>()
          .text("asset", AssetView::asset)
          .raw("lastReadingAt", AssetView::lastReadingAt)
          .raw("lastScoreAt", AssetView::lastScoreAt)
          .raw("ratio", AssetView::ratio)
          .raw("severity", AssetView::severity)
          .raw("openIncidents", AssetView::openIncidents)
          .raw(
              "streams",
              asset -> new String(Messages.encode(asset.streams()), StandardCharsets.UTF_8))
          .text("site", AssetView::site);

  private AssetCsv() {}
}
