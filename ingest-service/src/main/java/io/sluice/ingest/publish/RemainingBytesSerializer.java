package io.sluice.ingest.publish;

import java.nio.ByteBuffer;
import org.apache.kafka.common.serialization.Serializer;
import org.jspecify.annotations.Nullable;

/**
 * What a buffer shows from its position on. (Kafka's own serializer rewinds, so that a view into a
 * larger array would take along all that lies before it.)
 */
final class RemainingBytesSerializer implements Serializer<ByteBuffer> {

  @Override
  public byte @Nullable [] serialize(String topic, @Nullable ByteBuffer data) {
    if (data == null) {
      return null;
    }
    byte[] bytes = new byte[data.remaining()];
    data.get(data.position(), bytes);
    return bytes;
  }
}
