package io.sluice.contracts;

/** What is particular about the judge of a window; a trained bundle's scores have no state. */
public enum ScoreState {
  /**
   * Nothing was trained for the asset's profile yet: the asset is compared with its own recent
   * past, and nobody is to be woken by it.
   */
  LEARNING
}
