package io.sluice.alert.command;

/** What became of a command. */
public enum CommandOutcome {
  /** It is done. */
  DONE,
  /** What it asks for was so already. */
  UNCHANGED,
  /** It cannot be done. */
  REFUSED
}
