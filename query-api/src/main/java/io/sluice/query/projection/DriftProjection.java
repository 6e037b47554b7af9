package io.sluice.query.projection;

import io.sluice.contracts.Drift;
import io.sluice.contracts.Messages;
import io.sluice.contracts.Topics;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import org.apache.kafka.clients.consumer.ConsumerRecords;
import org.eclipse.microprofile.reactive.messaging.Incoming;

/** {@link Topics#DRIFT} into the database. */
@ApplicationScoped
class DriftProjection {

  private final Projector<Drift> projector;

  DriftProjection(DriftTable table, ProjectorParts parts, Topics topics) {
    this.projector =
        new Projector<>(
            topics.drift(),
            record -> Messages.decode(record.value(), Drift.class),
            table,
            committed -> {},
            parts);
  }

  @Incoming("drift")
  Uni<Void> project(ConsumerRecords<byte[], byte[]> records) {
    return projector.project(records);
  }
}
