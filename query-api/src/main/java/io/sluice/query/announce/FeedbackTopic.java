package io.sluice.query.announce;

import io.sluice.contracts.Feedback;
import io.sluice.contracts.Messages;
import io.smallrye.mutiny.Uni;
import io.smallrye.reactive.messaging.MutinyEmitter;
import io.smallrye.reactive.messaging.kafka.Record;
import jakarta.enterprise.context.ApplicationScoped;
import java.nio.charset.StandardCharsets;
import org.eclipse.microprofile.reactive.messaging.Channel;

/** Puts what people said on its topic. */
@ApplicationScoped
class FeedbackTopic {

  private final MutinyEmitter<Record<byte[], byte[]>> emitter;

  FeedbackTopic(@Channel("feedback") MutinyEmitter<Record<byte[], byte[]>> emitter) {
    this.emitter = emitter;
  }

  /** Completes once the broker has acknowledged it. */
  Uni<Void> send(Feedback said) {
    return emitter.send(
        Record.of(said.asset().getBytes(StandardCharsets.UTF_8), Messages.encode(said)));
  }
}
