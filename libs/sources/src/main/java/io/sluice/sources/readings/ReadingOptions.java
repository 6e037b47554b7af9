package io.sluice.sources.readings;

import io.sluice.contracts.profile.Profile;
import io.sluice.sources.column.ColumnOptions;
import io.sluice.sources.column.LabelOptions;
import io.sluice.sources.column.MissingOptions;
import io.sluice.sources.flow.FlowFiles;
import io.sluice.sources.flow.FlowOptions;
import io.sluice.sources.table.Delimiter;
import io.sluice.sources.table.TableOptions;
import io.sluice.sources.table.TableOptions.Tall;
import io.sluice.sources.time.TimeFormat;
import io.sluice.sources.value.NumberStyle;
import java.nio.charset.Charset;
import java.time.Duration;
import java.time.ZoneId;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * How to read a file where it does not speak for itself: what a person says overrules what is found
 * out. Immutable; each {@code with} makes a copy.
 */
public final class ReadingOptions implements Cloneable {

  /** Of files: everything is found out. */
  public static final ReadingOptions FILES = new ReadingOptions();

  private TableOptions table =
      TableOptions.DEFAULT.withKnown(FlowFiles.WITHOUT_NAMES, FlowFiles.REPEATED);
  private FlowOptions flows = FlowOptions.FIND;
  private boolean withoutTimes;
  private @Nullable ZoneId zone;
  private @Nullable String timeColumn;
  private @Nullable String timeFormat;
  private ColumnOptions columns = ColumnOptions.FIND;
  private @Nullable Duration resample;
  private boolean strict;
  private MaintenanceWindows leftOut = MaintenanceWindows.NONE;

  private ReadingOptions() {}

  private ReadingOptions copy() {
    try {
      return (ReadingOptions) clone();
    } catch (CloneNotSupportedException e) {
      throw new AssertionError(e);
    }
  }

  /**
   * @param zone of times that name none; null for the one in the column's name, or UTC
   */
  public ReadingOptions withZone(@Nullable ZoneId zone) {
    var copy = copy();
    copy.zone = zone;
    return copy;
  }

  /**
   * @param column name of the time column; null to find it
   * @param format what {@link TimeFormat#named} takes; null to find it
   * @throws IllegalArgumentException if the format is none; one sentence
   */
  public ReadingOptions withTime(@Nullable String column, @Nullable String format) {
    var copy = copy();
    copy.timeColumn = blankToNull(column);
    copy.timeFormat = blankToNull(format);
    if (copy.timeFormat != null) {
      TimeFormat.named(copy.timeFormat);
    }
    copy.table = table.withTimeColumn(copy.timeColumn);
    return copy;
  }

  /** Columns that are no tags; case and blanks do not matter. */
  public ReadingOptions withExclude(Set<String> names) {
    return withColumns(columns.withExclude(names));
  }

  /** Columns that are tags whatever they look like. */
  public ReadingOptions withInclude(Set<String> names) {
    return withColumns(columns.withInclude(names));
  }

  /** Columns whose fields are texts, whatever they look like. */
  public ReadingOptions withCategorical(Set<String> names) {
    return withColumns(columns.withCategorical(names));
  }

  /** What a person says of labels. */
  public ReadingOptions withLabels(LabelOptions labels) {
    return withColumns(columns.withLabels(labels));
  }

  /** Takes what is said of labels for what some files have, and others need not. */
  public ReadingOptions withLabelsWhereThereAreAny() {
    return withColumns(columns.withLabels(columns.labels().whereThereAreAny()));
  }

  /** Which numbers stand for no value. */
  public ReadingOptions withMissing(MissingOptions missing) {
    return withColumns(columns.withMissing(missing));
  }

  /**
   * @param mark {@code .} or {@code ,}: the decimal mark where no column tells it; {@link
   *     NumberStyle#NONE} to find it out
   * @throws IllegalArgumentException if it is none of these; one sentence
   */
  public ReadingOptions withDecimalMark(char mark) {
    return withColumns(columns.withDecimalMark(mark));
  }

  /**
   * @param encoding null to find it out
   */
  public ReadingOptions withEncoding(@Nullable Charset encoding) {
    return withTable(table.withEncoding(encoding));
  }

  /**
   * @param delimiter null to find it out
   */
  public ReadingOptions withDelimiter(@Nullable Delimiter delimiter) {
    return withTable(table.withDelimiter(delimiter));
  }

