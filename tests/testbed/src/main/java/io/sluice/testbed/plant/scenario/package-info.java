/** What shall go wrong and when: attacks and faults, read from a file. */
package io.sluice.testbed.plant.scenario;
