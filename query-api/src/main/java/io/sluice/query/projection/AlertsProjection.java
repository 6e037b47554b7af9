package io.sluice.query.projection;

import io.opentelemetry.api.trace.Span;
import io.sluice.contracts.Alert;
import io.sluice.contracts.AlertReader;
import io.sluice.contracts.ConsumerGroups;
import io.sluice.contracts.Topics;
import io.sluice.platform.tracing.Traces;
import io.sluice.query.live.LivePublisher;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.ArrayList;
import java.util.List;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.ConsumerRecords;
import org.eclipse.microprofile.reactive.messaging.Incoming;

/** {@link Topics#ALERTS} into the database, and on to the live feed: here their traces end. */
@ApplicationScoped
class AlertsProjection {

  private final Projector<Alert> projector;
  private final Traces traces;
  private final String group;

  AlertsProjection(
      AlertTable writer,
      LivePublisher live,
      ProjectorParts parts,
      Traces traces,
      Topics topics,
      ConsumerGroups groups) {
    this.group = groups.queryAlerts();
    this.traces = traces;
    var reader = new AlertReader();
    this.projector =
        new Projector<>(
            topics.alerts(),
            record -> reader.read(record.value()),
            writer,
            committed -> live.alerts(committed.stream().map(Alert::id).toList()),
            parts);
  }

  @Incoming("alerts")
  Uni<Void> project(ConsumerRecords<byte[], byte[]> records) {
    var spans = spans(records);
    return projector.project(records).onTermination().invoke(() -> spans.forEach(Span::end));
  }

  private List<Span> spans(ConsumerRecords<byte[], byte[]> records) {
    var spans = new ArrayList<Span>();
    for (ConsumerRecord<byte[], byte[]> record : records) {
      Span span = traces.process(record, group);
      if (span.isRecording()) {
        spans.add(span);
      }
    }
    return spans;
  }
}
