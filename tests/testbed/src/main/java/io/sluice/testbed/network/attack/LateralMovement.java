package io.sluice.testbed.network.attack;

import io.sluice.testbed.network.host.Host;
import io.sluice.testbed.network.host.HostKind;
import io.sluice.testbed.network.host.PlantNetwork;
import io.sluice.testbed.network.random.Chance;
import io.sluice.testbed.network.traffic.Application;
import io.sluice.testbed.network.traffic.Dialogue;
import io.sluice.testbed.network.traffic.Payload;
import java.util.List;

/** Tries the machines around, puts its tools on one that lets it, and goes on from there. */
final class LateralMovement implements Intrusion {

  private static final List<Application> DOORS =
      List.of(
          Application.SMB, Application.RPC, Application.RDP, Application.WINRM, Application.SSH);

  @Override
  public void play(PlantNetwork network, double start, Dialogue dialogue) {
    Chance chance = dialogue.chance();
    Host at = Footholds.within(network, chance);
    List<Host> around =
        chance.shuffled(
            network.of(
                HostKind.HMI,
                HostKind.SCADA,
                HostKind.HISTORIAN,
                HostKind.ENGINEERING,
                HostKind.OFFICE,
                HostKind.FILES));
    double now = start;
    int taken = 0;
    int wanted = chance.whole(2, 4);
    double pause = chance.about(12, 0.6);
    for (Host next : around) {
      if (next.equals(at) || taken == wanted) {
        continue;
      }
      for (Application door : chance.shuffled(DOORS).subList(0, chance.whole(2, 4))) {
        if (chance.is(0.6)) {
          dialogue.refused(at, next, door, now);
        } else {
          dialogue.looked(at, next, door, now);
        }
        now += chance.waiting(pause / 4);
      }
      now += chance.waiting(pause);
      if (chance.is(0.6)) {
        now = take(at, next, now, dialogue) + chance.waiting(pause * 3);
        at = next;
        taken++;
      }
    }
  }

  /** Returns when it is done. */
  private static double take(Host from, Host to, double start, Dialogue dialogue) {
    Chance chance = dialogue.chance();
    double now = start;
    switch (chance.whole(0, 2)) {
      case 0 -> {
        dialogue.session(
            from,
            to,
            Application.SMB,
            now,
            new Payload(2_200_000, 11_000, 40, 5).vary(chance, 0.8));
        now += chance.about(9, 0.3);
        dialogue.session(
            from, to, Application.RPC, now, new Payload(650, 760, 3, 0.05).vary(chance, 0.2));
        dialogue.session(
            from,
            to,
            Application.RPC.at(chance.whole(49_152, 49_999)),
            now + 0.2,
            new Payload(3_800, 2_600, 12, 2).vary(chance, 0.5));
        now += chance.about(20, 0.4);
        dialogue.session(
            from, to, Application.SMB, now, new Payload(14_000, 32_000, 90, 80).vary(chance, 0.6));
        return now + 80;
      }
      case 1 -> {
        int count = chance.whole(3, 9);
        for (int i = 0; i < count; i++) {
          dialogue.session(
              from, to, Application.WINRM, now, new Payload(6_000, 9_000, 10, 3).vary(chance, 0.7));
          now += chance.about(14, 0.6);
        }
        return now;
      }
      default -> {
        dialogue.session(
            from,
            to,
            Application.RDP,
            now,
            new Payload(90_000, 1_200_000, 400, 240).vary(chance, 0.5));
        dialogue.session(
            from,
            to,
            Application.SMB,
            now + chance.between(20, 60),
            new Payload(5_000_000, 16_000, 60, 8).vary(chance, 0.8));
        return now + chance.about(200, 0.3);
      }
    }
  }
}
