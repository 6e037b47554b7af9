package io.sluice.alert.channel;

import io.sluice.alert.outbound.HttpMessage;
import io.sluice.alert.outbound.HttpResult;
import java.util.Optional;

/** How a notification looks to one kind of receiver that speaks HTTP. */
public interface HttpFormat {

  /**
   * The same bytes in every attempt, but for what depends on the time.
   *
   * @return empty if a receiver of this kind has no word for what happened
   */
  Optional<HttpMessage> message(Notification notification);

  /** What an answer means; by its status alone if the receiver has no more to say. */
  default Receipt receipt(HttpResult.Answered answer) {
    return HttpReceipt.of(answer.status(), answer.retryAfter());
  }
}
