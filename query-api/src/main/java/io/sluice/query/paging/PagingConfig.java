package io.sluice.query.paging;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import java.time.Duration;
import org.hibernate.validator.constraints.time.DurationMin;

/** How much one request may ask for. */
@ConfigMapping(prefix = "sluice.query.paging")
public interface PagingConfig {

  /** Rows of a page if the request names no {@code limit}. */
  @WithDefault("100")
  @Min(1)
  int defaultLimit();

  /** Most rows of a page; a request for more is refused. */
  @WithDefault("1000")
  @Min(1)
  @Max(10_000)
  int maxLimit();

  /** Longest time between {@code from} and {@code to} of readings and scores. */
  @WithDefault("400d")
  @DurationMin(minutes = 1)
  Duration maxRange();

  /**
   * Most rows of one CSV download. One that has more is broken off there, without the end that a
   * complete answer has: clients report it, and ask for shorter ranges.
   */
  @WithDefault("1000000")
  @Min(1)
  int maxCsvRows();

  /**
   * CSV downloads that are under way at a time, each of which asks the database for one page after
   * the other; a further one is answered 503 with Retry-After. Fewer than {@link #maxReads}, or
   * downloads alone can keep the database busy.
   */
  @WithDefault("3")
  @Min(1)
  int maxDownloads();

  /**
   * Longest time a question may take, waiting included, before the answer is 503. The database ends
   * what it still does for it a little later: {@code
   * quarkus.datasource.reactive.additional-properties.statement_timeout} must be longer.
   */
  @WithDefault("15s")
  @DurationMin(millis = 100)
  Duration readTimeout();

  /**
   * Questions that are at the database at a time. Leave the live feed a connection of {@code
   * quarkus.datasource.reactive.max-size}.
   */
  @WithDefault("5")
  @Min(1)
  int maxReads();

  /** Questions that wait for those; a further one is answered 503 with Retry-After. */
  @WithDefault("32")
  @Min(0)
  int maxWaitingReads();
}
