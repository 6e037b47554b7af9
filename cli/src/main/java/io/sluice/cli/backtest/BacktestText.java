package io.sluice.cli.backtest;

import io.sluice.cli.console.Text;
import io.sluice.contracts.Category;
import io.sluice.contracts.Contributor;
import io.sluice.contracts.IncidentLabel;
import io.sluice.incidents.IncidentComparison;
import io.sluice.incidents.PastIncident;
import io.sluice.incidents.RaisedIncidents.Raised;
import io.sluice.models.backtest.AssetBacktest;
import io.sluice.models.backtest.StreamCounts;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** What a backtest found, in lines for a person. */
final class BacktestText {

  /** Incidents that are listed; all are in the JSON. */
  private static final int MOST_LISTED = 200;

  private static final int MOST_TAGS = 3;

  private final BacktestReport report;

  BacktestText(BacktestReport report) {
    this.report = report;
  }

  List<String> lines() {
    var lines = new ArrayList<String>();
    for (AssetBacktest asset : report.assets()) {
      asset.streams().forEach(stream -> lines.add(read(asset.asset(), stream)));
    }
    lines.add("");
    List<Line> incidents = incidents();
    incidents.stream().limit(MOST_LISTED).forEach(one -> lines.add(one.text()));
    if (incidents.size() > MOST_LISTED) {
      lines.add(
          "... and %,d more; --json FILE tells all".formatted(incidents.size() - MOST_LISTED));
    }
    if (!incidents.isEmpty()) {
      lines.add("");
    }
    lines.addAll(summary());
    return lines;
  }

  private static String read(String asset, StreamCounts counts) {
    var text =
        new StringBuilder(
            "%s %s: %,d readings"
                .formatted(asset.isEmpty() ? "file" : asset, counts.stream(), counts.readings()));
    if (counts.first() != null) {
      text.append(" from %s to %s".formatted(counts.first(), counts.last()));
    }
    text.append(", %,d windows judged".formatted(counts.windows()));
    if (counts.unreadable() > 0) {
      text.append(", %,d rows left out that hold no reading".formatted(counts.unreadable()));
    }
    if (counts.unordered() > 0) {
      text.append(", %,d of an instant that was there already".formatted(counts.unordered()));
    }
    if (counts.gaps() > 0) {
      text.append(
          ", %,d times without data, %s together"
              .formatted(counts.gaps(), duration(counts.without())));
    }
    return Text.plain(text.toString());
  }

  private static String duration(Duration duration) {
    Duration whole = Duration.ofSeconds(duration.toSeconds());
    long days = whole.toDays();
    String rest = whole.minusDays(days).toString().substring(2).toLowerCase(Locale.ROOT);
    return days == 0 ? rest : days + "d" + (rest.equals("0s") ? "" : rest);
  }

  private record Line(Instant at, String text) {}

  private List<Line> incidents() {
    var lines = new ArrayList<Line>();
    IncidentComparison comparison = report.comparison();
    if (comparison == null) {
      for (AssetBacktest asset : report.assets()) {
        asset
            .raised()
            .forEach(one -> lines.add(new Line(one.startedAt(), line("", asset.asset(), one, ""))));
      }
    } else {
      comparison
          .raised()
          .forEach(
              one ->
                  lines.add(
                      new Line(
                          one.incident().startedAt(),
                          line(
                              one.isNew() ? "new    " : "both   ",
                              one.asset(),
                              one.incident(),
                              one.were().stream()
                                  .map(BacktestText::was)
                                  .collect(Collectors.joining(", "))))));
      comparison
          .missed()
          .forEach(
              past ->
                  lines.add(
                      new Line(
                          past.startedAt(),
                          Text.plain("not    %s: %s".formatted(past.asset(), was(past))))));
    }
    lines.sort(Comparator.comparing(Line::at));
    return lines;
  }

  private static String line(String how, String asset, Raised one, String were) {
    String tags =
        one.contributors().stream()
            .limit(MOST_TAGS)
            .map(Contributor::tag)
            .collect(Collectors.joining(", "));
    return Text.plain(
        "%s%s%s %s %.2f from %s to %s%s%s"
            .formatted(
                how,
                asset.isEmpty() ? "" : asset + ": ",
                one.category(),
                one.severity(),
                one.peakRatio(),
                one.startedAt(),
                end(one.resolvedAt()),
                tags.isEmpty() ? "" : " by " + tags,
                were.isEmpty() ? "" : "; was " + were));
  }

  private static String was(PastIncident past) {
    return "%s %s %.2f from %s to %s%s"
        .formatted(
            past.category(),
            past.severity(),
            past.peakRatio(),
            past.startedAt(),
            end(past.resolvedAt()),
            past.label() == null ? "" : ", labelled " + past.label());
  }

  private static String end(@Nullable Instant end) {
    return end == null ? "the end" : end.toString();
  }

  private List<String> summary() {
    var lines = new ArrayList<String>();
    long raised = report.assets().stream().mapToLong(asset -> asset.raised().size()).sum();
    long process =
        report.assets().stream()
            .flatMap(asset -> asset.raised().stream())
            .filter(one -> one.category() == Category.PROCESS)
            .count();
    lines.add(
        "%,d incidents would have been raised by bundle %s of %s, %,d of them of the process."
            .formatted(raised, report.bundle().version(), report.profile(), process));
    lines.add(
        "They open once windows have been anomalous for %s, and are over after %s of quiet."
            .formatted(
                duration(Duration.parse(report.policy().onDelay())),
                duration(Duration.parse(report.policy().offDelay()))));
    IncidentComparison comparison = report.comparison();
    if (comparison != null) {
      lines.add(
          "%,d were raised: %,d would not be again, %,d would be new."
              .formatted(comparison.before(), comparison.missed().size(), comparison.added()));
      lines.add(
          "Of %,d labelled a true alarm %,d would be raised again, of %,d labelled a false alarm %,d."
              .formatted(
                  comparison.labelled(IncidentLabel.TRUE_POSITIVE),
                  comparison.again(IncidentLabel.TRUE_POSITIVE),
                  comparison.labelled(IncidentLabel.FALSE_POSITIVE),
                  comparison.again(IncidentLabel.FALSE_POSITIVE)));
    }
    return lines;
  }
}
