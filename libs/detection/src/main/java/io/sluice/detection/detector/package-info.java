/**
 * What a detector is, and those that judge by features alone. A detector is fed windows in batches
 * and says a score and, if asked, an explanation for each; what a score means is not its business
 * but its curve's. Detectors with more parts have a package of their own.
 */
@NullMarked
package io.sluice.detection.detector;

import org.jspecify.annotations.NullMarked;
