package io.sluice.scoring.window;

/** Is told when an asset's window is given up. */
public interface Drops {

  /** Not seen for too many records. */
  void idle();

  /** Others were seen more recently and the partition has room for only so many. */
  void capacity();

  /** The asset now sends readings of another profile. */
  void profileChanged();
}
