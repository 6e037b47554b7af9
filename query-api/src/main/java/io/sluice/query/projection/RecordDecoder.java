package io.sluice.query.projection;

import io.sluice.contracts.MalformedMessageException;

/** Bytes of one record to one row. */
@FunctionalInterface
interface RecordDecoder<T> {

  /**
   * @throws MalformedMessageException saying where the bytes are not the message expected
   */
  T decode(byte[] value) throws MalformedMessageException;
}
