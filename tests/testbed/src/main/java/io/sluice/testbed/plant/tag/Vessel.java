package io.sluice.testbed.plant.tag;

/** The tanks. */
public enum Vessel {
  /** Raw water. */
  T101,
  /** Ultra-filtration feed. */
  T301,
  /** Reverse osmosis feed. */
  T401,
  /** Permeate; feeds the backwash, the rest flows over to the consumers. */
  T601
}
