/**
 * Scoring on request, beside the stream. {@code PredictResource} bounds and decodes a {@code
 * PredictRequest}, {@code RequestedWindows} says which windows it asks for, {@code Predictor}
 * judges them by the bundle that is served. Nothing is kept, learnt or published; what is wrong
 * with a request is named by reading and tag.
 */
@NullMarked
package io.sluice.scoring.predict;

import org.jspecify.annotations.NullMarked;
