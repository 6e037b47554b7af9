package io.sluice.contracts;

import com.fasterxml.jackson.annotation.JsonCreator;

/**
 * What is particular about the judge of a window; a trained bundle's scores have no state. Others
 * may come: an older reader takes them for {@link #OTHER}.
 */
public enum ScoreState {
  /**
   * Nothing was trained for the asset's profile yet: the asset is compared with its own recent
   * past, and nobody is to be woken by it.
   */
  LEARNING,
  /** What this release does not know. It is read, never written by who judges. */
  OTHER;

  /**
   * @param name as it is in a message or a row
   */
  @JsonCreator
  public static ScoreState of(String name) {
    return name.equals("LEARNING") ? LEARNING : OTHER;
  }
}
