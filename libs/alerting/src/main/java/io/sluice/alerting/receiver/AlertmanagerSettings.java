package io.sluice.alerting.receiver;

import io.sluice.contracts.yaml.YamlSection;
import java.net.URI;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * An Alertmanager, by its API v2.
 *
 * @param url of the Alertmanager, without {@code /api/v2}
 * @param credentials sent as basic authentication, if it wants some
 * @param labels that every alert is to have, besides its own
 * @param reach how it is reached
 */
public record AlertmanagerSettings(
    URI url, Optional<Credentials> credentials, Map<String, String> labels, Reach reach)
    implements NetworkSettings {

  /**
   * @throws IllegalArgumentException beginning with the field that is wrong
   */
  public AlertmanagerSettings {
    labels = Map.copyOf(labels);
    for (String label : labels.keySet()) {
      if (!label.matches("[a-zA-Z_][a-zA-Z0-9_]*")) {
        throw new IllegalArgumentException("labels: '" + label + "' is no name of a label");
      }
    }
    if (url.getRawQuery() != null) {
      throw new IllegalArgumentException("url: must not have a query");
    }
    reach.check("url", url.getHost());
  }

  @Override
  public ReceiverKind kind() {
    return ReceiverKind.ALERTMANAGER;
  }

  @Override
  public List<SecretRef> secrets() {
    return Credentials.secrets(credentials);
  }

  static Optional<AlertmanagerSettings> read(YamlSection fields) {
    Reach reach = Reach.read(fields);
    Optional<URI> url = fields.required("url", reach::url);
    Optional<Credentials> credentials = Credentials.read(fields);
    Map<String, String> labels = fields.texts("labels");
    return fields.make(
        () -> new AlertmanagerSettings(url.orElseThrow(), credentials, labels, reach));
  }
}
