/**
 * Rules that records of normal operation gave: which texts there are, which of them come together,
 * and between which numbers the records of each stay.
 */
@NullMarked
package io.sluice.detection.recordrule;

import org.jspecify.annotations.NullMarked;
