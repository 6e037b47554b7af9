package io.sluice.ingest.startup;

import io.quarkus.runtime.configuration.MemorySize;
import io.sluice.ingest.limits.LimitsConfig;
import io.sluice.ingest.publish.PublishConfig;
import io.sluice.platform.startup.Faults;
import io.sluice.platform.startup.SettingsCheck;
import jakarta.inject.Singleton;
import org.eclipse.microprofile.config.inject.ConfigProperty;

/** Settings that are fine one by one and contradict each other. */
@Singleton
class ConfigRules implements SettingsCheck {

  /** What a request's body may grow to in memory: doubled arrays, the old ones counted too. */
  private static final int BUFFER_FACTOR = 2;

  private final LimitsConfig limits;
  private final PublishConfig publish;
  private final int threads;
  private final MemorySize serverLimit;

  ConfigRules(
      LimitsConfig limits,
      PublishConfig publish,
      @ConfigProperty(name = "quarkus.thread-pool.max-threads") int threads,
      @ConfigProperty(name = "quarkus.http.limits.max-body-size") MemorySize serverLimit) {
    this.limits = limits;
    this.publish = publish;
    this.threads = threads;
    this.serverLimit = serverLimit;
  }

  @Override
  public void check(Faults faults) {
    long body = limits.body().asLongValue();
    long record = limits.record().asLongValue();
    faults.unless(
        record <= body,
        "sluice.ingest.limits.record is larger than sluice.ingest.limits.body: a record of that"
            + " size could never come; lower the one or raise the other");
    faults.unless(
        body <= Integer.MAX_VALUE / 4, "sluice.ingest.limits.body is above 512M; lower it");
    faults.unless(
        limits.buffered().asLongValue() >= BUFFER_FACTOR * body,
        "sluice.ingest.limits.buffered is below twice sluice.ingest.limits.body: a body of that"
            + " size could never be taken; raise the one or lower the other");
    faults.unless(
        body <= serverLimit.asLongValue(),
        "sluice.ingest.limits.body is above quarkus.http.limits.max-body-size, which would refuse"
            + " such a body first; raise the latter");
    faults.unless(
        limits.requests() < threads,
        "sluice.ingest.limits.requests must be below quarkus.thread-pool.max-threads (%d), or"
                .formatted(threads)
            + " requests would queue instead of being answered 503");
    faults.unless(
        limits.records() <= publish.recordsInFlight(),
        "sluice.ingest.limits.records is above sluice.ingest.publish.records-in-flight: a request"
            + " of that size could never be published; raise the latter");
    faults.unless(
        record <= publish.buffer().asLongValue(),
        "sluice.ingest.limits.record is larger than sluice.ingest.publish.buffer; raise the"
            + " latter");
    faults.unless(
        publish.timeout().compareTo(publish.attemptTimeout().plus(publish.linger())) >= 0,
        "sluice.ingest.publish.timeout must be at least attempt-timeout plus linger, or no"
            + " record would have the time for one attempt");
  }
}
