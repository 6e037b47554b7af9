package io.sluice.alert.webhook;

import io.sluice.alert.channel.Channel;
import io.sluice.alert.channel.HttpChannel;
import io.sluice.alert.outbound.AddressGuard;
import io.sluice.alert.outbound.AddressPolicy;
import io.sluice.alert.outbound.HttpOptions;
import io.sluice.alert.outbound.HttpTransport;
import io.sluice.alert.outbound.Trust;
import io.sluice.platform.startup.Faults;
import io.vertx.core.Vertx;
import java.net.URI;
import java.time.Duration;
import java.time.InstantSource;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/** The webhooks that are configured, each a channel of its own. */
public final class WebhookChannels implements AutoCloseable {

  private final List<Channel> channels;

  /**
   * @throws IllegalArgumentException naming the webhook and what to change
   */
  public WebhookChannels(
      Map<String, WebhookConfig> configs, Vertx vertx, AddressGuard guard, InstantSource clock) {
    channels =
        configs.entrySet().stream()
            .sorted(Map.Entry.comparingByKey())
            .map(e -> Parts.of(e.getKey(), e.getValue()).channel(vertx, guard, clock))
            .toList();
  }

  /** What each webhook refuses of its settings. */
  public static void check(Map<String, WebhookConfig> configs, Faults faults) {
    new TreeMap<>(configs).forEach((name, config) -> faults.of(() -> Parts.of(name, config)));
  }

  public List<Channel> all() {
    return channels;
  }

  @Override
  public void close() {
    channels.forEach(Channel::close);
  }

  private record Parts(
      String name, WebhookConfig config, URI endpoint, SigningSecret secret, HttpOptions options) {

    static Parts of(String name, WebhookConfig config) {
      try {
        var policy = new AddressPolicy(config.allowPrivate(), List.of());
        URI endpoint = Endpoint.of(config.url(), config.allowInsecure());
        AddressGuard.refusalOf(endpoint.getHost(), policy)
            .ifPresent(
                why -> {
                  throw new IllegalArgumentException(
                      "url has an address that is %s (or set allow-private to true)"
                          .formatted(why));
                });
        return new Parts(
            name,
            config,
            endpoint,
            SigningSecret.of(config),
            new HttpOptions(
                policy,
                Trust.of(Optional.empty()),
                positive(config.connectTimeout(), "connect-timeout"),
                positive(config.timeout(), "timeout")));
      } catch (IllegalArgumentException e) {
        throw new IllegalArgumentException(
            "sluice.alert.webhooks." + name + ": " + e.getMessage(), e);
      }
    }

    Channel channel(Vertx vertx, AddressGuard guard, InstantSource clock) {
      return new HttpChannel(
          "webhook:" + name,
          config.minSeverity(),
          new HttpTransport(vertx, guard, options, clock),
          new WebhookFormat(endpoint, WebhookBody.PLAIN, List.of(secret), clock));
    }

    private static Duration positive(Duration value, String setting) {
      if (value.isNegative() || value.isZero()) {
        throw new IllegalArgumentException(setting + " must be longer than 0");
      }
      return value;
    }
  }
}
