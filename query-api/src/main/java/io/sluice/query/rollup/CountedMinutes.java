package io.sluice.query.rollup;

import io.sluice.contracts.StreamKey;
import io.sluice.query.history.Series;
import java.time.Instant;
import java.util.HashMap;
import java.util.Map;

/**
 * Minutes of which readings were rolled up since a number of hours was found to be due, scores
 * among them. These scores were there by then, and so the readings know which of them were
 * anomalous.
 */
final class CountedMinutes {

  private final Map<Hour, Long> minutes = new HashMap<>();

  private record Hour(StreamKey stream, Instant hour) {

    static Hour of(DueHour due) {
      return new Hour(due.stream(), due.hour());
    }
  }

  /** Only what is committed. */
  void add(DueHour done) {
    if (done.series() == Series.READING) {
      minutes.merge(Hour.of(done), done.minutes(), (before, now) -> before | now);
    }
  }

  /** Minutes of an hour of scores that are not among them, a bit each. */
  long missing(DueHour scores) {
    return scores.minutes() & ~minutes.getOrDefault(Hour.of(scores), 0L);
  }
}
