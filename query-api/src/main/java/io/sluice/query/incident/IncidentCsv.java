package io.sluice.query.incident;

import io.sluice.query.csv.CsvLine;

/** An incident as a line. */
final class IncidentCsv {

  private IncidentCsv() {}

  static CsvLine header() {
    return new CsvLine()
        .raw("startedAt")
        .raw("updatedAt")
        .raw("resolvedAt")
        .raw("asset")
        .raw("streams")
        .raw("profile")
        .raw("status")
        .raw("severity")
        .raw("peakSeverity")
        .raw("peakRatio")
        .raw("durationSeconds")
        .raw("category")
        .raw("state")
        .raw("acknowledgedBy")
        .raw("resolvedBy")
        .raw("label")
        .raw("burst")
        .raw("id")
        .raw("text")
        .raw("contributors")
        .end();
  }

  static void line(CsvLine line, IncidentView incident) {
    line.time(incident.startedAt())
        .time(incident.updatedAt())
        .time(incident.resolvedAt())
        .text(incident.asset())
        .text(String.join(" ", incident.streams()))
        .text(incident.profile())
        .raw(incident.status())
        .raw(incident.severity())
        .raw(incident.peakSeverity())
        .raw(incident.peakRatio())
        .raw(incident.durationSeconds())
        .raw(incident.category())
        .raw(incident.state())
        .text(incident.acknowledgedBy())
        .text(incident.resolvedBy())
        .text(incident.label())
        .text(incident.burst())
        .raw(incident.id())
        .text(incident.text())
        .raw(incident.contributors());
  }
}
