package io.sluice.alerting.receiver;

import io.sluice.contracts.yaml.Values;
import io.sluice.contracts.yaml.YamlSection;
import java.net.URI;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * A channel of Slack: through an incoming webhook, or as a bot, which can make a thread of an
 * incident.
 *
 * @param url of the incoming webhook; it is a secret
 * @param token of the bot, with the scope {@code chat:write}; this or {@code url}
 * @param channel id or name of the channel that the bot writes to
 * @param api where the methods of Slack's API are, ending with a slash
 * @param reach how it is reached
 */
public record SlackSettings(
    Optional<SecretRef> url,
    Optional<SecretRef> token,
    Optional<String> channel,
    URI api,
    Reach reach)
    implements NetworkSettings {

  private static final URI API = URI.create("https://slack.com/api/");

  /**
   * @throws IllegalArgumentException beginning with the field that is wrong
   */
  public SlackSettings {
    if (url.isPresent() == token.isPresent()) {
      throw new IllegalArgumentException(
          "url-file: give either the incoming webhook's url-file or url-env, or a bot's token-file or token-env");
    }
    if (token.isPresent() != channel.isPresent()) {
      throw new IllegalArgumentException(
          "channel: a bot's token and the channel that it writes to go together");
    }
    if (!api.getRawPath().endsWith("/")) {
      throw new IllegalArgumentException("api: must end with a slash");
    }
    reach.check("api", api.getHost());
  }

  @Override
  public ReceiverKind kind() {
    return ReceiverKind.SLACK;
  }

  @Override
  public List<SecretRef> secrets() {
    return Stream.of(url, token).flatMap(Optional::stream).toList();
  }

  static Optional<SlackSettings> read(YamlSection fields) {
    Reach reach = Reach.read(fields);
    Optional<SecretRef> url = SecretRef.optional(fields, "url");
    Optional<SecretRef> token = SecretRef.optional(fields, "token");
    Optional<String> channel = fields.optional("channel", Values::text);
    URI api = fields.value("api", reach::url, API);
    return fields.make(() -> new SlackSettings(url, token, channel, api, reach));
  }
}
