package io.sluice.incidents;

import com.fasterxml.jackson.annotation.JsonInclude;
import java.time.Duration;
import java.time.Instant;
import java.util.Collections;
import java.util.SortedMap;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/**
 * What of a stream should go on, and since when it does not.
 *
 * @param since end of the first window since it began anew; null before it
 * @param judges of its last window; null if nobody knows
 * @param silent detectors of the same bundle that used to give scores to it and give none, and the
 *     end of the last window to which they did
 * @param pace longest time between two of its windows, which counts the less the more came since
 * @param missed whether another stream of its asset has gone on since its last window; null if none
 *     has
 * @param unheard how far its clock has come by the wall's, where nothing comes of its whole asset
 *     and that is a fault; null if it is not
 * @param abandoned whether it was silent for so long that nobody waits for it any more
 */
@JsonInclude(JsonInclude.Include.NON_EMPTY)
public record Watched(
    @Nullable Instant since,
    @Nullable Judges judges,
    SortedMap<String, Instant> silent,
    Duration pace,
    @Nullable Missed missed,
    @Nullable Instant unheard,
    boolean abandoned) {

  /** Nothing is known that could be missed. */
  static final Watched NOTHING =
      new Watched(null, null, new TreeMap<>(), Duration.ZERO, null, null, false);

  /** After 35 windows a pace counts half. */
  private static final double FADING = 0.98;

  /** As many as anybody reads. */
  private static final int MOST = 32;

  public Watched {
    silent =
        silent == null || silent.isEmpty()
            ? Collections.emptySortedMap()
            : Collections.unmodifiableSortedMap(new TreeMap<>(silent));
    pace = pace == null ? Duration.ZERO : pace;
  }

  /**
   * Another stream goes on.
   *
   * @param by the other one
   * @param since the end of the first of its windows that came, by its clock
   */
  public record Missed(String by, Instant since) {}

  /**
   * After one more window of it.
   *
   * @param lastSeen end of the window before; null if there was none
   */
  Watched after(@Nullable Instant lastSeen, Observation seen) {
    return new Watched(
        since == null ? seen.windowEnd() : since,
        seen.judges(),
        lastSeen == null ? new TreeMap<>() : silent(lastSeen, seen.judges()),
        lastSeen == null ? Duration.ZERO : pace(Duration.between(lastSeen, seen.windowEnd())),
        null,
        null,
        false);
  }

  /** A detector that a bundle does not have any more is not missed, nor is any while all are. */
  private SortedMap<String, Instant> silent(Instant lastSeen, @Nullable Judges now) {
    if (judges == null || now == null || !judges.bundle().equals(now.bundle())) {
      return Collections.emptySortedMap();
    }
    if (silent.isEmpty() && now.detectors().equals(judges.detectors())) {
      return silent;
    }
    var missing = new TreeMap<>(silent);
    judges.detectors().forEach(name -> missing.putIfAbsent(name, lastSeen));
    missing.keySet().removeAll(now.detectors());
    while (missing.size() > MOST) {
      missing.pollLastEntry();
    }
    return missing;
  }

  private Duration pace(Duration gap) {
    Duration faded = Duration.ofMillis((long) (pace.toMillis() * FADING));
    return gap.compareTo(faded) > 0 ? gap : faded;
  }

  Watched missedBy(String stream, Instant from) {
    return new Watched(since, judges, silent, pace, new Missed(stream, from), unheard, abandoned);
  }

  Watched giveUp() {
    return new Watched(since, judges, silent, pace, missed, null, true);
  }

  /**
   * Nothing comes of its whole asset.
   *
   * @param now how far its clock has come by the wall's
   */
  Watched unheardAt(Instant now) {
    return new Watched(since, judges, silent, pace, missed, now, abandoned);
  }

  /** How long another stream goes on without it until it is silent. */
  Duration patience(WatchPolicy policy) {
    return notShorterThanUsual(policy.streamSilent());
  }

  /** How long nothing comes of it until it is silent together with its asset. */
  Duration patienceWithAsset(WatchPolicy policy) {
    return notShorterThanUsual(policy.assetSilent());
  }

  private Duration notShorterThanUsual(Duration limit) {
    return Course.longer(pace.multipliedBy(2), limit);
  }
}
