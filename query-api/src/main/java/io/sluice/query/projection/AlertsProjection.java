package io.sluice.query.projection;

import io.sluice.contracts.Alert;
import io.sluice.contracts.Messages;
import io.sluice.contracts.Topics;
import io.sluice.query.live.LivePublisher;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import org.apache.kafka.clients.consumer.ConsumerRecords;
import org.eclipse.microprofile.reactive.messaging.Incoming;

/** {@link Topics#ALERTS} into the database, and on to the live feed. */
@ApplicationScoped
class AlertsProjection {

  private final Projector<Alert> projector;

  AlertsProjection(AlertWriter writer, LivePublisher live, ProjectorParts parts) {
    this.projector =
        new Projector<>(
            Topics.ALERTS,
            value -> Messages.decode(value, Alert.class),
            writer,
            committed -> live.alerts(committed.stream().map(Alert::id).toList()),
            parts);
  }

  @Incoming("alerts")
  Uni<Void> project(ConsumerRecords<byte[], byte[]> records) {
    return projector.project(records);
  }
}
