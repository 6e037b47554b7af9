package io.sluice.ingest.counting;

import io.sluice.contracts.Messages;
import io.sluice.contracts.Reading;
import io.sluice.contracts.StreamKey;
import io.sluice.counts.CountedInterval;
import io.sluice.counts.Counts;
import java.util.LinkedHashMap;
import java.util.List;

/**
 * What one interval of one stream came to.
 *
 * @param counts what was counted
 * @param counted the stream whose records were
 * @param cause offset of the record by which the interval was over
 */
record MadeReading(Counts counts, StreamKey counted, CountedInterval interval, long cause) {

  /** As it is written on the log. */
  byte[] encode() {
    List<String> tags = counts.tagNames();
    var values = LinkedHashMap.<String, Double>newLinkedHashMap(tags.size());
    for (int i = 0; i < tags.size(); i++) {
      values.put(tags.get(i), interval.values()[i]);
    }
    return Messages.encode(
        new Reading(
            counted.asset(),
            counts.streamOf(counted.stream()),
            counts.profile(),
            interval.begin(),
            values,
            null,
            null,
            null,
            null));
  }
}
