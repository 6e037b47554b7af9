package io.sluice.query.projection;

import io.sluice.contracts.MalformedMessageException;

/** What decoders say of fields that never came. */
final class Missing {

  private Missing() {}

  static <T> T required(T value, String field) throws MalformedMessageException {
    if (value == null) {
      throw new MalformedMessageException("'" + field + "' is missing");
    }
    return value;
  }
}
