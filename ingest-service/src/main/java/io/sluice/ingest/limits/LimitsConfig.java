package io.sluice.ingest.limits;

import io.quarkus.runtime.configuration.MemorySize;
import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import jakarta.validation.constraints.NotNull;
import java.time.Duration;

/** How much is taken at once; what is beyond is refused, never queued. */
@ConfigMapping(prefix = "sluice.ingest.limits")
public interface LimitsConfig {

  /** Largest body of a request, bytes after inflation; larger ones are answered 413. */
  @NotNull
  @WithDefault("8M")
  MemorySize body();

  /**
   * Most bytes that all requests together may hold in memory, bodies and the records made of them,
   * until the broker has acknowledged; beyond it 503, or 413 if one request alone needs more. What
   * the server holds of a body that is not read yet comes on top: 8 chunks of 64 KB a connection.
   */
  @NotNull
  @WithDefault("24M")
  MemorySize buffered();

  /** Most records in a request; more are answered 413. */
  @Min(1)
  @Max(1_000_000)
  @WithDefault("10000")
  int records();

  /** Largest record, bytes; larger ones are answered 413. Dead letters are cut to it. */
  @NotNull
  @WithDefault("256K")
  MemorySize record();

  /** Most values in a record; more are answered 413. */
  @Min(1)
  @Max(10_000)
  @WithDefault("5000")
  int values();

  /** Requests that are worked on at the same time; more are answered 503. */
  @Min(1)
  @Max(1_000)
  @WithDefault("32")
  int requests();

  /** How long a body may take to arrive; a slower one is answered 408. */
  @NotNull
  @WithDefault("30s")
  Duration bodyTimeout();

  /** Most rejected records that an answer lists; their number is always told. */
  @Min(1)
  @Max(10_000)
  @WithDefault("100")
  int listedRejections();

  /** What a 503 says in Retry-After; full seconds. */
  @NotNull
  @WithDefault("2s")
  Duration retryAfter();
}
