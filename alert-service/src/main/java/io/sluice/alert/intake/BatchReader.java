package io.sluice.alert.intake;

import io.sluice.contracts.MalformedMessageException;
import io.sluice.incidents.Observation;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import java.util.function.Consumer;
import org.apache.kafka.clients.consumer.ConsumerRecord;

/** Tells the scores of a batch from what is none. */
final class BatchReader {

  private final ObservationReader scores = new ObservationReader();

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

  /** Hands on each record of a batch, in order, as one or the other. */
  void read(
      List<ConsumerRecord<byte[], byte[]>> records,
      Consumer<Read> onScore,
      Consumer<Poison> onPoison) {
    for (var record : records) {
      try {
        Observation seen = scores.read(record.value(), Instant.ofEpochMilli(record.timestamp()));
        if (Arrays.equals(record.key(), seen.asset().getBytes(StandardCharsets.UTF_8))) {
          onScore.accept(new Read(record, seen));
        } else {
          onPoison.accept(Poison.ofAnotherKey(record));
        }
      } catch (MalformedMessageException e) {
        onPoison.accept(Poison.malformed(record, e));
      }
    }
  }

  /** A score and where it was found. */
  record Read(ConsumerRecord<byte[], byte[]> record, Observation seen) {}
}
