package io.sluice.query.feedback;

import io.sluice.contracts.CsvLine;
import io.sluice.query.csv.TagColumns;
import java.util.List;

/** What was said as a row a record or window, as {@link FeedbackFile} reads it. */
final class FeedbackCsv {

  private final TagColumns tags;

  private FeedbackCsv(TagColumns tags) {
    this.tags = tags;
  }

  /** With the tags of these as columns. */
  static FeedbackCsv columnsOf(List<FeedbackView> newest) {
    return new FeedbackCsv(TagColumns.of(newest.stream().map(FeedbackView::values).toList()));
  }

  String header() {
    var line = new CsvLine();
    List.of("kind", "asset", "stream", "profile", "time", "id", "from", "to").forEach(line::raw);
    List.of("label", "comment", "by", "at", "counts").forEach(line::raw);
    return tags.header(line).end().toString();
  }

  void line(CsvLine line, FeedbackView said) {
    boolean isWindow = said.kind().equals(FeedbackKind.WINDOW.name());
    line.raw(said.kind()).text(said.asset()).text(said.stream()).text(said.profile());
    line.raw(isWindow ? null : said.from()).text(said.record());
    line.raw(isWindow ? said.from() : null).raw(isWindow ? said.to() : null);
    line.raw(said.label()).text(said.comment()).text(said.by()).raw(said.at()).raw(said.counts());
    tags.cells(line, said.values());
  }
}
