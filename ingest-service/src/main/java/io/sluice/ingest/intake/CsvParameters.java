package io.sluice.ingest.intake;

import io.sluice.sources.csv.CsvOptions;
import jakarta.ws.rs.QueryParam;
import java.time.DateTimeException;
import java.time.ZoneId;
import org.eclipse.microprofile.openapi.annotations.parameters.Parameter;

/**
 * What a CSV body cannot say itself; the other formats have no use for it. Values are null where
 * the request does not have the parameter.
 */
public record CsvParameters(
    @QueryParam("asset")
        @Parameter(description = "CSV: asset of the rows that do not name one in a column asset")
        String asset,
    @QueryParam("profile")
        @Parameter(
            description = "CSV: profile of the rows that do not name one in a column profile")
        String profile,
    @QueryParam("stream")
        @Parameter(description = "CSV: stream of the rows; the profile's name if not set")
        String stream,
    @QueryParam("timeColumn")
        @Parameter(
            description = "CSV: name of the time column; found by its usual names if not set")
        String timeColumn,
    @QueryParam("timeFormat")
        @Parameter(
            description =
                "CSV: iso, epoch-seconds, epoch-millis or a pattern such as dd/MM/yyyy HH:mm:ss;"
                    + " found by the first rows if not set")
        String timeFormat,
    @QueryParam("zone")
        @Parameter(
            description = "CSV: zone of times that name none, such as Europe/Berlin; else UTC")
        String zone) {

  /**
   * @throws RefusedBodyException naming the parameter that is wrong
   */
  CsvOptions options() {
    try {
      var options = CsvOptions.requests().withTime(timeColumn, timeFormat);
      return zone == null ? options : options.withZone(ZoneId.of(zone));
    } catch (IllegalArgumentException | DateTimeException e) {
      throw new RefusedBodyException(400, e.getMessage());
    }
  }
}
