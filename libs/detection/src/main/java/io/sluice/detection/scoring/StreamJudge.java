package io.sluice.detection.scoring;

import io.sluice.contracts.profile.Profile;
import io.sluice.contracts.profile.ProfileKind;
import io.sluice.detection.bundle.Bundle;
import io.sluice.detection.detector.Memory;
import io.sluice.detection.window.Admission;
import io.sluice.detection.window.WindowRing;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Judges the readings of one stream that lie in a file, as scoring-service judges those that come:
 * at the profile's scoring stride, with the memory that the bundle has of its streams, many windows
 * in one call. Windows are told in their order, some time after they were offered. Not thread-safe.
 * Borrows the bundle.
 */
public final class StreamJudge implements AutoCloseable {

  private static final int MOST_IN_A_PASS = 256;

  private final Profile profile;
  private final WindowRing ring;
  private final WindowScorer scorer;
  private final @Nullable Memory memory;
  private final Judged judged;
  private final long[] rows;
  private final long[] starts;
  private final long[] ends;
  private final boolean[] firsts;
  private @Nullable Instant newest;
  private long offered;

  /** Is told what each window is worth. */
  @FunctionalInterface
  public interface Judged {

    /**
     * @param row what {@link #judge} was told
     * @param startMillis event time of the window's first reading
     * @param endMillis event time of its last
     * @param isFirst whether the window began anew and is full for the first time since
     */
    void window(long row, long startMillis, long endMillis, boolean isFirst, Verdict verdict);
  }

  public StreamJudge(Bundle bundle, Judged judged) {
    this.profile = bundle.profile();
    this.ring = new WindowRing(profile);
    int pass = WindowScorer.windowsInAPass(profile.tags().size(), MOST_IN_A_PASS);
    this.scorer = new WindowScorer(bundle, pass);
    this.rows = new long[pass];
    this.starts = new long[pass];
    this.ends = new long[pass];
    this.firsts = new boolean[pass];
    this.memory = bundle.remembering().map(owner -> owner.memory(profile.name())).orElse(null);
    this.judged = judged;
  }

  /**
   * Offers the next reading; what is a {@link Admission#WINDOW} is to be judged next. Records come
   * in the order of the file, and each is one: one that is older than the one before was late.
   *
   * @param values by tag in the profile's order, a text as its code, NaN where missing
   */
  public Admission offer(Instant time, double[] values) {
    long position = offered++;
    if (profile.kind() == ProfileKind.EVENTS) {
      newest = newest == null || time.isAfter(newest) ? time : newest;
      return Admission.WINDOW;
    }
    // A file is one stream: there is nothing to rebuild, so that positions do not matter.
    Admission admission = ring.offer(time.toEpochMilli(), values, position);
    if (memory != null && admission == Admission.WINDOW) {
      memory.take(ring);
    }
    return admission;
  }

  /**
   * Judges the window, or the record, that was offered last.
   *
   * @param row what the caller knows it by
   * @param values that were offered
   */
  public void judge(long row, double[] values) {
    int last = scorer.size();
    rows[last] = row;
    ends[last] = reached().toEpochMilli();
    if (profile.kind() == ProfileKind.SIGNALS) {
      starts[last] = ring.startMillis();
      firsts[last] = ring.isFirst();
      scorer.add(ring, memory);
    } else {
      starts[last] = ends[last];
      firsts[last] = false;
      scorer.addRecord(values);
    }
    if (scorer.size() == scorer.capacity()) {
      finish();
    }
  }

  /** How far event time has come with the window, or the record, that was offered last. */
  public Instant reached() {
    return newest == null ? Instant.ofEpochMilli(ring.endMillis()) : newest;
  }

  /** Tells of all that was judged so far. */
  public void finish() {
    List<Verdict> verdicts = scorer.score();
    for (int i = 0; i < verdicts.size(); i++) {
      judged.window(rows[i], starts[i], ends[i], firsts[i], verdicts.get(i));
    }
  }

  @Override
  public void close() {
    scorer.close();
  }
}
