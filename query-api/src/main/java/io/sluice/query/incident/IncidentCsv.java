package io.sluice.query.incident;

import io.sluice.query.csv.CsvTable;

/** Incidents as CSV. */
final class IncidentCsv {

  static final CsvTable<IncidentView> TABLE =
      new CsvTable<IncidentView>()
          .raw("startedAt", IncidentView::startedAt)
          .raw("updatedAt", IncidentView::updatedAt)
          .raw("resolvedAt", IncidentView::resolvedAt)
          .text("asset", IncidentView::asset)
          .text("streams", incident -> String.join(" ", incident.streams()))
          .text("profile", IncidentView::profile)
          .raw("status", IncidentView::status)
          .raw("severity", IncidentView::severity)
          .raw("peakSeverity", IncidentView::peakSeverity)
          .raw("peakRatio", IncidentView::peakRatio)
          .raw("durationSeconds", IncidentView::durationSeconds)
          .raw("category", IncidentView::category)
          .raw("state", IncidentView::state)
          .raw("cause", IncidentView::cause)
          .text("acknowledgedBy", IncidentView::acknowledgedBy)
          .text("resolvedBy", IncidentView::resolvedBy)
          .text("label", IncidentView::label)
          .text("assignedTo", IncidentView::assignedTo)
          .raw("flapping", IncidentView::flapping)
          .raw("knownUntil", IncidentView::knownUntil)
          .raw("known", IncidentView::known)
          .raw("quiet", IncidentView::quiet)
          .raw("id", IncidentView::id)
          .text("text", IncidentView::text)
          .raw("contributors", IncidentView::contributors);

  private IncidentCsv() {}
}
