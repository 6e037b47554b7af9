package io.sluice.alert.receiver;

import io.sluice.alert.channel.Channel;
import io.sluice.alert.channel.HttpChannel;
import io.sluice.alert.channel.LogChannel;
import io.sluice.alert.outbound.AddressGuard;
import io.sluice.alert.outbound.AddressPolicy;
import io.sluice.alert.outbound.HttpOptions;
import io.sluice.alert.outbound.HttpTransport;
import io.sluice.alert.outbound.Trust;
import io.sluice.alert.webhook.WebhookFormat;
import io.sluice.alerting.receiver.LogSettings;
import io.sluice.alerting.receiver.Receiver;
import io.sluice.alerting.receiver.WebhookSettings;
import io.sluice.alerting.yaml.Values;
import io.vertx.core.Vertx;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.Optional;

/** Makes the channel to a receiver. */
public final class ChannelFactory {

  private final Duration lease;
  private final Vertx vertx;
  private final AddressGuard guard;
  private final Clock clock;

  /**
   * @param lease after which another replica takes a delivery over: no attempt may take as long
   */
  public ChannelFactory(Duration lease, Vertx vertx, AddressGuard guard, Clock clock) {
    this.lease = lease;
    this.vertx = vertx;
    this.guard = guard;
    this.clock = clock;
  }

  /**
   * @throws IllegalArgumentException beginning with the field that is wrong, without secrets
   */
  public Channel of(Receiver receiver) {
    Duration timeout = receiver.settings().timeout();
    if (timeout.compareTo(lease) >= 0) {
      throw new IllegalArgumentException(
          "timeout: is %s, expected less than sluice.alert.delivery.lease, %s"
              .formatted(Values.words(timeout), Values.words(lease)));
    }
    return switch (receiver.settings()) {
      case LogSettings log -> new LogChannel(receiver.name());
      case WebhookSettings webhook -> webhook(receiver.name(), webhook);
    };
  }

  private Channel webhook(String name, WebhookSettings webhook) {
    var policy = new AddressPolicy(webhook.allowPrivate(), List.of());
    AddressGuard.refusalOf(webhook.url().getHost(), policy)
        .ifPresent(
            why -> {
              throw new IllegalArgumentException(
                  "url: has an address that is %s (or set allow-private to true)".formatted(why));
            });
    var format = WebhookFormat.plain(webhook.url(), webhook.secrets(), clock);
    var options =
        new HttpOptions(
            policy, Trust.of(Optional.empty()), webhook.connectTimeout(), webhook.timeout());
    return new HttpChannel(name, new HttpTransport(vertx, guard, options, clock), format);
  }
}
