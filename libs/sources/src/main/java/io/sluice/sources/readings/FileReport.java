package io.sluice.sources.readings;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonUnwrapped;
import io.sluice.contracts.profile.TagKind;
import io.sluice.sources.column.ColumnFinding;
import io.sluice.sources.column.Labels.LabelColumn;
import io.sluice.sources.table.TableFinding;
import io.sluice.sources.time.RowOrder;
import io.sluice.sources.time.TimeFinding;
import io.sluice.sources.time.TimeSteps;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.function.UnaryOperator;
import org.jspecify.annotations.Nullable;

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
public record FileReport(
    String file,
    String format,
    @Nullable String encoding,
    @Nullable String delimiter,
    String decimalMark,
    long headerLine,
    @Nullable String layout,
    long rows,
    Time time,
    List<TagLine> tags,
    List<LabelLine> labels,
    @Nullable String assetColumn,
    List<FileFindings.LeftOutColumn> leftOut,
    List<String> notes,
    List<String> questions) {

  /** The times of a file. */
  @JsonInclude(JsonInclude.Include.NON_NULL)
  public record Time(
      String column,
      String format,
      String zone,
      RowOrder order,
      @Nullable Instant first,
      @Nullable Instant last,
      @JsonUnwrapped @Nullable StepLine steps) {

    private static Time of(TimeFinding found, @Nullable EvenSteps made) {
      return new Time(
          found.column(),
          found.format().option(),
          found.zone().getId(),
          found.order(),
          found.earliest(),
          found.latest(),
          made == null ? StepLine.of(found.steps()) : StepLine.of(made));
    }
  }

  /**
   * From one time to the next; after resampling, if that was asked for.
   *
   * @param interval between most rows, or half of them where steps are uneven
   * @param gaps steps of more than one and a half intervals
   */
  public record StepLine(Duration interval, boolean even, long gaps, Duration longestGap) {

    private static @Nullable StepLine of(@Nullable TimeSteps found) {
      return found == null
          ? null
          : new StepLine(found.interval(), found.even(), found.gaps(), found.longestGap());
    }

    private static StepLine of(EvenSteps made) {
      return new StepLine(made.step(), true, made.gaps(), made.longestGap());
    }
  }

  /** A tag; missing are the numbers that stand for no value, words the rows with a word. */
  @JsonInclude(JsonInclude.Include.NON_NULL)
  public record TagLine(
      String name,
      TagKind kind,
      @Nullable String unit,
      @Nullable Double low,
      @Nullable Double high,
      long filled,
      List<String> states,
      List<Double> missing,
      long words) {

    private static TagLine of(FileFindings findings, ColumnFinding tag) {
      boolean isOfTexts = tag.reader().isOfTexts();
      return new TagLine(
          tag.name(),
          Objects.requireNonNull(tag.kind(), "a tag has a kind"),
          findings.unit(tag),
          isOfTexts || Double.isNaN(tag.min()) ? null : tag.min(),
          isOfTexts || Double.isNaN(tag.max()) ? null : tag.max(),
          tag.filled(),
          tag.states(),
          tag.missing(),
          isOfTexts ? 0 : tag.wordRows());
    }
  }

  /** A label column and its rows by meaning. */
  public record LabelLine(String column, long normal, long anomalous, long unknown) {

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
  public static FileReport of(
      FileFindings findings, @Nullable EvenSteps made, List<String> leftOut) {
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

  /**
   * The same in the words of who asked.
   *
   * @param words what becomes of a sentence
   */
  public FileReport told(UnaryOperator<String> words) {
    return new FileReport(
        file,
        format,
        encoding,
        delimiter,
        decimalMark,
        headerLine,
        layout,
        rows,
        time,
        tags,
        labels,
        assetColumn,
        leftOut,
        notes.stream().map(words).toList(),
        questions.stream().map(words).toList());
  }
}
