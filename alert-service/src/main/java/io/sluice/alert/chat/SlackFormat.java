package io.sluice.alert.chat;

import io.sluice.alert.channel.HttpFormat;
import io.sluice.alert.channel.Notification;
import io.sluice.alert.outbound.HttpMessage;
import java.net.URI;
import java.util.Map;
import java.util.Optional;

/** An incoming webhook of Slack. */
public final class SlackFormat implements HttpFormat {

  private final URI webhook;

  public SlackFormat(URI webhook) {
    this.webhook = webhook;
  }

  @Override
  public Optional<HttpMessage> message(Notification notification) {
    return Optional.of(
        HttpMessage.json(webhook, Map.of(), SlackMessage.of(notification).toString()));
  }
}
