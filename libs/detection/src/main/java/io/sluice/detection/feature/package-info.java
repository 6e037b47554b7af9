/**
 * What is computed of a window or of a record before anybody judges it, and in which order: a
 * {@link io.sluice.detection.feature.FeatureSpec} is what training and scoring must agree on. How
 * features are standardised is not here.
 */
@NullMarked
package io.sluice.detection.feature;

import org.jspecify.annotations.NullMarked;
