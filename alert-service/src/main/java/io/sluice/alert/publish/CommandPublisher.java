package io.sluice.alert.publish;

import io.sluice.contracts.IncidentCommand;
import io.sluice.contracts.Messages;
import io.sluice.contracts.ReservedAssets;
import io.smallrye.mutiny.Uni;
import io.smallrye.reactive.messaging.MutinyEmitter;
import io.smallrye.reactive.messaging.kafka.Record;
import jakarta.enterprise.context.ApplicationScoped;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.UUID;
import java.util.concurrent.TimeoutException;
import org.eclipse.microprofile.reactive.messaging.Channel;
import org.eclipse.microprofile.reactive.messaging.Message;
import org.eclipse.microprofile.reactive.messaging.OnOverflow;

/** Commands onto the log: by their key to the partition that the scores of their asset have. */
@ApplicationScoped
public class CommandPublisher {

  /** What one delivery may take; behind others it may wait for longer than somebody would. */
  private static final Duration SENT_WITHIN = Duration.ofSeconds(10);

  private final MutinyEmitter<Record<String, byte[]>> topic;

  CommandPublisher(
      // Bounded by those who wait for an answer.
      @Channel("commands") @OnOverflow(OnOverflow.Strategy.UNBOUNDED_BUFFER)
          MutinyEmitter<Record<String, byte[]>> topic) {
    this.topic = topic;
  }

  /**
   * Sends it when subscribed to, and completes once the broker has it. One that fails may come
   * nevertheless.
   */
  public Uni<Void> publish(IncidentCommand command) {
    return publish(command.asset(), Messages.encode(command));
  }

  /** Likewise, an invented anomaly of the reserved asset: no command, but it takes their way. */
  public Uni<Void> publish(UUID canary) {
    return publish(ReservedAssets.CANARY, canary.toString().getBytes(StandardCharsets.UTF_8));
  }

  private Uni<Void> publish(String asset, byte[] body) {
    return Uni.createFrom()
        .deferred(() -> topic.sendMessage(Message.of(Record.of(asset, body))))
        .ifNoItem()
        .after(SENT_WITHIN)
        .failWith(() -> new TimeoutException("no answer within " + SENT_WITHIN));
  }
}
