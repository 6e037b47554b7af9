package io.sluice.ingest.validation;

import io.sluice.sources.column.LabelOptions;
import io.sluice.sources.column.LabelVocabulary;
import io.sluice.sources.readings.TimeColumn;
import io.sluice.sources.table.Table;
import io.sluice.sources.table.TableFormatException;
import io.sluice.sources.table.TableRow;
import io.sluice.sources.table.TableSource;
import io.sluice.sources.time.TimeEvidence;
import io.sluice.sources.time.TimeFinding;
import io.sluice.sources.time.TimeNames;
import java.io.IOException;
import java.time.Instant;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * What was found out about a CSV body, by all of its rows.
 *
 * @param columns which column is what
 * @param isPutTogether whether rows are made of lines, or parts of them, of a tag each: those have
 *     the tags that were there, and no more
 * @param time how times are written
 * @param styles how numbers are written
 * @param labels what the texts of the label column mean; null if there is none
 * @param notes what was taken for what, sentences for the sender
 */
public record CsvContent(
    CsvColumns columns,
    boolean isPutTogether,
    TimeFinding time,
    NumberStyles styles,
    @Nullable LabelVocabulary labels,
    List<String> notes) {

  /** More values than any column of labels has; a body could have as many as rows. */
  private static final int MOST_LABELS = 1_000;

  /**
   * What the sender says of the times.
   *
   * @param column name of their column, null to find it
   * @param format how they are written, null to find it out
   * @param zone of times that name none, null for the one in the column's name, or UTC
   */
  public record Times(@Nullable String column, @Nullable String format, @Nullable ZoneId zone) {}

  /**
   * Reads all rows once.
   *
   * @param isPutTogether whether rows are made of lines, or parts of them, of a tag each
   * @param now years of two digits are rather of these days
   * @throws TableFormatException if the body as a whole cannot be read; one sentence
   * @throws IOException never, of what is in memory
   */
  public static CsvContent of(TableSource source, boolean isPutTogether, Times wanted, Instant now)
      throws TableFormatException, IOException {
    var found = source.finding();
    // Put together of lines of a tag each, a row begins with its time, whatever that is called.
    var time =
        TimeColumn.find(
            found.columns(), isPutTogether ? found.columns().getFirst() : wanted.column());
    if (time == null) {
      throw new TableFormatException(
          "%s has no time column: found %s; expected one named %s, or its name by --time-column"
              .formatted(
                  found.source(),
                  Excerpt.of(String.join(", ", found.columns()), Excerpt.LIST),
                  wanted.column() == null
                      ? TimeNames.USUAL
                      : "'" + Excerpt.of(wanted.column()) + "'"));
    }
    var columns = CsvColumns.of(found.columns(), time);
    var evidence = new TimeEvidence(time.name(), wanted.zone(), wanted.format(), now);
    var styles = new NumberStyles(columns.names());
    var labels = new HashMap<String, Long>();
    try (Table table = source.open()) {
      for (TableRow row = table.next(); row != null; row = table.next()) {
        if (row.fault() == null) {
          evidence.add(columns.series(row), time.text(row.fields()));
          if (columns.label() != CsvColumns.NONE) {
            count(row.fields()[columns.label()], labels);
          }
          styles.add(row.fields());
        }
      }
    }
    var times = evidence.finish();
    // Where some texts are times, the others cost their own rows only.
    var question = times.times() > 0 ? times.ambiguity() : times.question();
    if (question != null) {
      throw new TableFormatException(found.source() + ": " + question);
    }
    var notes = new ArrayList<>(found.notes());
    notes.addAll(times.notes());
    var zoneNote = times.zoneNote();
    if (zoneNote != null) {
      notes.add(zoneNote);
    }
    return new CsvContent(
        columns,
        isPutTogether,
        times,
        styles,
        vocabulary(columns, labels, notes),
        List.copyOf(notes));
  }

  private static void count(String label, Map<String, Long> labels) {
    if (labels.size() < MOST_LABELS || labels.containsKey(label)) {
      labels.merge(label, 1L, Long::sum);
    }
  }

  private static @Nullable LabelVocabulary vocabulary(
      CsvColumns columns, Map<String, Long> labels, List<String> notes) {
    if (columns.label() == CsvColumns.NONE) {
      return null;
    }
    var name = columns.names().get(columns.label());
    var vocabulary = LabelVocabulary.of(name, labels, LabelOptions.NONE);
    // The rows of one body are too few to tell what those of all others mean.
    if (vocabulary.question() != null || !vocabulary.isPlain()) {
      notes.add(
          ("labels of column '%s' are not taken, as its values do not tell which are anomalous; send"
                  + " 1 for these, 0 for normal")
              .formatted(Excerpt.of(name)));
      return null;
    }
    if (vocabulary.note() != null) {
      notes.add("label column '%s': %s".formatted(Excerpt.of(name), vocabulary.note()));
    }
    return vocabulary;
  }
}
