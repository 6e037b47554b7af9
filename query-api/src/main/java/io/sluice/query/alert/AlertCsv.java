package io.sluice.query.alert;

import io.sluice.query.csv.CsvLine;

/** An alert as a line. */
final class AlertCsv {

  private AlertCsv() {}

  static CsvLine header() {
    return new CsvLine()
        .raw("updatedAt")
        .raw("startedAt")
        .raw("asset")
        .raw("streams")
        .raw("profile")
        .raw("kind")
        .raw("severity")
        .raw("peakRatio")
        .raw("category")
        .raw("state")
        .raw("burst")
        .raw("test")
        .raw("id")
        .raw("incident")
        .raw("text")
        .raw("contributors")
        .end();
  }

  static void line(CsvLine line, AlertView alert) {
    line.time(alert.updatedAt())
        .time(alert.startedAt())
        .text(alert.asset())
        .text(String.join(" ", alert.streams()))
        .text(alert.profile())
        .raw(alert.kind())
        .raw(alert.severity())
        .raw(alert.peakRatio())
        .raw(alert.category())
        .raw(alert.state())
        .text(alert.burst())
        .raw(alert.test())
        .raw(alert.id())
        .raw(alert.incident())
        .text(alert.text())
        .raw(alert.contributors());
  }
}
