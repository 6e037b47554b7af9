package io.sluice.query.evidence;

import io.sluice.query.incident.HistoryEntry;
import io.sluice.query.incident.IncidentView;
import io.sluice.query.score.ScoreView;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/** An incident on one page that can be printed: it asks for nothing else, and runs nothing. */
final class EvidencePage {

  private static final int WIDTH = 900;
  private static final int HEIGHT = 160;

  /** Points of the line, of which each is the highest of its part. */
  private static final int POINTS = 450;

  private static final String STYLE =
      "body{font:11pt/1.5 sans-serif;max-width:60em;margin:2em auto;padding:0 1em}"
          + "table{border-collapse:collapse;width:100%}td,th{text-align:left;vertical-align:top;"
          + "padding:.2em .8em .2em 0;border-bottom:1px solid #ccc;overflow-wrap:anywhere}"
          + "svg{width:100%;height:auto}";

  private EvidencePage() {}

  static String of(Evidence evidence) {
    IncidentView incident = evidence.incident();
    var page = new StringBuilder();
    page.append("<!doctype html>\n<html lang=\"en\"><head><meta charset=\"utf-8\"><title>")
        .append(escaped("Incident of " + incident.asset()))
        .append("</title><style>")
        .append(STYLE)
        .append("</style></head><body>\n<h1>")
        .append(escaped("Incident of " + incident.asset()))
        .append("</h1>\n<p>")
        .append(escaped(incident.text()))
        .append("</p>\n<table>");
    row(page, "id", incident.id());
    row(page, "streams", String.join(", ", incident.streams()));
    row(page, "category", incident.category());
    row(page, "status", incident.status());
    row(page, "highest severity", incident.peakSeverity());
    row(page, "highest ratio", incident.peakRatio());
    row(page, "began", incident.startedAt());
    row(page, "ended", incident.resolvedAt() == null ? "it goes on" : incident.resolvedAt());
    row(page, "acknowledged by", incident.acknowledgedBy());
    row(page, "assigned to", incident.assignedTo());
    row(page, "turned out to be", incident.label());
    page.append("</table>\n<h2>Ratio around it</h2>\n");
    line(page, evidence.scores());
    page.append("<h2>What happened</h2>\n<table><tr><th>event time</th><th>what</th><th>by</th>")
        .append("<th></th></tr>");
    for (HistoryEntry entry : evidence.history()) {
      page.append("<tr><td>")
          .append(entry.eventTime())
          .append("</td><td>")
          .append(escaped(entry.kind() + " " + entry.severity()))
          .append("</td><td>")
          .append(escaped(entry.by()))
          .append("</td><td>")
          .append(escaped(entry.said() == null ? entry.text() : entry.said()))
          .append("</td></tr>\n");
    }
    page.append("</table>\n<h2>Who judged</h2>\n<table>");
    for (Evidence.Model model : evidence.about().models()) {
      row(
          page,
          model.profile() + " " + model.bundle().version(),
          "SHA-256 " + model.bundle().sha256());
    }
    Evidence.About about = evidence.about();
    page.append("</table>\n<h2>Files</h2>\n<table>");
    row(page, "time", about.from() + " to " + about.to());
    row(page, "readings.csv, readings.json", rows(about.readings(), about.allReadings()));
    row(page, "scores.csv, scores.json", rows(about.scores(), about.allScores()));
    row(page, "incident.json, history.json", "the incident, its alerts, what happened to it");
    row(page, EvidenceZip.MANIFEST, "hashes of these files: sha256sum -c " + EvidenceZip.MANIFEST);
    return page.append("</table>\n</body></html>\n").toString();
  }

  private static String rows(int rows, boolean areAll) {
    return areAll ? rows + ", all there are" : "the newest " + rows + " of that time, of more";
  }

  private static void row(StringBuilder page, String name, @Nullable Object value) {
    if (value != null) {
      page.append("<tr><th>")
          .append(escaped(name))
          .append("</th><td>")
          .append(escaped(value))
          .append("</td></tr>\n");
    }
  }

  private static void line(StringBuilder page, List<ScoreView> scores) {
    if (scores.isEmpty()) {
      page.append("<p>There are no scores any more.</p>\n");
      return;
    }
    double most = Math.max(1.2, scores.stream().mapToDouble(ScoreView::ratio).max().orElse(1));
    long from = scores.getFirst().windowEnd().toEpochMilli();
    long time = Math.max(1, scores.getLast().windowEnd().toEpochMilli() - from);
    page.append("<svg viewBox=\"0 0 ")
        .append(WIDTH + " " + HEIGHT)
        .append("\" role=\"img\" aria-label=\"ratio over time\"><path d=\"M0 ")
        .append(height(1, most))
        .append("H" + WIDTH)
        .append("\" stroke=\"#b00\" stroke-dasharray=\"6 4\"/><polyline fill=\"none\"")
        .append(" stroke=\"#036\" points=\"");
    int each = Math.ceilDiv(scores.size(), POINTS);
    for (int i = 0; i < scores.size(); i += each) {
      List<ScoreView> some = scores.subList(i, Math.min(scores.size(), i + each));
      double ratio = some.stream().mapToDouble(ScoreView::ratio).max().orElseThrow();
      double at = (double) (some.getFirst().windowEnd().toEpochMilli() - from) / time * WIDTH;
      page.append(String.format(Locale.ROOT, "%.1f,%s ", at, height(ratio, most)));
    }
    page.append("\"/></svg>\n<p>")
        .append(scores.getFirst().windowEnd() + " to " + scores.getLast().windowEnd())
        .append("; the dashed line is the border of normal.</p>\n");
  }

  private static String height(double ratio, double most) {
    return String.format(Locale.ROOT, "%.1f", HEIGHT - Math.max(0, ratio) / most * HEIGHT);
  }

  private static String escaped(@Nullable Object value) {
    return value == null
        ? ""
        : value
            .toString()
            .replace("&", "&amp;")
            .replace("<", "&lt;")
            .replace(">", "&gt;")
            .replace("\"", "&quot;");
  }
}
