package io.sluice.alert.delivery;

import java.util.List;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/** What became of a test alert. */
@Schema(description = "What became of a test alert.")
public record TestResult(
    @Schema(description = "Id of the test alert; it carries test = true.") UUID alert,
    List<Channel> channels) {

  /** What one channel answered. */
  @Schema(name = "ChannelTestResult", description = "What one channel answered.")
  public record Channel(
      @Schema(examples = "ops") String channel,
      boolean delivered,
      @Schema(description = "What the other side answered.", examples = "HTTP 204") String detail,
      @Schema(description = "Time to the answer, milliseconds.") long tookMs) {}
}
