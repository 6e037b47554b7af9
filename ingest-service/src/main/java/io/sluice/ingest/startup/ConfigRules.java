package io.sluice.ingest.startup;

import io.sluice.ingest.limits.LimitsConfig;
import io.sluice.ingest.publish.PublishConfig;
import java.util.Optional;

/** Settings that are fine one by one and contradict each other. */
final class ConfigRules {

  /** What a request's body may grow to in memory: doubled arrays, the old ones counted too. */
  private static final int BUFFER_FACTOR = 2;

  private ConfigRules() {}

  /** One sentence that says what to change; empty if there is nothing to say. */
  static Optional<String> contradiction(
      LimitsConfig limits, PublishConfig publish, int threads, long serverLimit) {
    if (limits.record().asLongValue() > limits.body().asLongValue()) {
      return Optional.of(
          "sluice.ingest.limits.record is larger than sluice.ingest.limits.body: a record of that"
              + " size could never come; lower the one or raise the other");
    }
    if (limits.body().asLongValue() > Integer.MAX_VALUE / 4) {
      return Optional.of("sluice.ingest.limits.body is above 512M; lower it");
    }
    if (limits.buffered().asLongValue() < BUFFER_FACTOR * limits.body().asLongValue()) {
      return Optional.of(
          "sluice.ingest.limits.buffered is below twice sluice.ingest.limits.body: a body of that"
              + " size could never be taken; raise the one or lower the other");
    }
    if (limits.body().asLongValue() > serverLimit) {
      return Optional.of(
          "sluice.ingest.limits.body is above quarkus.http.limits.max-body-size, which would refuse"
              + " such a body first; raise the latter");
    }
    if (limits.requests() >= threads) {
      return Optional.of(
          "sluice.ingest.limits.requests must be below quarkus.thread-pool.max-threads (%d), or"
                  .formatted(threads)
              + " requests would queue instead of being answered 503");
    }
    if (limits.records() > publish.recordsInFlight()) {
      return Optional.of(
          "sluice.ingest.limits.records is above sluice.ingest.publish.records-in-flight: a request"
              + " of that size could never be published; raise the latter");
    }
    if (limits.record().asLongValue() > publish.buffer().asLongValue()) {
      return Optional.of(
          "sluice.ingest.limits.record is larger than sluice.ingest.publish.buffer; raise the"
              + " latter");
    }
    if (publish.timeout().compareTo(publish.attemptTimeout().plus(publish.linger())) < 0) {
      return Optional.of(
          "sluice.ingest.publish.timeout must be at least attempt-timeout plus linger, or no"
              + " record would have the time for one attempt");
    }
    return Optional.empty();
  }
}
