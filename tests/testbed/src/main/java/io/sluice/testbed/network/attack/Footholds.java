package io.sluice.testbed.network.attack;

import io.sluice.testbed.network.host.Host;
import io.sluice.testbed.network.host.HostKind;
import io.sluice.testbed.network.host.PlantNetwork;
import io.sluice.testbed.network.random.Chance;

/** From where attacks come: machines that work as ever beside, and the world. */
final class Footholds {

  private Footholds() {}

  /** A machine within that somebody has got hold of. */
  static Host within(PlantNetwork network, Chance chance) {
    return chance.of(
        network.of(
            HostKind.OFFICE,
            HostKind.ENGINEERING,
            HostKind.HMI,
            HostKind.JUMP_HOST,
            HostKind.INTRANET));
  }

  /** Any other machine within. */
  static Host other(Host than, PlantNetwork network, Chance chance) {
    Host other = chance.of(network.inside());
    while (other.equals(than)) {
      other = chance.of(network.inside());
    }
    return other;
  }
}
