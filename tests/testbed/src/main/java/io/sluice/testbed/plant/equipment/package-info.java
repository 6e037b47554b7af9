/** Tanks, pumps, valves and the small building blocks of processes and controllers. */
package io.sluice.testbed.plant.equipment;
