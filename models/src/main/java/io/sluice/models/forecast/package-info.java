/**
 * The linear forecaster of each continuous tag: a ridge regression on blocks of a window, and how
 * far off its forecasts are on time that it was not fitted to. Rows are read again in each walk and
 * only sums of products are kept, so that memory grows with the tags and not with the time. Where
 * the inputs are too many each target gets those that explain it best.
 */
@NullMarked
package io.sluice.models.forecast;

import org.jspecify.annotations.NullMarked;
