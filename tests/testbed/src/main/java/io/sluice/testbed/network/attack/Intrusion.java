package io.sluice.testbed.network.attack;

import io.sluice.testbed.network.host.PlantNetwork;
import io.sluice.testbed.network.traffic.Dialogue;

/** One way to attack; what it is in particular is left to chance. */
interface Intrusion {

  /**
   * @param start of the first conversation, seconds since the beginning of the scenario
   * @param dialogue takes all that is said, and knows the episode
   */
  void play(PlantNetwork network, double start, Dialogue dialogue);
}
