package io.sluice.alert.channel;

import java.time.Duration;
import java.util.Optional;

/**
 * What the status of an answer means for the delivery. Refused is only what says of this very
 * message that it is not wanted: to send the same bytes again changes nothing, and the alerts
 * behind it would wait for hours. All else may be mended without a new message, credentials (401,
 * 403) included, and is tried again.
 */
public final class HttpReceipt {

  private HttpReceipt() {}

  /**
   * @param retryAfter for how long the receiver asked not to be called again
   */
  public static Receipt of(int status, Optional<Duration> retryAfter) {
    String detail = "HTTP " + status;
    return switch (status) {
      case 400, 422 -> new Receipt.Refused(detail + ": the receiver does not take this message");
      case 404 -> new Receipt.Refused(detail + ": there is no such endpoint");
      case 405 -> new Receipt.Refused(detail + ": the endpoint does not take POST");
      case 410 -> new Receipt.Refused(detail + ": the endpoint is gone");
      case 413 -> new Receipt.Refused(detail + ": the message is too large for the receiver");
      case 415 ->
          new Receipt.Refused(detail + ": the receiver does not take messages of this kind");
      default -> {
        if (status >= 200 && status < 300) {
          yield new Receipt.Delivered(detail);
        }
        yield status >= 300 && status < 400
            ? Receipt.Failed.because(detail + ": redirects are not followed")
            : new Receipt.Failed(detail, retryAfter);
      }
    };
  }
}
