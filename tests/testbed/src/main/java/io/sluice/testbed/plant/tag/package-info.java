/**
 * The signals of the plant and what stands behind them: {@code PlantTag} with stage, unit,
 * resolution and noise, {@code Signals} one value each at one second. Where they are in the plant
 * say {@code Vessel} and {@code Membrane}. The order of the constants is the order of all arrays
 * and columns.
 */
@NullMarked
package io.sluice.testbed.plant.tag;

import org.jspecify.annotations.NullMarked;
