package io.sluice.cli.simulate;

/** What can be simulated; the names are those of the profiles that judge it. */
enum SimulatedPlant {
  /** A water treatment plant with its signals. */
  SWAT,
  /** The network of a plant, as a flow sensor sees it. */
  NETWORK
}
