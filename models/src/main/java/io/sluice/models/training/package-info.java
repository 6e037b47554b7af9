/**
 * Makes a bundle of files of normal operation: the rows are read and dealt out to training,
 * validation and calibration, each {@link io.sluice.models.training.DetectorRecipe} trains its
 * detector, and what the scores mean is found on rows that nothing was learnt from. The same data,
 * seed and options give the same bytes. What cannot be trained from is refused with one sentence.
 */
@NullMarked
package io.sluice.models.training;

import org.jspecify.annotations.NullMarked;
