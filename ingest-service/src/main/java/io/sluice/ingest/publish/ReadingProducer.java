package io.sluice.ingest.publish;

import io.sluice.ingest.limits.LimitsConfig;
import io.smallrye.common.annotation.Identifier;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.inject.Disposes;
import jakarta.enterprise.inject.Produces;
import java.nio.ByteBuffer;
import java.util.HashMap;
import java.util.Map;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.Producer;
import org.apache.kafka.clients.producer.ProducerConfig;
import org.apache.kafka.common.serialization.StringSerializer;

/** Makes the one producer of this process and closes it within a bound. */
@ApplicationScoped
class ReadingProducer {

  /** Room for the key, the headers and what the protocol adds to the largest record. */
  private static final int OVERHEAD = 64 * 1024;

  @Produces
  @ApplicationScoped
  Producer<String, ByteBuffer> producer(
      @Identifier("default-kafka-broker") Map<String, Object> broker,
      PublishConfig config,
      LimitsConfig limits) {
    var settings = new HashMap<>(broker);
    settings.put(ProducerConfig.CLIENT_ID_CONFIG, "sluice-ingest");
    settings.put(ProducerConfig.ACKS_CONFIG, "all");
    settings.put(ProducerConfig.ENABLE_IDEMPOTENCE_CONFIG, true);
    settings.put(ProducerConfig.COMPRESSION_TYPE_CONFIG, "lz4");
    settings.put(ProducerConfig.LINGER_MS_CONFIG, config.linger().toMillis());
    settings.put(ProducerConfig.BATCH_SIZE_CONFIG, (int) config.batch().asLongValue());
    settings.put(ProducerConfig.BUFFER_MEMORY_CONFIG, config.buffer().asLongValue());
    settings.put(
        ProducerConfig.MAX_REQUEST_SIZE_CONFIG,
        (int) Math.max(1 << 20, limits.record().asLongValue() + OVERHEAD));
    settings.put(ProducerConfig.MAX_BLOCK_MS_CONFIG, config.attemptTimeout().toMillis());
    settings.put(
        ProducerConfig.REQUEST_TIMEOUT_MS_CONFIG, (int) config.attemptTimeout().toMillis());
    settings.put(ProducerConfig.DELIVERY_TIMEOUT_MS_CONFIG, (int) config.timeout().toMillis());
    // A broker that comes back is found again within about a second.
    settings.put(ProducerConfig.RECONNECT_BACKOFF_MS_CONFIG, 100L);
    settings.put(ProducerConfig.RECONNECT_BACKOFF_MAX_MS_CONFIG, 1_000L);
    settings.put(ProducerConfig.RETRY_BACKOFF_MAX_MS_CONFIG, 500L);
    return new KafkaProducer<>(settings, new StringSerializer(), new RemainingBytesSerializer());
  }

  void close(@Disposes Producer<String, ByteBuffer> producer, PublishConfig config) {
    producer.close(config.closeTimeout());
  }
}
