/** The physics: what flows, fills and reacts, given the true state of valves and pumps. */
package io.sluice.testbed.plant.process;
