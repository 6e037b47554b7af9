package io.sluice.incidents;

/** What moves the incidents of an asset on. */
public sealed interface Input permits Observation, Tick {

  /** The asset concerned. */
  String asset();
}
