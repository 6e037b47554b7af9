package io.sluice.query.projection;

import io.sluice.contracts.RawScore;
import io.sluice.contracts.ScoreReader;
import io.sluice.contracts.Topics;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import org.apache.kafka.clients.consumer.ConsumerRecords;
import org.eclipse.microprofile.reactive.messaging.Incoming;

/** {@link Topics#SHADOW_SCORES} into the database. */
@ApplicationScoped
class ShadowProjection {

  private final Projector<RawScore> projector;

  ShadowProjection(ShadowTable table, ProjectorParts parts, Topics topics) {
    var reader = new ScoreReader();
    this.projector =
        new Projector<>(
            topics.shadowScores(),
            record -> reader.read(record.value()),
            table,
            committed -> {},
            parts);
  }

  @Incoming("shadow")
  Uni<Void> project(ConsumerRecords<byte[], byte[]> records) {
    return projector.project(records);
  }
}
