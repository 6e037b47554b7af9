package io.sluice.alerting.receiver;

import io.sluice.contracts.yaml.YamlSection;
import java.util.List;
import java.util.Optional;

/**
 * A channel or chat of Microsoft Teams, through a workflow that posts what its webhook receives.
 *
 * @param url of the workflow's webhook; it is a secret
 * @param reach how it is reached
 */
public record TeamsSettings(SecretRef url, Reach reach) implements NetworkSettings {

  @Override
  public ReceiverKind kind() {
    return ReceiverKind.TEAMS;
  }

  @Override
  public List<SecretRef> secrets() {
    return List.of(url);
  }

  static Optional<TeamsSettings> read(YamlSection fields) {
    Reach reach = Reach.read(fields);
    Optional<SecretRef> url = SecretRef.required(fields, "url");
    return fields.make(() -> new TeamsSettings(url.orElseThrow(), reach));
  }
}
