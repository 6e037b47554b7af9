package io.sluice.testbed.plant.tag;

/** What can clog. */
public enum Membrane {
  /** Ultra-filtration. */
  UF301,
  /** Reverse osmosis. */
  RO501
}
