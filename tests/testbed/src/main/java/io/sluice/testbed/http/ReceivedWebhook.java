package io.sluice.testbed.http;

import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;

/**
 * One request that the receiver was sent, whatever it answered.
 *
 * @param receivedAt when it was complete
 * @param path where to
 * @param headers values by name, names in lower case
 * @param body as it came
 * @param signature whether it was signed with the receiver's secret
 * @param status what was answered; 0 where no answer was given
 */
public record ReceivedWebhook(
    Instant receivedAt,
    String path,
    Map<String, List<String>> headers,
    String body,
    SignatureCheck signature,
    int status) {

  public ReceivedWebhook {
    headers = Map.copyOf(headers);
  }

  /** The first value of a header. */
  public Optional<String> header(String name) {
    return headers.getOrDefault(name.toLowerCase(Locale.ROOT), List.of()).stream().findFirst();
  }

  /** The id of the delivery; the same over its retries. */
  public Optional<String> id() {
    return header("webhook-id");
  }
}
