package io.sluice.contracts;

/** Kafka record headers; every value is UTF-8 text. */
public final class Headers {

  /**
   * When ingest-service accepted a reading: ISO-8601 instant. Latency is measured from it; a score
   * carries that of the reading that completed its window.
   */
  public static final String PRODUCED_AT = "producedAt";

  /** Why a record is a dead letter: a short stable code such as {@code unknown-profile}. */
  public static final String DEAD_LETTER_REASON = "dead-letter-reason";

  /** The same for a person: one sentence that names what was wrong and where. */
  public static final String DEAD_LETTER_DETAIL = "dead-letter-detail";

  /** Where the record was found: {@code http}, or {@code topic-partition@offset}. */
  public static final String DEAD_LETTER_SOURCE = "dead-letter-source";

  private Headers() {}
}
