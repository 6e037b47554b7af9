package io.sluice.query.projection;

import io.sluice.contracts.Topics;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import org.apache.kafka.clients.consumer.ConsumerRecords;
import org.eclipse.microprofile.reactive.messaging.Incoming;

/** {@link Topics#SENSOR_READINGS} into the database. */
@ApplicationScoped
class ReadingsProjection {

  private final Projector<ReadingRow> projector;

  ReadingsProjection(ReadingWriter writer, ProjectorParts parts) {
    this.projector =
        new Projector<>(
            Topics.SENSOR_READINGS, new ReadingDecoder(), writer, committed -> {}, parts);
  }

  @Incoming("readings")
  Uni<Void> project(ConsumerRecords<byte[], byte[]> records) {
    return projector.project(records);
  }
}
