package io.sluice.alerting.receiver;

import io.sluice.contracts.yaml.YamlSection;
import java.net.URI;
import java.util.List;
import java.util.Optional;

/**
 * A service of PagerDuty, by its Events API v2.
 *
 * @param key routing key of the integration
 * @param url of the API; another one for accounts in Europe
 * @param reach how it is reached
 */
public record PagerDutySettings(SecretRef key, URI url, Reach reach) implements NetworkSettings {

  private static final URI URL = URI.create("https://events.pagerduty.com/v2/enqueue");

  /**
   * @throws IllegalArgumentException beginning with the field that is wrong
   */
  public PagerDutySettings {
    reach.check("url", url.getHost());
  }

  @Override
  public ReceiverKind kind() {
    return ReceiverKind.PAGERDUTY;
  }

  @Override
  public List<SecretRef> secrets() {
    return List.of(key);
  }

  static Optional<PagerDutySettings> read(YamlSection fields) {
    Reach reach = Reach.read(fields);
    Optional<SecretRef> key = SecretRef.required(fields, "key");
    URI url = fields.value("url", reach::url, URL);
    return fields.make(() -> new PagerDutySettings(key.orElseThrow(), url, reach));
  }
}
