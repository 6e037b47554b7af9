package io.sluice.scoring.judge;

import io.sluice.contracts.BundleRef;
import io.sluice.detection.detector.Memory;
import io.sluice.detection.scoring.Verdict;
import io.sluice.detection.scoring.WindowScorer;
import io.sluice.detection.window.WindowRing;
import io.sluice.scoring.bundle.ServedBundle;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Judges the due windows, and records, of a poll batch with one pass a bundle. A window's features
 * are taken when it is added, so its ring may move on at once. Not thread-safe.
 */
public final class BatchJudge implements DueWindows, AutoCloseable {

  private final int maxBatch;
  private final Verdicts verdicts;
  private final Map<ServedBundle, Pass> passes = new HashMap<>();

  /**
   * @param maxBatch windows in one pass, fewer of many tags; more are judged in several
   */
  public BatchJudge(int maxBatch, Verdicts verdicts) {
    this.maxBatch = maxBatch;
    this.verdicts = verdicts;
  }

  private record Pass(BundleRef bundle, WindowScorer scorer, List<DueWindow> due) {}

  @Override
  public void add(ServedBundle bundle, WindowRing ring, @Nullable Memory memory, DueWindow due) {
    Pass pass = pass(bundle);
    pass.scorer.add(ring, memory);
    added(pass, due);
  }

  @Override
  public void addRecord(ServedBundle bundle, double[] values, DueWindow due) {
    Pass pass = pass(bundle);
    pass.scorer.addRecord(values);
    added(pass, due);
  }

  private Pass pass(ServedBundle bundle) {
    Pass pass = passes.get(bundle);
    if (pass == null) {
      int windows = WindowScorer.windowsInAPass(bundle.bundle().profile().tags().size(), maxBatch);
      pass =
          new Pass(
              bundle.bundle().ref(),
              new WindowScorer(bundle.bundle(), windows),
              new ArrayList<>(windows));
      passes.put(bundle, pass);
    }
    return pass;
  }

  private void added(Pass pass, DueWindow due) {
    pass.due.add(due);
    if (pass.due.size() == pass.scorer.capacity()) {
      judge(pass);
    }
  }

  /** Judges what was added since. */
  public void judge() {
    passes.values().forEach(this::judge);
  }

  private void judge(Pass pass) {
    if (pass.due.isEmpty()) {
      return;
    }
    List<Verdict> judged = pass.scorer.score();
    for (int i = 0; i < judged.size(); i++) {
      verdicts.accept(pass.bundle, pass.due.get(i), judged.get(i));
    }
    pass.due.clear();
  }

  /** Frees what was set up for bundles that are no longer in use; call it between two batches. */
  public void retainOnly(Collection<ServedBundle> bundles) {
    Iterator<Map.Entry<ServedBundle, Pass>> all = passes.entrySet().iterator();
    while (all.hasNext()) {
      var entry = all.next();
      if (!bundles.contains(entry.getKey())) {
        entry.getValue().scorer.close();
        all.remove();
      }
    }
  }

  /** Forgets what was added but not judged. */
  public void discard() {
    close();
  }

  /** Frees what was set up for any bundle; a window added later sets up anew. */
  @Override
  public void close() {
    passes.values().forEach(pass -> pass.scorer.close());
    passes.clear();
  }
}
