package io.sluice.alert.webhook;

import io.sluice.alert.channel.Channel;
import io.sluice.platform.startup.Faults;
import java.time.Clock;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/** The webhooks that are configured, each a channel of its own. */
public final class WebhookChannels implements AutoCloseable {

  private final List<WebhookChannel> channels;

  /**
   * @throws IllegalArgumentException naming the webhook and what to change
   */
  public WebhookChannels(Map<String, WebhookConfig> configs, Clock clock) {
    channels =
        configs.entrySet().stream()
            .sorted(Map.Entry.comparingByKey())
            .map(e -> new WebhookChannel(e.getKey(), e.getValue(), clock))
            .toList();
  }

  /** What each webhook refuses of its settings. */
  public static void check(Map<String, WebhookConfig> configs, Clock clock, Faults faults) {
    new TreeMap<>(configs)
        .forEach(
            (name, config) -> faults.of(() -> new WebhookChannel(name, config, clock).close()));
  }

  public List<? extends Channel> all() {
    return channels;
  }

  @Override
  public void close() {
    channels.forEach(WebhookChannel::close);
  }
}
