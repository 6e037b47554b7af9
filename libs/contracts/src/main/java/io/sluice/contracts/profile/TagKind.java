package io.sluice.contracts.profile;

/** What sort of values a tag takes. */
public enum TagKind {
  /** A measurement on a scale: a level, a flow, a pressure. */
  CONTINUOUS,
  /** Few ordered states: an actuator that is closed, moving or open. */
  DISCRETE,
  /**
   * Texts without an order: a mode, a recipe, a protocol. A number stands for its text. A bundle
   * knows those that it met in training; all others are one.
   */
  CATEGORICAL
}
