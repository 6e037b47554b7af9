package io.sluice.alerting.receiver;

import io.sluice.contracts.yaml.Values;
import io.sluice.contracts.yaml.YamlSection;
import java.time.Duration;
import java.util.Optional;

/**
 * A sign of life to a service that alarms when it stops.
 *
 * @param url where its address is, which is a secret: who has it can feign life
 * @param every how often, while all is well
 * @param reach how it is reached
 */
public record Heartbeat(SecretRef url, Duration every, Reach reach) {

  /** Empty if something is wrong, which is noted. */
  public static Optional<Heartbeat> read(YamlSection fields) {
    Optional<SecretRef> url = SecretRef.required(fields, "url");
    Reach reach = Reach.read(fields);
    Duration every =
        fields.value(
            "every",
            Values.duration(Duration.ofSeconds(1), Duration.ofDays(1)),
            Duration.ofMinutes(1));
    return fields.make(() -> new Heartbeat(url.orElseThrow(), every, reach));
  }
}
