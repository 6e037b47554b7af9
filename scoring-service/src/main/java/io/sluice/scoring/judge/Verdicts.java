package io.sluice.scoring.judge;

import io.sluice.contracts.BundleRef;
import io.sluice.detection.scoring.Verdict;

/** Where judged windows go, those of one asset in the order in which they were due. */
@FunctionalInterface
public interface Verdicts {

  void accept(BundleRef bundle, DueWindow window, Verdict verdict);
}
