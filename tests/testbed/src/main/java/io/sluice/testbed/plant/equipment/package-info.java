/**
 * Tanks, pumps, valves and the small building blocks of processes and controllers. {@code Tank},
 * {@code MotorValve} and {@code Pump} are equipment, {@code Lag}, {@code Drift} and {@code
 * Hysteresis} how things follow, wander and switch. Each passes a second at a time and knows
 * nothing of the plant around it.
 */
@NullMarked
package io.sluice.testbed.plant.equipment;

import org.jspecify.annotations.NullMarked;
