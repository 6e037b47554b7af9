package io.sluice.cli;

import io.sluice.sources.column.LabelOptions;
import io.sluice.sources.column.MissingOptions;
import io.sluice.sources.flow.FlowOptions;
import io.sluice.sources.readings.OptionTexts;
import io.sluice.sources.readings.ReadingOptions;
import io.sluice.sources.table.Delimiter;
import io.sluice.sources.table.TextEncoding;
import java.nio.charset.Charset;
import java.time.DateTimeException;
import java.time.ZoneId;
import java.util.LinkedHashSet;
import java.util.List;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Option;

/** How to read a file where it does not speak for itself; the same for every command. */
public final class FileArguments {

  @Option(
      names = "--time-column",
      paramLabel = "NAME",
      description = "The column with the time, if it has none of the usual names.")
  @Nullable String timeColumn;

  @Option(
      names = "--time-format",
      paramLabel = "FORMAT",
      description =
          "How times are written, if it is not found out: iso, day-first, month-first, year-first,"
              + " epoch-seconds to epoch-nanos, excel, or a pattern such as 'dd/MM/yyyy HH:mm'.")
  @Nullable String timeFormat;

  @Option(
      names = "--zone",
      paramLabel = "ZONE",
      description =
          "Zone of times that name none (default: what the column's name says, such as GMT-07:00,"
              + " or UTC).")
  @Nullable String zone;

  @Option(
      names = "--exclude",
      paramLabel = "COLUMN",
      split = ",",
      description = "Columns that are no tags, separated by commas.")
  List<String> exclude = List.of();

  @Option(
      names = "--include",
      paramLabel = "COLUMN",
      split = ",",
      description =
          "Columns that are tags although they look like counters, copies of the time, labels or"
              + " the like.")
  List<String> include = List.of();

  @Option(
      names = "--categorical",
      paramLabel = "COLUMN",
      split = ",",
      description = "Columns whose numbers are only names: ports, codes. Texts are found out.")
  List<String> categorical = List.of();

  @Option(
      names = "--label-column",
      paramLabel = "COLUMN",
      split = ",",
      description =
          "Columns that say what is normal and what is not; a row is anomalous if any of them says"
              + " so.")
  List<String> labelColumns = List.of();

  @Option(
      names = "--normal",
      paramLabel = "VALUE",
      split = ",",
      description = "Labels of normal rows, such as 1 or NORMAL.")
  List<String> normal = List.of();

  @Option(
      names = "--anomalous",
      paramLabel = "VALUE",
      split = ",",
      description = "Labels of anomalous rows, such as -1 or BROKEN.")
  List<String> anomalous = List.of();

  @Option(
      names = "--missing",
      paramLabel = "[TAG=]NUMBER",
      split = ",",
      description =
          "Numbers that stand for no value, of all tags or of one: -200, FLO201=-999; none takes all"
              + " numbers as they are (default: found out, and said).")
  List<String> missing = List.of();

  @Option(
      names = "--decimal",
      paramLabel = "MARK",
      description =
          "The decimal mark, . or , where numbers such as 1,234 may be read either way and nothing"
              + " else tells.")
  @Nullable String decimal;

  @Option(
      names = "--encoding",
      paramLabel = "NAME",
      description = "Encoding of the text (default: found out): UTF-8, windows-1252, UTF-16, ...")
  @Nullable String encoding;

  @Option(
      names = "--delimiter",
      paramLabel = "CHARACTER",
      description =
          "What separates fields (default: found out): the character, or comma, semicolon, tab, pipe"
              + " or blanks.")
  @Nullable String delimiter;

  @Option(
      names = "--columns",
      paramLabel = "NAME",
      split = ",",
      description =
          "Names of the columns of a file that begins with a row of values, files with a name a"
              + " line among them; nsl-kdd, kdd-cup-99 and unsw-nb15 stand for theirs.")
  List<String> columns = List.of();

