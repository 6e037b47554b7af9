package io.sluice.scoring.memory;

import io.sluice.detection.detector.Learner;

/**
 * A learner of the bundle that is served.
 *
 * @param bundle sha256 of its bundle: what another one has learnt is worth nothing to it
 */
public record ServedLearner(Learner learner, String bundle) {}
