package io.sluice.alert.intake;

import io.sluice.contracts.Contributor;
import io.sluice.contracts.Drift;
import io.sluice.contracts.MalformedMessageException;
import io.sluice.contracts.Messages;
import io.sluice.contracts.ReadableNumbers;
import io.sluice.contracts.Severity;
import io.sluice.incidents.DriftStream;
import io.sluice.incidents.Finding;
import io.sluice.incidents.LogPosition;
import io.sluice.incidents.Observation;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.apache.kafka.clients.consumer.ConsumerRecord;

/**
 * Reads of what is told of drift what moves an incident: whether a stream is unlike its training.
 * It goes by a {@link DriftStream} beside the one that it is about.
 */
final class DriftReader {

  private static final String ERRORS = "judgements";
  private static final int MOST_CONTRIBUTORS = 5;
  private static final double LEVEL = 1;

  /**
   * @throws MalformedMessageException if the bytes are nothing that is told of drift
   */
  Observation read(ConsumerRecord<byte[], byte[]> record) throws MalformedMessageException {
    Drift drift = Messages.decode(record.value(), Drift.class);
    return new Observation(
        drift.asset(),
        DriftStream.of(drift.stream()),
        drift.profile(),
        drift.at(),
        drift.at(),
        false,
        new LogPosition(record.partition(), record.offset()),
        Instant.ofEpochMilli(record.timestamp()),
        null,
        LEVEL,
        Finding.NOTHING,
        Finding.NOTHING,
        finding(drift));
  }

  private static Finding finding(Drift drift) {
    if (!drift.isDrifting()) {
      return Finding.NOTHING;
    }
    List<Drift.Tag> tags = drift.tags().stream().filter(Drift.Tag::isDrifting).toList();
    Drift.Errors errors = drift.errors();
    boolean errs = errors != null && errors.state() == Drift.ErrorState.DRIFT;
    double whole = tags.stream().mapToDouble(DriftReader::ratio).sum() + (errs ? LEVEL : 0);
    var contributors = new ArrayList<Contributor>();
    if (errors != null && errs) {
      contributors.add(
          contributor(
              ERRORS,
              LEVEL / whole,
              "are wrong of %s %% of records with a label"
                  .formatted(ReadableNumbers.of(100 * errors.rate()))));
    }
    for (Drift.Tag tag : tags.subList(0, Math.min(tags.size(), MOST_CONTRIBUTORS))) {
      contributors.add(contributor(tag.tag(), ratio(tag) / whole, reason(tag)));
    }
    double ratio = Math.max(LEVEL, tags.stream().mapToDouble(DriftReader::ratio).max().orElse(0));
    return new Finding(ratio, Severity.INFO, contributors);
  }

  private static double ratio(Drift.Tag tag) {
    Double distance = tag.kl() == null ? tag.psi() : tag.kl();
    return distance == null ? LEVEL : Math.max(LEVEL, distance / tag.level());
  }

  private static String reason(Drift.Tag tag) {
    Double distance = tag.kl() == null ? tag.psi() : tag.kl();
    return distance == null
        ? "is distributed unlike training"
        : "is distributed unlike training: %s %s, beyond %s"
            .formatted(
                tag.kl() == null ? "PSI" : "KL",
                ReadableNumbers.of(distance),
                ReadableNumbers.of(tag.level()));
  }

  private static Contributor contributor(String tag, double share, String reason) {
    return new Contributor(null, tag, share, null, null, null, null, null, null, reason);
  }
}
