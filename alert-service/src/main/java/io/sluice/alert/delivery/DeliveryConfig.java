package io.sluice.alert.delivery;

import io.smallrye.config.WithDefault;
import java.time.Duration;

/** How alerts reach channels. */
public interface DeliveryConfig {

  /** Attempts before a delivery is DEAD; at least 1. */
  @WithDefault("20")
  int maxAttempts();

  /**
   * Attempts after which a delivery that still fails stands in nobody's way: a newer alert of its
   * incident takes its place, those of other incidents of the asset pass it; at least 1. With the
   * default waits, eight attempts that fail at once take some two minutes.
   */
  @WithDefault("8")
  int yieldAfter();

  /** Age at which a delivery that still fails is DEAD. */
  @WithDefault("24h")
  Duration maxAge();

  /** Upper end of the random wait before the second attempt; doubles with each further one. */
  @WithDefault("1s")
  Duration initialBackoff();

  /** The wait grows no longer than this. */
  @WithDefault("15m")
  Duration maxBackoff();

  /** A longer Retry-After is shortened to this. */
  @WithDefault("1h")
  Duration maxRetryAfter();

  /**
   * After this time a delivery that a replica took and never finished is taken by another; longer
   * than the timeout of any receiver.
   */
  @WithDefault("60s")
  Duration lease();

  /** Deliveries of one channel under way at once in one replica; 1 to 100. */
  @WithDefault("8")
  int inFlight();

  /** How often to look for deliveries that are due. */
  @WithDefault("500ms")
  Duration pollEvery();

  /**
   * Longest wait for the answers to a test alert; below {@code sluice.query.alert-service.timeout},
   * for query-api waits for them, too.
   */
  @WithDefault("10s")
  Duration testTimeout();
}
