package io.sluice.query.projection;

import io.sluice.contracts.MalformedMessageException;
import org.apache.kafka.clients.consumer.ConsumerRecord;

/** One record to one row. */
@FunctionalInterface
interface RecordDecoder<T> {

  /**
   * @throws MalformedMessageException saying where the bytes are not the message expected
   */
  T decode(ConsumerRecord<byte[], byte[]> record) throws MalformedMessageException;
}
