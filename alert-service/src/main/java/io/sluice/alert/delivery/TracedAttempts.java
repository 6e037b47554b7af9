package io.sluice.alert.delivery;

import io.opentelemetry.api.trace.Span;
import io.opentelemetry.api.trace.StatusCode;
import io.opentelemetry.context.Context;
import io.opentelemetry.context.Scope;
import io.sluice.alert.channel.Channel;
import io.sluice.alert.channel.Receipt;
import io.sluice.alert.channel.Receivers;
import io.sluice.contracts.Alert;
import io.sluice.platform.tracing.Traces;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * Attempts to deliver, each a span if it belongs to a sampled trace. While it lasts the span is the
 * current one: there the channel finds what to tell the other side.
 */
@ApplicationScoped
class TracedAttempts {

  private final Traces traces;
  private final Receivers receivers;

  TracedAttempts(Traces traces, Receivers receivers) {
    this.traces = traces;
    this.receivers = receivers;
  }

  /**
   * @param traceparent of the trace that led to the alert, null if there is none
   * @param attempt which it is since the first
   */
  Receipt send(
      Channel channel, UUID delivery, int attempt, Alert alert, @Nullable String traceparent)
      throws InterruptedException {
    return send(channel, delivery, attempt, alert, traces.of(traceparent));
  }

  /** The first attempt, on behalf of whoever asks for it. */
  Receipt send(Channel channel, UUID delivery, Alert alert, Context caller)
      throws InterruptedException {
    return send(channel, delivery, 1, alert, caller);
  }

  private Receipt send(Channel channel, UUID delivery, int attempt, Alert alert, Context parent)
      throws InterruptedException {
    Span span = traces.call(parent, "deliver " + channel.name());
    span.setAttribute("sluice.delivery", delivery.toString());
    span.setAttribute("sluice.attempt", attempt);
    Scope scope = span.makeCurrent();
    try {
      Receipt receipt =
          channel.send(receivers.inForce().notification(channel.name(), delivery, alert));
      if (!(receipt instanceof Receipt.Delivered)) {
        span.setStatus(StatusCode.ERROR, receipt.detail());
      }
      return receipt;
    } catch (RuntimeException | Error e) {
      span.setStatus(StatusCode.ERROR, e.getClass().getSimpleName());
      throw e;
    } finally {
      scope.close();
      span.end();
    }
  }
}
