package io.sluice.ingest.publish;

import io.quarkus.runtime.configuration.MemorySize;
import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import jakarta.validation.constraints.NotNull;
import java.time.Duration;

/**
 * How readings get onto the log. The broker's address and security are {@code kafka.*} as Kafka
 * names them; what makes publishing safe (acks, idempotence) cannot be configured.
 */
@ConfigMapping(prefix = "sluice.ingest.publish")
public interface PublishConfig {

  /** How long a request waits for the broker's acknowledgement; then it is answered 503. */
  @NotNull
  @WithDefault("8s")
  Duration timeout();

  /** How long the broker may take to answer one produce request before it is tried again. */
  @NotNull
  @WithDefault("4s")
  Duration attemptTimeout();

  /** How long records wait for others to share a produce request with. */
  @NotNull
  @WithDefault("1ms")
  Duration linger();

  /** Largest batch for a partition, bytes before compression. */
  @NotNull
  @WithDefault("128K")
  MemorySize batch();

  /** Most bytes on their way to the broker; with more, requests wait and then get 503. */
  @NotNull
  @WithDefault("16M")
  MemorySize buffer();

  /** Most records on their way to the broker; with more, requests get 503 at once. */
  @Min(1)
  @Max(10_000_000)
  @WithDefault("40000")
  int recordsInFlight();

  /** How long a stop waits for records that are on their way. */
  @NotNull
  @WithDefault("4s")
  Duration closeTimeout();

  /** How old the answer to "is the broker reachable" may be before it is asked again. */
  @NotNull
  @WithDefault("5s")
  Duration probeInterval();

  /** How long that question may take. */
  @NotNull
  @WithDefault("2s")
  Duration probeTimeout();
}
