/**
 * The random cut forest, which learns from each asset what it judges it by. Its memory is the
 * asset's past in chapters of event time, and survives restarts as a snapshot of rows. Nothing in
 * it depends on the clock or on other assets.
 */
@NullMarked
package io.sluice.detection.forest;

import org.jspecify.annotations.NullMarked;
