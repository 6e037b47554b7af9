package io.sluice.query.projection;

import io.sluice.contracts.ReadingReader;
import io.sluice.contracts.TagSink;
import io.sluice.contracts.Topics;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import org.apache.kafka.clients.consumer.ConsumerRecords;
import org.eclipse.microprofile.reactive.messaging.Incoming;

/** {@link Topics#SENSOR_READINGS} into the database. */
@ApplicationScoped
class ReadingsProjection {

  private final Projector<ReadingRow> projector;

  ReadingsProjection(SeriesTables tables, ProjectorParts parts, Topics topics) {
    this.projector =
        new Projector<>(
            topics.sensorReadings(), decoder(), tables.readings(), committed -> {}, parts);
  }

  /** Of the tags nothing is needed but what came: it is stored as it is. */
  static RecordDecoder<ReadingRow> decoder() {
    var reader = new ReadingReader();
    return record -> ReadingRow.of(reader.read(record.value(), TagSink.NONE), record);
  }

  @Incoming("readings")
  Uni<Void> project(ConsumerRecords<byte[], byte[]> records) {
    return projector.project(records);
  }
}
