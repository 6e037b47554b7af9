package io.sluice.alert.intake;

import io.sluice.contracts.MalformedMessageException;
import io.sluice.incidents.Observation;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import org.apache.kafka.clients.consumer.ConsumerRecord;

/** Tells what can be judged of a batch from what cannot. */
final class BatchReader {

  private final ObservationReader scores = new ObservationReader();
  private final DriftReader drift = new DriftReader();

  /** What a record is read as. */
  @FunctionalInterface
  interface Form {

    /** Empty if its key is not that of what it says. */
    Optional<Observation> of(ConsumerRecord<byte[], byte[]> record)
        throws MalformedMessageException;
  }

  /** A record that cannot be judged. */
  record Poison(ConsumerRecord<byte[], byte[]> record, String reason, String detail) {

    static Poison malformed(
        ConsumerRecord<byte[], byte[]> record, MalformedMessageException failure) {
      return new Poison(record, "malformed", failure.getMessage());
    }

    static Poison ofAnotherKey(ConsumerRecord<byte[], byte[]> record) {
      return new Poison(record, "key-mismatch", "the record's key is not its asset");
    }
  }

  /** A score, whose key is its asset. */
  Optional<Observation> scores(ConsumerRecord<byte[], byte[]> record)
      throws MalformedMessageException {
    Observation seen = scores.read(record.value(), Instant.ofEpochMilli(record.timestamp()));
    return Arrays.equals(record.key(), seen.asset().getBytes(StandardCharsets.UTF_8))
        ? Optional.of(seen)
        : Optional.empty();
  }

  /** What is told of drift, whose key is its stream. */
  Optional<Observation> drift(ConsumerRecord<byte[], byte[]> record)
      throws MalformedMessageException {
    return Optional.of(drift.read(record));
  }

  /** Hands on each record of a batch, in order, as one or the other. */
  static void read(
      List<ConsumerRecord<byte[], byte[]>> records,
      Form form,
      Consumer<Read> onRead,
      Consumer<Poison> onPoison) {
    for (var record : records) {
      try {
        form.of(record)
            .ifPresentOrElse(
                seen -> onRead.accept(new Read(record, seen)),
                () -> onPoison.accept(Poison.ofAnotherKey(record)));
      } catch (MalformedMessageException e) {
        onPoison.accept(Poison.malformed(record, e));
      }
    }
  }

  /** What was read, and where it was found. */
  record Read(ConsumerRecord<byte[], byte[]> record, Observation seen) {}
}
