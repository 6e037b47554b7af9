package io.sluice.alert.channel;

import io.opentelemetry.api.trace.Span;
import io.sluice.alert.outbound.HttpMessage;
import io.sluice.alert.outbound.HttpResult;
import io.sluice.alert.outbound.HttpTransport;
import java.util.Optional;

/** POSTs what a format makes of a notification. */
public final class HttpChannel implements Channel {

  private final String name;
  private final HttpTransport transport;
  private final HttpFormat format;

  /**
   * @param transport closed with this channel
   */
  public HttpChannel(String name, HttpTransport transport, HttpFormat format) {
    this.name = name;
    this.transport = transport;
    this.format = format;
  }

  @Override
  public String name() {
    return name;
  }

  @Override
  public Receipt send(Notification notification) throws InterruptedException {
    return send(transport, format, notification);
  }

  /** One attempt of whoever has more to do than that. */
  public static Receipt send(HttpTransport transport, HttpFormat format, Notification notification)
      throws InterruptedException {
    Optional<HttpMessage> message = format.message(notification);
    if (message.isEmpty()) {
      return new Receipt.Delivered(
          "nothing to tell: this receiver has no word for " + notification.alert().kind());
    }
    describe(message.get());
    return switch (transport.post(message.get())) {
      case HttpResult.Answered answer -> {
        Span.current().setAttribute("http.response.status_code", answer.status());
        yield format.receipt(answer);
      }
      case HttpResult.Unanswered unanswered -> Receipt.Failed.because(unanswered.why());
    };
  }

  /** Not the address: often its path is the secret. */
  private static void describe(HttpMessage message) {
    Span span = Span.current();
    span.setAttribute("http.request.method", "POST");
    span.setAttribute("server.address", message.target().getHost());
    if (message.target().getPort() >= 0) {
      span.setAttribute("server.port", message.target().getPort());
    }
  }

  @Override
  public void close() {
    transport.close();
  }
}
