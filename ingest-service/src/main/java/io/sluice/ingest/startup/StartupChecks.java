package io.sluice.ingest.startup;

import io.quarkus.arc.ClientProxy;
import io.quarkus.runtime.StartupEvent;
import io.sluice.ingest.profile.KnownProfiles;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import java.nio.ByteBuffer;
import org.apache.kafka.clients.producer.Producer;

/** What cannot work is found at the start, rather than at the first request. */
@ApplicationScoped
public class StartupChecks {

  void check(
      @Observes StartupEvent start, KnownProfiles profiles, Producer<String, ByteBuffer> producer) {
    // Made now, not at the first request: a broker address that is none is told of at once.
    ClientProxy.unwrap(producer);
    profiles.names();
  }
}
