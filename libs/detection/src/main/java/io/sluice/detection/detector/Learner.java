package io.sluice.detection.detector;

/**
 * A detector that was trained on nothing and learns each asset from the readings that it judges. It
 * judges with the {@link Memory} of the window's asset; without one it finds everything normal.
 */
public interface Learner extends Detector, Remembering {}
