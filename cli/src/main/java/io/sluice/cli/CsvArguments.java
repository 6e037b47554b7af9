package io.sluice.cli;

import io.sluice.sources.csv.CsvOptions;
import java.time.DateTimeException;
import java.time.ZoneId;
import java.util.LinkedHashSet;
import java.util.List;
import picocli.CommandLine.Option;

/** How to read a CSV file where it does not speak for itself; the same for every command. */
public final class CsvArguments {

  @Option(
      names = "--time-column",
      paramLabel = "NAME",
      description = "The column with the time, if it has none of the usual names.")
  String timeColumn;

  @Option(
      names = "--time-format",
      paramLabel = "FORMAT",
      description =
          "How times are written, if it is not found out: iso, epoch-seconds, epoch-millis or a"
              + " pattern such as 'dd/MM/yyyy HH:mm'.")
  String timeFormat;

  @Option(
      names = "--zone",
      paramLabel = "ZONE",
      defaultValue = "UTC",
      description = "Zone of times that name none (default: ${DEFAULT-VALUE}).")
  String zone;

  @Option(
      names = "--exclude",
      paramLabel = "COLUMN",
      split = ",",
      description = "Columns that are no tags, separated by commas.")
  List<String> exclude = List.of();

  @Option(
      names = "--categorical",
      paramLabel = "COLUMN",
      split = ",",
      description = "Columns whose numbers are only names: ports, codes. Texts are found out.")
  List<String> categorical = List.of();

  public CsvOptions options() {
    try {
      return CsvOptions.files()
          .withZone(ZoneId.of(zone))
          .withTime(timeColumn, timeFormat)
          .withExclude(new LinkedHashSet<>(exclude))
          .withTextColumns(new LinkedHashSet<>(categorical));
    } catch (DateTimeException e) {
      throw new CommandFailure("--zone " + zone + " is no time zone: try UTC or Europe/Berlin", e);
    } catch (IllegalArgumentException e) {
      throw new CommandFailure(e.getMessage(), e);
    }
  }
}
