/**
 * A simulated six-stage water treatment plant with the signals of SWaT: physics, controllers,
 * instruments, and attacks and faults with their ground truth. Seeded: the same seed and scenario
 * give the same readings on every machine.
 */
@NullMarked
package io.sluice.testbed.plant;

import org.jspecify.annotations.NullMarked;
