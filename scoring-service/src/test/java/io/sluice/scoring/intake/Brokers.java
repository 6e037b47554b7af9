package io.sluice.scoring.intake;

import io.sluice.testbed.kafka.EmbeddedKafka;
import java.util.Deque;
import java.util.concurrent.ConcurrentLinkedDeque;

/**
 * The brokers of this JVM, each lent to one scenario at a time: to start one takes as long as most
 * scenarios. Whoever gets one finds neither topics nor groups on it.
 */
final class Brokers {

  private static final Deque<EmbeddedKafka> IDLE = new ConcurrentLinkedDeque<>();

  private Brokers() {}

  static EmbeddedKafka lend() {
    EmbeddedKafka idle = IDLE.poll();
    return idle == null ? start() : idle;
  }

  private static EmbeddedKafka start() {
    var kafka = EmbeddedKafka.start(EmbeddedKafka.Settings.temporary());
    Runtime.getRuntime().addShutdownHook(new Thread(kafka::close, "stop-kafka"));
    return kafka;
  }

  /**
   * @param administrator of this broker, whose clients have all ended
   */
  static void takeBack(EmbeddedKafka kafka, Administrator administrator) {
    administrator.deleteGroups();
    administrator.deleteTopics();
    IDLE.push(kafka);
  }
}
