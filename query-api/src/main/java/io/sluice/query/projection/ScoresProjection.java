package io.sluice.query.projection;

import io.sluice.contracts.RawScore;
import io.sluice.contracts.ScoreReader;
import io.sluice.contracts.Topics;
import io.sluice.query.live.LivePublisher;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.List;
import org.apache.kafka.clients.consumer.ConsumerRecords;
import org.eclipse.microprofile.reactive.messaging.Incoming;

/** {@link Topics#ANOMALY_SCORES} into the database, and on to the live feed. */
@ApplicationScoped
class ScoresProjection {

  private final Projector<RawScore> projector;
  private final LivePublisher live;

  ScoresProjection(SeriesTables tables, LivePublisher live, ProjectorParts parts, Topics topics) {
    var reader = new ScoreReader();
    this.projector =
        new Projector<>(
            topics.anomalyScores(),
            record -> reader.read(record.value()),
            tables.scores(),
            this::publish,
            parts);
    this.live = live;
  }

  @Incoming("scores")
  Uni<Void> project(ConsumerRecords<byte[], byte[]> records) {
    return projector.project(records);
  }

  private void publish(List<RawScore> committed) {
    committed.forEach(live::score);
  }
}
