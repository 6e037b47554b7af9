package io.sluice.query.live;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import java.time.Duration;
import org.hibernate.validator.constraints.time.DurationMin;

/** The live feed. */
@ConfigMapping(prefix = "sluice.query.live")
public interface LiveConfig {

  /** Time between two score events; each tells of a stream at most once. */
  @WithDefault("500ms")
  @DurationMin(millis = 50)
  Duration scoreInterval();

  /** Time between two heartbeats, by which both ends notice a dead connection. */
  @WithDefault("10s")
  @DurationMin(millis = 100)
  Duration heartbeat();

  /** Most connections of this replica; a further one is refused with 503. */
  @WithDefault("100")
  @Min(1)
  @Max(10_000)
  int maxSubscribers();

  /**
   * Incidents and alerts that wait for a slow client; beyond it the client is disconnected, comes
   * back by itself and reads what it missed.
   */
  @WithDefault("256")
  @Min(1)
  int maxWaiting();

  /** Most streams of assets a score event tells of. */
  @WithDefault("500")
  @Min(1)
  int maxStreams();
}
