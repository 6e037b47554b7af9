package io.sluice.cli.inspect;

import com.fasterxml.jackson.annotation.JsonInclude;
import io.sluice.contracts.profile.TagKind;
import io.sluice.sources.column.ColumnFinding;
import io.sluice.sources.column.Labels.LabelColumn;
import io.sluice.sources.readings.EvenSteps;
import io.sluice.sources.readings.FileFindings;
import io.sluice.sources.table.TableFinding;
import io.sluice.sources.time.RowOrder;
import io.sluice.sources.time.TimeFinding;
import io.sluice.sources.time.TimeSteps;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;

/**
 * What was found out about a file, as it is told. Null where there is nothing to tell.
 *
 * @param file its name
 * @param format what kind of file it is
 * @param encoding of its text
 * @param delimiter between its fields
 * @param decimalMark of its numbers
 * @param headerLine line of the names of its columns, 0 if they were given
 * @param layout how rows of tags were put together
 * @param rows rows that have as many fields as they should
 * @param time its times
 * @param tags its tags
 * @param labels its labels
 * @param assetColumn column that says whose a row is
 * @param leftOut columns that are not read
 * @param notes what a person should know
 * @param questions what has to be answered before it can be read
 */
@JsonInclude(JsonInclude.Include.NON_NULL)
record FileReport(
    String file,
    String format,
    String encoding,
    String delimiter,
    String decimalMark,
    long headerLine,
    String layout,
    long rows,
    Time time,
    List<TagLine> tags,
    List<LabelLine> labels,
    String assetColumn,
    List<FileFindings.LeftOutColumn> leftOut,
    List<String> notes,
    List<String> questions) {

  /**
   * @param interval between most rows, or half of them where steps are uneven; after resampling, if
   *     that was asked for
   * @param gaps steps of more than one and a half intervals
   */
  @JsonInclude(JsonInclude.Include.NON_NULL)
  record Time(
      String column,
      String format,
      String zone,
      RowOrder order,
      Instant first,
      Instant last,
      Duration interval,
      Boolean even,
      Long gaps,
      Duration longestGap) {

    private static Time of(TimeFinding found, EvenSteps made) {
      TimeSteps steps = found.steps();
      if (made != null) {
        return new Time(
            found.column(),
            found.format().example(),
            found.zone().getId(),
            found.order(),
            found.earliest(),
            found.latest(),
            made.step(),
            true,
            made.gaps(),
            made.longestGap());
      }
      return new Time(
          found.column(),
          found.format().example(),
          found.zone().getId(),
          found.order(),
          found.earliest(),
          found.latest(),
          steps == null ? null : steps.interval(),
          steps == null ? null : steps.even(),
          steps == null ? null : steps.gaps(),
          steps == null ? null : steps.longestGap());
    }
  }

  /** A tag; missing are the numbers that stand for no value, words the rows with a word. */
  @JsonInclude(JsonInclude.Include.NON_NULL)
  record TagLine(
      String name,
      TagKind kind,
      String unit,
      Double low,
      Double high,
      long filled,
      List<String> states,
      List<Double> missing,
      long words) {

    private static TagLine of(FileFindings findings, ColumnFinding tag) {
      boolean isOfTexts = tag.reader().isOfTexts();
      return new TagLine(
          tag.name(),
          tag.kind(),
          findings.unit(tag),
          Double.isNaN(tag.min()) ? null : tag.min(),
          Double.isNaN(tag.max()) ? null : tag.max(),
          tag.filled(),
          tag.states(),
          tag.missing(),
          isOfTexts ? 0 : tag.wordRows());
    }
  }

  /** A label column and its rows by meaning. */
  record LabelLine(String column, long normal, long anomalous, long unknown) {

    private static LabelLine of(LabelColumn label) {
      return new LabelLine(
          label.name(),
          label.vocabulary().normal(),
          label.vocabulary().anomalous(),
          label.vocabulary().unknown());
    }
  }

  /**
   * @param made of the rows by resampling, null without it
   * @param leftOut what was left out of the rows, a sentence each
   */
  static FileReport of(FileFindings findings, EvenSteps made, List<String> leftOut) {
    TableFinding table = findings.table();
    var notes = new ArrayList<>(findings.notes());
    if (made != null) {
      notes.add(made.text());
    }
    notes.addAll(leftOut);
    return new FileReport(
        findings.source(),
        table.format().toString(),
        table.encoding() == null ? null : table.encoding().charset().name(),
        table.delimiter() == null ? null : table.delimiter().toString(),
        String.valueOf(findings.columns().decimalMark()),
        table.headerLine(),
        table.tall() == null
            ? null
            : "a row for each tag and time: tag %s, time %s, value %s"
                .formatted(table.tall().tag(), table.tall().time(), table.tall().value()),
        findings.rows(),
        Time.of(findings.time(), made),
        findings.found().stream().map(tag -> TagLine.of(findings, tag)).toList(),
        findings.columns().labels().columns().stream().map(LabelLine::of).toList(),
        findings.assetColumn(),
        findings.leftOut(),
        notes,
        findings.questions());
  }
}
