/** The 51 signals of the plant, and its vessels and membranes, by their usual names. */
package io.sluice.testbed.plant.tag;
