package io.sluice.query.model;

import java.time.Instant;
import java.util.List;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/** How many incidents of their process the streams of a profile had. */
@Schema(name = "Calibration")
public record CalibrationView(
    String profile,
    @Schema(description = "its newest score, event time; the periods end with it") Instant to,
    List<Period> periods) {

  /** Some days of event time. */
  @Schema(name = "CalibrationPeriod")
  public record Period(
      int days,
      @Schema(description = "in which streams were judged, all together; hours, in days")
          double streamDays,
      @Schema(description = "incidents that reached INFO or more") long info,
      @Schema(description = "those that reached WARNING or more") long warning,
      @Schema(description = "those that reached CRITICAL") long critical,
      @Schema(description = "those that people called right") long truePositives,
      @Schema(description = "those that people called false") long falsePositives) {}
}
