package io.sluice.models.backtest;

import io.sluice.contracts.profile.Profile;
import io.sluice.contracts.profile.ProfileKind;
import io.sluice.detection.bundle.Bundle;
import io.sluice.detection.detector.Memory;
import io.sluice.detection.scoring.Verdict;
import io.sluice.detection.scoring.WindowScorer;
import io.sluice.detection.window.Admission;
import io.sluice.detection.window.WindowRing;
import io.sluice.models.backtest.StreamReadings.Reading;
import java.io.IOException;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.List;
import java.util.Queue;
import org.jspecify.annotations.Nullable;

/**
 * The windows of one stream as scoring-service would judge them, told one at a time to who asks for
 * them; judged by batches. Not thread-safe; borrows the bundle.
 */
public final class JudgedStream implements AutoCloseable {

  private static final int MOST_IN_A_PASS = 256;

  private final String stream;
  private final Profile profile;
  private final StreamReadings readings;
  private final WindowRing ring;
  private final WindowScorer scorer;
  private final @Nullable Memory memory;
  private final int pass;
  private final List<Due> due = new ArrayList<>();
  private final Queue<JudgedWindow> judged = new ArrayDeque<>();
  private boolean ended;
  private long judgingNanos;
  private long read;
  private long windows;
  private long unordered;
  private long gaps;
  private Duration without = Duration.ZERO;
  private @Nullable Instant first;
  private @Nullable Instant last;

  /** A window that waits for its batch. */
  private record Due(Instant start, Instant end, boolean isFirst) {}

  /**
   * @param asset whose stream it is: what its memory goes by
   */
  public JudgedStream(Bundle bundle, String asset, String stream, StreamReadings readings) {
    this.stream = stream;
    this.profile = bundle.profile();
    this.readings = readings;
    ring = new WindowRing(profile);
    pass = WindowScorer.windowsInAPass(profile.tags().size(), MOST_IN_A_PASS);
    scorer = new WindowScorer(bundle, pass);
    memory = bundle.remembering().map(owner -> owner.memory(asset)).orElse(null);
  }

  String stream() {
    return stream;
  }

  /** The next window, in the order of event time; null at the end. */
  public @Nullable JudgedWindow next() throws IOException {
    while (judged.isEmpty() && !ended) {
      fill();
    }
    return judged.poll();
  }

  private void fill() throws IOException {
    while (due.size() < pass) {
      Reading reading = readings.next();
      if (reading == null) {
        ended = true;
        break;
      }
      long start = System.nanoTime();
      take(reading);
      judgingNanos += System.nanoTime() - start;
    }
    long start = System.nanoTime();
    List<Verdict> verdicts = scorer.score();
    judgingNanos += System.nanoTime() - start;
    for (int i = 0; i < verdicts.size(); i++) {
      Due window = due.get(i);
      judged.add(new JudgedWindow(window.start(), window.end(), window.isFirst(), verdicts.get(i)));
    }
    windows += verdicts.size();
    due.clear();
  }

  private void take(Reading reading) {
    long position = read++;
    note(reading.time());
    if (profile.kind() == ProfileKind.EVENTS) {
      due.add(new Due(reading.time(), reading.time(), false));
      scorer.addRecord(reading.values());
      return;
    }
    Admission admission = ring.offer(reading.time().toEpochMilli(), reading.values(), position);
    switch (admission) {
      case WINDOW -> {
        if (memory != null) {
          memory.take(ring);
        }
        due.add(
            new Due(
                Instant.ofEpochMilli(ring.startMillis()),
                Instant.ofEpochMilli(ring.endMillis()),
                ring.isFirst()));
        scorer.add(ring, memory);
      }
      case BETWEEN_STRIDES, WARMING -> {}
      case SORTED_IN, DUPLICATE, TOO_LATE -> unordered++;
    }
  }

  private void note(Instant time) {
    if (first == null) {
      first = time;
    } else if (profile.kind() == ProfileKind.SIGNALS
        && last != null
        && Duration.between(last, time).compareTo(profile.maxGap()) > 0) {
      gaps++;
      without = without.plus(Duration.between(last, time));
    }
    last = last == null || time.isAfter(last) ? time : last;
  }

  /** What windows and detectors took so far; what readings took to come is not in it. */
  Duration judging() {
    return Duration.ofNanos(judgingNanos);
  }

  StreamCounts counts() {
    return new StreamCounts(
        stream, read, windows, unordered, readings.unreadable(), first, last, gaps, without);
  }

  @Override
  public void close() throws IOException {
    scorer.close();
    readings.close();
  }
}
