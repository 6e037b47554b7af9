package io.sluice.alerting.receiver;

import io.sluice.contracts.yaml.YamlSection;
import java.time.Duration;
import java.util.List;
import java.util.Optional;

/** The log of alert-service: a line an alert. */
public record LogSettings() implements ReceiverSettings {

  @Override
  public ReceiverKind kind() {
    return ReceiverKind.LOG;
  }

  @Override
  public Duration timeout() {
    return Duration.ZERO;
  }

  @Override
  public List<SecretRef> secrets() {
    return List.of();
  }

  static Optional<LogSettings> read(YamlSection fields) {
    return fields.make(LogSettings::new);
  }
}
