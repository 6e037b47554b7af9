package io.sluice.cli.inspect;

import io.sluice.cli.console.Text;
import io.sluice.contracts.ReadableNumbers;
import io.sluice.sources.readings.FileReport;
import io.sluice.sources.readings.FileReport.LabelLine;
import io.sluice.sources.readings.FileReport.StepLine;
import io.sluice.sources.readings.FileReport.TagLine;
import io.sluice.sources.readings.FileReport.Time;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** A report about a file as a person reads it. */
final class FileText {

  private static final int MAX_TAGS = 60;
  private static final String TAG = "    %-24s %-12s %-10s %12s %12s %10s";

  private final FileReport report;
  private final StringBuilder text = new StringBuilder();

  private FileText(FileReport report) {
    this.report = report;
  }

  static String of(FileReport report) {
    return new FileText(report).text();
  }

  private String text() {
    line("%s", report.file());
    line(
        "  table    %s",
        Stream.of(
                report.format(),
                report.encoding(),
                report.delimiter() == null ? null : "fields by " + report.delimiter(),
                report.decimalMark().equals(",") ? "decimal comma" : "decimal point",
                report.headerLine() == 0 ? null : "names in line " + report.headerLine(),
                report.layout())
            .filter(part -> part != null)
            .collect(Collectors.joining(", ")));
    time(report.time());
    for (LabelLine label : report.labels()) {
      line(
          "  label    %s: %,d normal, %,d anomalous, %,d unknown",
          label.column(), label.normal(), label.anomalous(), label.unknown());
    }
    if (report.assetColumn() != null) {
      line("  asset    %s", report.assetColumn());
    }
    tags(report.tags());
    list("notes", report.notes());
    list("to answer", report.questions());
    return text.toString();
  }

  private void time(Time time) {
    line(
        "  time     %s: %s, zone %s, %,d rows, %s",
        time.column(),
        time.format(),
        time.zone().equals("Z") ? "UTC" : time.zone(),
        report.rows(),
        time.order().name().toLowerCase(Locale.ROOT).replace('_', ' '));
    Instant first = time.first();
    Instant last = time.last();
    if (first != null && last != null) {
      line("           from %s to %s", first, last);
    }
    StepLine steps = time.steps();
    if (steps != null) {
      line(
          "           %s %s, %s",
          steps.even() ? "every" : "uneven steps, half of them up to",
          Text.brief(steps.interval()),
          steps.gaps() == 0
              ? "no gaps"
              : "%,d gaps, the longest %s".formatted(steps.gaps(), Text.brief(steps.longestGap())));
    }
  }

  private void tags(List<TagLine> tags) {
    line("  tags     %d", tags.size());
    line(TAG, "", "kind", "unit", "low", "high", "without");
    for (TagLine tag : tags.subList(0, Math.min(MAX_TAGS, tags.size()))) {
      String missing =
          tag.missing().isEmpty()
              ? ""
              : "  missing "
                  + tag.missing().stream()
                      .map(ReadableNumbers::of)
                      .collect(Collectors.joining(", "));
      String states = tag.states().isEmpty() ? "" : "  " + String.join("/", tag.states());
      line(
          TAG + "%s%s",
          tag.name(),
          tag.kind().name().toLowerCase(Locale.ROOT),
          tag.unit() == null ? "" : tag.unit(),
          number(tag.low()),
          number(tag.high()),
          "%,d".formatted(report.rows() - tag.filled() + tag.words()),
          states,
          missing);
    }
    if (tags.size() > MAX_TAGS) {
      line("    and %d more", tags.size() - MAX_TAGS);
    }
  }

  private static String number(@Nullable Double number) {
    return number == null ? "" : ReadableNumbers.of(number);
  }

  private void list(String name, List<String> sentences) {
    if (!sentences.isEmpty()) {
      line("  %s", name);
      sentences.forEach(sentence -> line("    - %s", sentence));
    }
  }

  private void line(String format, Object... arguments) {
    text.append(String.format(Locale.ROOT, format, arguments).stripTrailing()).append('\n');
  }
}
