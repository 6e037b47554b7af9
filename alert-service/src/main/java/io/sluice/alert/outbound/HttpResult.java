package io.sluice.alert.outbound;

import java.time.Duration;
import java.util.Optional;

/** What came of a request. */
public sealed interface HttpResult {

  /**
   * The other side answered.
   *
   * @param status of HTTP
   * @param retryAfter for how long it asked not to be called again
   * @param body its beginning, up to {@link HttpTransport#MAX_BODY} bytes, as UTF-8; what the other
   *     side says is not to be trusted and not to be shown
   */
  record Answered(int status, Optional<Duration> retryAfter, String body) implements HttpResult {}

  /**
   * There was no answer.
   *
   * @param why for a person, without secrets
   */
  record Unanswered(String why) implements HttpResult {}
}
