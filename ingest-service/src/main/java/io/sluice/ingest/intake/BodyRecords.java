package io.sluice.ingest.intake;

import io.sluice.ingest.limits.ByteBudget.Share;
import io.sluice.ingest.limits.LimitExceededException;
import io.sluice.ingest.limits.LimitsConfig;
import io.sluice.ingest.publish.RejectedRecord;
import io.sluice.ingest.publish.RejectionExtent;
import io.sluice.ingest.validation.UntakenValues;
import io.sluice.ingest.validation.ValidationResult;
import io.sluice.ingest.validation.ValidationResult.Accepted;
import io.sluice.ingest.validation.ValidationResult.Rejected;
import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Collects what became of the records of one body, in their order, and charges the request for what
 * they hold beside the body.
 */
final class BodyRecords {

  /** Of the objects around a record until it is acknowledged, roughly. */
  private static final int OVERHEAD_BYTES = 320;

  private final int maxRecords;
  private final int maxRecordBytes;
  private final int maxListed;
  private final Share share;
  private final List<Accepted> accepted = new ArrayList<>();
  private final List<RejectedRecord> deadLetters = new ArrayList<>();
  private final List<Rejection> listed = new ArrayList<>();
  private final List<String> notes = new ArrayList<>();
  private final UntakenValues untaken = new UntakenValues();
  private int count;

  BodyRecords(LimitsConfig limits, Share share) {
    maxRecords = limits.records();
    maxRecordBytes = (int) limits.record().asLongValue();
    maxListed = limits.listedRejections();
    this.share = share;
  }

  /**
   * @param original the record's own bytes
   * @param line where it stands, null if that is of no use in its format
   * @throws LimitExceededException if it is too large, as it came or as it goes on, or one too many
   */
  void add(ValidationResult result, ByteBuffer original, @Nullable Long line) {
    checkSize(original);
    switch (result) {
      case Accepted reading -> {
        checkSize(reading.payload());
        next();
        if (reading.payload().array() != original.array()) {
          share.take(reading.payload().capacity());
        }
        accepted.add(reading);
      }
      case Rejected rejected -> reject(rejected, RejectionExtent.RECORD, original, line, null);
    }
  }

  /**
   * A record that could not be read to its end, the rest of a body behind a fault, or all of it.
   *
   * @param original its bytes; the dead letter is cut to the size that a record may have
   */
  void reject(
      Rejected rejected,
      RejectionExtent extent,
      ByteBuffer original,
      @Nullable Long line,
      @Nullable Integer column) {
    int index = next();
    var detail = rejected.detail();
    if (original.remaining() > maxRecordBytes) {
      detail += "; the first " + maxRecordBytes + " of " + original.remaining() + " bytes";
    }
    deadLetters.add(
        new RejectedRecord(
            rejected.asset(),
            original.slice(original.position(), Math.min(original.remaining(), maxRecordBytes)),
            extent,
            rejected.reason().code(),
            detail));
    if (listed.size() < maxListed) {
      listed.add(
          new Rejection(
              index, line, column, extent.code(), rejected.reason().code(), rejected.detail()));
    }
  }

  /**
   * Counts what is held of the body beside it.
   *
   * @throws LimitExceededException if a request may not hold that much
   */
  void charge(long bytes) {
    share.take(bytes);
  }

  private void checkSize(ByteBuffer bytes) {
    if (bytes.remaining() > maxRecordBytes) {
      throw new LimitExceededException("bytes in a record", maxRecordBytes);
    }
  }

  private int next() {
    if (count == maxRecords) {
      throw new LimitExceededException("records in a request", maxRecords);
    }
    share.take(OVERHEAD_BYTES);
    return count++;
  }

  /** The newest came first: they go on the other way round. */
  void turnRound() {
    Collections.reverse(accepted);
  }

  /** What was found out about the body and taken for granted, or left out; for the sender. */
  void note(String sentence) {
    notes.add(sentence);
  }

  /** No record so far. */
  boolean isEmpty() {
    return count == 0;
  }

  /** What of the records' values was not taken as it came; the validators add to it. */
  UntakenValues untaken() {
    return untaken;
  }

  List<Accepted> accepted() {
    return accepted;
  }

  List<RejectedRecord> deadLetters() {
    return deadLetters;
  }

  IngestAnswer answer() {
    return IngestAnswer.of(accepted.size(), deadLetters.size(), listed, untaken, notes);
  }
}
