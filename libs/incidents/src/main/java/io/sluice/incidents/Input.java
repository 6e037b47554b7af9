package io.sluice.incidents;

/** What moves the incidents of an asset on. */
public sealed interface Input permits Observation, Command, Tick {

  /** The asset concerned. */
  String asset();
}
