/**
 * The physics: what flows, fills and reacts, given the true state of valves and pumps. {@code
 * WaterProcess} passes a second on from stage to stage, {@code RawWater} to {@code
 * PermeateTransfer}; {@code Actuators} does what {@code Commands} say, unless an attack holds it,
 * and {@code Damage} is what leaks or clogs. It knows the truth alone, not what instruments show.
 */
@NullMarked
package io.sluice.testbed.plant.process;

import org.jspecify.annotations.NullMarked;