  @Option(
      names = "--rename",
      paramLabel = "OLD=NEW",
      split = ",",
      description = "New names of columns, before anything is found out by them.")
  List<String> renamed = List.of();

  @Option(
      names = "--flow-format",
      paramLabel = "NAME",
      description =
          "How network flows are written (default: found out by the names): unsw-nb15, cic-ids,"
              + " zeek, goflow2, logstash, ipfix, nsl-kdd, or none to take columns as they are.")
  @Nullable String flowFormat;

  @Option(
      names = "--header-line",
      paramLabel = "N",
      description = "The line with the names of the columns (default: found out).")
  @Nullable Integer headerLine;

  @Option(
      names = "--tag-column",
      paramLabel = "NAME",
      description = "Where each tag has a row of its own: the column with the tag's name.")
  @Nullable String tagColumn;

  @Option(
      names = "--value-column",
      paramLabel = "NAME",
      description = "Where each tag has a row of its own: the column with the value.")
  @Nullable String valueColumn;

  @Option(names = "--wide", description = "A line is a row, though it looks like one of a tag.")
  boolean wide;

  @Option(
      names = "--asset-column",
      paramLabel = "NAME",
      description = "The column that says to which asset a row belongs; each becomes an asset.")
  @Nullable String assetColumn;

  @Option(
      names = "--sheet",
      paramLabel = "NAME",
      description = "The sheet of a workbook (default: the first that has rows with times).")
  @Nullable String sheet;

  @Option(
      names = "--resample",
      paramLabel = "DURATION",
      description =
          "A row every so long, such as 10s or 5m: the mean of the numbers, the last of the texts.")
  @Nullable String resample;

  @Option(
      names = "--strict",
      description =
          "A row with a text where a number belongs is left out as a whole (default: that one value"
              + " is missing).")
  boolean strict;

  /**
   * @throws CommandFailure naming the option that is wrong
   */
  public ReadingOptions options() {
    if (wide && (tagColumn != null || valueColumn != null)) {
      throw new CommandFailure("--wide goes with neither --tag-column nor --value-column");
    }
    try {
      var options =
          ReadingOptions.FILES
              .withZone(zone == null ? null : ZoneId.of(zone))
              .withTime(timeColumn, timeFormat)
              .withExclude(new LinkedHashSet<>(exclude))
              .withInclude(new LinkedHashSet<>(include))
              .withCategorical(new LinkedHashSet<>(categorical))
              .withLabels(new LabelOptions(labelColumns, normal, anomalous))
              .withMissing(MissingOptions.parse(missing))
              .withDecimalMark(OptionTexts.decimalMark(decimal))
              .withEncoding(charset())
              .withDelimiter(delimiter == null ? null : Delimiter.named(delimiter))
              .withNames(ColumnsArgument.names(columns))
              .withHeaderLine(headerLine())
              .withTall(tagColumn, valueColumn)
              .withAssetColumn(assetColumn)
              .withSheet(sheet)
              .withResample(OptionTexts.step(resample))
              .withStrict(strict)
              .withFlows(FlowOptions.parse(flowFormat, renamed));
      return wide ? options.withoutTall() : options;
    } catch (DateTimeException e) {
      throw new CommandFailure("--zone " + zone + " is no time zone: try UTC or Europe/Berlin", e);
    } catch (IllegalArgumentException e) {
      throw new CommandFailure(e.getMessage(), e);
    }
  }

  /** Whether a column says whose a row is. */
  public boolean namesAssetColumn() {
    return assetColumn != null;
  }

  private int headerLine() {
    if (headerLine == null) {
      return 0;
    }
    if (headerLine < 1) {
      throw new CommandFailure(
          "--header-line " + headerLine + " is no line of a file: the first is 1");
    }
    return headerLine;
  }

  private @Nullable Charset charset() {
    return encoding == null ? null : TextEncoding.charsetNamed(encoding);
  }
}
