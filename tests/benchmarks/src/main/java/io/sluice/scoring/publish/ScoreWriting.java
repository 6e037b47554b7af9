package io.sluice.scoring.publish;

import io.sluice.contracts.BundleRef;
import io.sluice.contracts.ScoreWriter;
import io.sluice.detection.scoring.Verdict;
import io.sluice.scoring.judge.DueWindow;
import io.sluice.scoring.judge.Verdicts;

/** Lets benchmarks write scores as scoring-service does, and counts their bytes. */
public final class ScoreWriting implements Verdicts {

  private static final double LATENCY_MS = 12.345;

  private final ScoreWriter writer = new ScoreWriter();
  private long bytes;

  @Override
  public void accept(BundleRef bundle, DueWindow window, Verdict verdict) {
    bytes += writer.write(new WindowScore(window, bundle, verdict, LATENCY_MS)).length;
  }

  /** Of all scores so far. */
  public long bytes() {
    return bytes;
  }
}
