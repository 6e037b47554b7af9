package io.sluice.ingest.startup;

import io.quarkus.arc.ClientProxy;
import io.quarkus.runtime.StartupEvent;
import io.quarkus.runtime.configuration.ConfigurationException;
import io.quarkus.runtime.configuration.MemorySize;
import io.sluice.ingest.limits.LimitsConfig;
import io.sluice.ingest.profile.KnownProfiles;
import io.sluice.ingest.publish.PublishConfig;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import java.nio.ByteBuffer;
import org.apache.kafka.clients.producer.Producer;
import org.eclipse.microprofile.config.inject.ConfigProperty;

/**
 * Refuses to start with a configuration that cannot work, rather than fail at the first request.
 */
@ApplicationScoped
public class StartupChecks {

  void check(
      @Observes StartupEvent start,
      LimitsConfig limits,
      PublishConfig publish,
      @ConfigProperty(name = "quarkus.thread-pool.max-threads") int threads,
      @ConfigProperty(name = "quarkus.http.limits.max-body-size") MemorySize serverLimit,
      KnownProfiles profiles,
      Producer<String, ByteBuffer> producer) {
    ConfigRules.contradiction(limits, publish, threads, serverLimit.asLongValue())
        .ifPresent(
            sentence -> {
              throw new ConfigurationException(sentence);
            });
    // Made now, not at the first request: a broker address that is none is told of at once.
    ClientProxy.unwrap(producer);
    profiles.names();
  }
}