  /** Names of the columns of a file without a line of names; empty if it has one. */
  public ReadingOptions withNames(List<String> names) {
    return withTable(table.withColumns(names));
  }

  /**
   * @param line of the names of the columns, from 1; 0 to find it
   */
  public ReadingOptions withHeaderLine(int line) {
    return withTable(table.withHeaderLine(line));
  }

  /**
   * Where each tag has a row of its own.
   *
   * @param tagColumn null to find it
   * @param valueColumn null to find it
   */
  public ReadingOptions withTall(@Nullable String tagColumn, @Nullable String valueColumn) {
    return withTable(
        table.withTall(new Tall(true, blankToNull(tagColumn), blankToNull(valueColumn))));
  }

  /** Takes a line for a row, whatever its columns are called. */
  public ReadingOptions withoutTall() {
    return withTable(table.withTall(Tall.NEVER));
  }

  /**
   * @param column that says whose a row is; null for one named {@code asset}, if there is one
   */
  public ReadingOptions withAssetColumn(@Nullable String column) {
    return withColumns(columns.withAssetColumn(blankToNull(column)));
  }

  /**
   * @param sheet of a workbook, null for the first with rows that have times
   */
  public ReadingOptions withSheet(@Nullable String sheet) {
    return withTable(table.withSheet(blankToNull(sheet)));
  }

  /**
   * @param step a row every so long; null to take rows as they are
   */
  public ReadingOptions withResample(@Nullable Duration step) {
    var copy = copy();
    copy.resample = step;
    return copy;
  }

  /** Whether a text where a number belongs costs its whole row. */
  public ReadingOptions withStrict(boolean strict) {
    var copy = copy();
    copy.strict = strict;
    return copy;
  }

  /** What a person says of the fields of flows. */
  public ReadingOptions withFlows(FlowOptions options) {
    var copy = copy();
    copy.flows = options;
    return copy;
  }

  /** Takes files of records that have no times, too: in the order of their lines. */
  public ReadingOptions withoutTimes() {
    var copy = copy();
    copy.withoutTimes = true;
    return copy;
  }

  /** Rows that are neither normal nor anomalous. */
  public ReadingOptions withLeftOut(MaintenanceWindows windows) {
    var copy = copy();
    copy.leftOut = windows;
    return copy;
  }

  /**
   * @param maxLineLength longest line, characters
   * @param maxColumns most columns
   */
  public ReadingOptions withLimits(int maxLineLength, int maxColumns) {
    return withTable(table.withLimits(maxLineLength, maxColumns));
  }

  /** For files of a profile: its tags are tags, of the kinds it says, in the numbers it says. */
  public ReadingOptions forProfile(@Nullable Profile profile) {
    return withColumns(columns.withProfile(profile));
  }

  private ReadingOptions withColumns(ColumnOptions columns) {
    var copy = copy();
    copy.columns = columns;
    return copy;
  }

  private ReadingOptions withTable(TableOptions table) {
    var copy = copy();
    copy.table = table;
    return copy;
  }

  MaintenanceWindows leftOut() {
    return leftOut;
  }

  TableOptions table() {
    return table;
  }

  FlowOptions flows() {
    return flows;
  }

  boolean takesRecordsWithoutTimes() {
    return withoutTimes;
  }

  @Nullable ZoneId zone() {
    return zone;
  }

  @Nullable String timeColumn() {
    return timeColumn;
  }

  @Nullable String timeFormat() {
    return timeFormat;
  }

  ColumnOptions columns() {
    return columns;
  }

  /** Name of the column that says whose a row is, if there is one. */
  String assetColumnOrUsual() {
    String named = columns.assetColumn();
    return named == null ? "asset" : named;
  }

  /**
   * Whether numbers that stand for no value become missing values when they are read. Those that a
   * profile names stay: who judges takes them out, and a history keeps what came.
   */
  boolean takesMissingOut() {
    return columns.profile() == null || !columns.missing().equals(MissingOptions.FIND);
  }

  /** A row every so long; null for rows as they are. */
  public @Nullable Duration resample() {
    return resample;
  }

  boolean isStrict() {
    return strict;
  }

  private static @Nullable String blankToNull(@Nullable String text) {
    return text == null || text.isBlank() ? null : text.strip();
  }
}
