package io.sluice.incidents;

import java.util.List;

/** What an input did to its asset. */
public sealed interface Outcome {

  /** Nothing: a window as far on the log as this one, or further, has been judged already. */
  record Stale() implements Outcome {}

  /** The state moved on and nobody needs to know. */
  record Moved(AssetState state) implements Outcome {}

  /** The state moved on and people are told, in this order. */
  record Changed(AssetState state, List<Change> changes) implements Outcome {

    public Changed {
      changes = List.copyOf(changes);
    }
  }

  /**
   * Nothing: what a command asks for is so already.
   *
   * @param why a sentence
   */
  record Unchanged(String why) implements Outcome {}

  /**
   * Nothing: a command asks for what cannot be.
   *
   * @param why a sentence
   */
  record Refused(String why) implements Outcome {}
}
