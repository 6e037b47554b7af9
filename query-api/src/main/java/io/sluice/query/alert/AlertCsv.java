package io.sluice.query.alert;

import io.sluice.query.csv.CsvTable;

/** Alerts as CSV. */
final class AlertCsv {

  static final CsvTable<AlertView> TABLE =
      new CsvTable<AlertView>()
          .raw("updatedAt", AlertView::updatedAt)
          .raw("startedAt", AlertView::startedAt)
          .text("asset", AlertView::asset)
          .text("streams", alert -> String.join(" ", alert.streams()))
          .text("profile", AlertView::profile)
          .raw("kind", AlertView::kind)
          .raw("severity", AlertView::severity)
          .raw("peakRatio", AlertView::peakRatio)
          .raw("category", AlertView::category)
          .raw("state", AlertView::state)
          .raw("cause", AlertView::cause)
          .raw("burst", AlertView::burst)
          .raw("quiet", AlertView::quiet)
          .raw("test", AlertView::test)
          .raw("id", AlertView::id)
          .raw("incident", AlertView::incident)
          .text("text", AlertView::text)
          .raw("contributors", AlertView::contributors);

  private AlertCsv() {}
}
