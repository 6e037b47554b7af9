package io.sluice.platform.session;

import org.apache.kafka.clients.consumer.OffsetAndMetadata;
import org.jspecify.annotations.Nullable;

/**
 * Where a partition is taken up.
 *
 * @param from the first offset to read
 * @param publishFrom the first offset of which something is published; what is before only rebuilds
 *     state
 * @param lost records that retention deleted before they were taken in
 * @param cutShort whether retention deleted records that the state still needs
 * @param storedUntil {@link CommitNote#storedUntil}, {@link #UNKNOWN} if nobody says: then what
 *     lies there is of another time
 */
public record StartPoint(
    long from, long publishFrom, long lost, boolean cutShort, long storedUntil) {

  /** Of {@link #storedUntil}. */
  public static final long UNKNOWN = -1;

  /**
   * @param committed what the group has committed, null if nothing yet: then from the beginning
   * @param beginning the first offset that the log still has
   * @param end the offset after its last
   * @throws IllegalStateException if more is committed than the log has: going on would silently
   *     skip what is written next, beginning anew would publish twice; a person has to decide
   */
  public static StartPoint of(
      String partition, @Nullable OffsetAndMetadata committed, long beginning, long end) {
    if (committed == null) {
      return new StartPoint(beginning, beginning, 0, false, UNKNOWN);
    }
    long next = committed.offset();
    if (next > end) {
      throw new IllegalStateException(
          "%s ends at offset %d but %d is committed: the topic was truncated or created anew; reset the group's offsets to go on"
              .formatted(partition, end, next));
    }
    var note =
        CommitNote.decode(committed.metadata()).orElseGet(() -> new CommitNote(next, UNKNOWN));
    if (next < beginning) {
      return new StartPoint(beginning, beginning, beginning - next, true, note.storedUntil());
    }
    long needed = Math.min(next, note.from());
    return new StartPoint(
        Math.max(needed, beginning), next, 0, needed < beginning, note.storedUntil());
  }
}
