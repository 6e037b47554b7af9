package io.sluice.scoring.intake;

import io.quarkus.runtime.configuration.MemorySize;
import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import java.time.Duration;
import java.util.Optional;
import java.util.regex.Pattern;

/** How readings are taken in. Connection and security settings are {@code kafka.*}. */
@ConfigMapping(prefix = "sluice.scoring.intake")
public interface IntakeConfig {

  /** Kafka takes 249 characters, with ours in front. */
  int MAX_NAME = 200;

  Pattern NAME = Pattern.compile("[a-zA-Z0-9._-]{1," + MAX_NAME + "}");

  /** Threads, each with its own consumer, producer and share of the partitions. */
  @WithDefault("1")
  @Min(1)
  @Max(64)
  int workers();

  /**
   * Name of this process, unique within the group, stable over restarts: letters, digits, {@code .
   * _ -}. A restarted process then takes up its predecessor's partitions and ends its open
   * transaction at once, instead of after {@code session-timeout} and {@code transaction-timeout}.
   * A random one by default.
   */
  Optional<String> instance();

  /** Readings in a batch and hence in a transaction, at most. */
  @WithDefault("1000")
  @Min(1)
  @Max(100_000)
  int maxPollRecords();

  /** What one fetch may bring, over all partitions. */
  @WithDefault("1M")
  MemorySize fetchMaxBytes();

  /** A worker not heard of for this long loses its partitions to others. */
  @WithDefault("10s")
  Duration sessionTimeout();

  /** A transaction whose worker has died is ended by the broker after this time. */
  @WithDefault("15s")
  Duration transactionTimeout();

  /** First pause after a failure; doubles up to {@code retry-max}. */
  @WithDefault("100ms")
  Duration retryMin();

  /** Longest pause between two tries. */
  @WithDefault("10s")
  Duration retryMax();

  /** How long a stop waits for the batch at hand. */
  @WithDefault("8s")
  Duration stopTimeout();

  /**
   * What contradicts itself.
   *
   * @throws IllegalArgumentException saying in one sentence what to change
   */
  default void check() {
    if (instance().filter(name -> !NAME.matcher(name).matches()).isPresent()) {
      throw new IllegalArgumentException(
          "sluice.scoring.intake.instance is '%s'; it may have letters, digits and ._- only, %d at most"
              .formatted(instance().get(), MAX_NAME));
    }
    if (retryMin().compareTo(retryMax()) > 0 || !retryMin().isPositive()) {
      throw new IllegalArgumentException(
          "sluice.scoring.intake.retry-min (%s) must be above 0 and at most retry-max (%s)"
              .formatted(retryMin(), retryMax()));
    }
    if (sessionTimeout().compareTo(Duration.ofSeconds(6)) < 0) {
      throw new IllegalArgumentException(
          "sluice.scoring.intake.session-timeout is %s; brokers accept 6 s or more"
              .formatted(sessionTimeout()));
    }
    if (transactionTimeout().compareTo(Duration.ofSeconds(1)) < 0) {
      throw new IllegalArgumentException(
          "sluice.scoring.intake.transaction-timeout is %s; less than 1 s cannot work"
              .formatted(transactionTimeout()));
    }
  }
}
