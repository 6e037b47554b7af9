package io.sluice.testbed.network.attack;

import io.sluice.testbed.network.host.Host;
import io.sluice.testbed.network.host.HostKind;
import io.sluice.testbed.network.host.PlantNetwork;
import io.sluice.testbed.network.random.Chance;
import io.sluice.testbed.network.traffic.Application;
import io.sluice.testbed.network.traffic.Dialogue;
import io.sluice.testbed.network.traffic.Payload;
import java.util.ArrayList;
import java.util.List;

/** Looks for machines and for what listens on them. */
final class Scans {

  /** What is of interest in a plant, and everywhere. */
  private static final List<Integer> PORTS =
      List.of(
          21, 22, 23, 25, 80, 102, 135, 139, 443, 445, 502, 1433, 1521, 2222, 3306, 3389, 4840,
          5432, 5900, 5985, 8000, 8080, 8443, 9100, 20_000, 34_962, 44_818, 47_808);

  private Scans() {}

  static void fast(PlantNetwork network, double start, Dialogue dialogue) {
    Chance chance = dialogue.chance();
    Host from = Footholds.within(network, chance);
    double pause = 1 / chance.about(12, 0.9);
    switch (chance.whole(0, 3)) {
      case 0 -> ports(from, network, start, pause, dialogue);
      case 1 -> machines(from, network, start, pause, dialogue);
      case 2 -> both(from, network, start, pause, dialogue);
      default -> datagrams(from, network, start, pause, dialogue);
    }
  }

  /** One machine, many ports. */
  private static void ports(
      Host from, PlantNetwork network, double start, double pause, Dialogue dialogue) {
    Chance chance = dialogue.chance();
    Host to = Footholds.other(from, network, chance);
    int count = chance.whole(60, 280);
    double at = start;
    for (int i = 0; i < count; i++) {
      int port = chance.is(0.3) ? chance.of(PORTS) : chance.whole(1, 10_000);
      probe(from, to, port, at, dialogue);
      at += chance.waiting(pause);
    }
  }

  /** One port, many addresses. */
  private static void machines(
      Host from, PlantNetwork network, double start, double pause, Dialogue dialogue) {
    Chance chance = dialogue.chance();
    int port = chance.of(PORTS);
    int count = chance.whole(60, 240);
    double at = start;
    for (int i = 0; i < count; i++) {
      Host to = chance.is(0.15) ? Footholds.other(from, network, chance) : network.nobody(chance);
      probe(from, to, port, at, dialogue);
      at += chance.waiting(pause);
    }
  }

  /** Who answers a ping is asked for what is of interest. */
  private static void both(
      Host from, PlantNetwork network, double start, double pause, Dialogue dialogue) {
    Chance chance = dialogue.chance();
    double at = start;
    int count = chance.whole(20, 80);
    for (int i = 0; i < count; i++) {
      dialogue.told(from, network.nobody(chance), Application.PING, at, new Payload(8, 0, 1, 0));
      at += chance.waiting(pause);
    }
    List<Host> found =
        new ArrayList<>(chance.shuffled(network.inside()).subList(0, chance.whole(4, 9)));
    found.remove(from);
    List<Integer> wanted = chance.shuffled(PORTS).subList(0, chance.whole(6, 20));
    for (Host to : found) {
      dialogue.datagrams(from, to, Application.PING, at, new Payload(8, 8, 1, 0));
      for (int port : wanted) {
        at += chance.waiting(pause);
        probe(from, to, port, at, dialogue);
      }
    }
  }

  private static void datagrams(
      Host from, PlantNetwork network, double start, double pause, Dialogue dialogue) {
    Chance chance = dialogue.chance();
    List<Host> targets = chance.shuffled(network.inside()).subList(0, chance.whole(1, 5));
    double at = start;
    int count = chance.whole(60, 160);
    for (int i = 0; i < count; i++) {
      Host to = chance.of(targets);
      if (!to.equals(from)) {
        var application = Application.udp(chance.whole(1, 50_000));
        dialogue.told(
            from, to, application, at, new Payload(chance.whole(0, 40), 0, chance.whole(1, 2), 1));
      }
      at += chance.waiting(pause * 2);
    }
  }

  static void slow(PlantNetwork network, double start, Dialogue dialogue) {
    Chance chance = dialogue.chance();
    Host from = Footholds.within(network, chance);
    int count = chance.whole(30, 90);
    double pause = Math.min(chance.between(15, 90), 5_400.0 / count);
    boolean isOneMachine = chance.is(0.3);
    Host only = Footholds.other(from, network, chance);
    List<Integer> wanted = chance.shuffled(PORTS).subList(0, chance.whole(3, PORTS.size()));
    double at = start;
    for (int i = 0; i < count; i++) {
      Host to =
          isOneMachine
              ? only
              : chance.is(0.6) ? Footholds.other(from, network, chance) : network.nobody(chance);
      probe(from, to, chance.of(wanted), at, dialogue);
      at += pause * chance.about(1, 0.3);
    }
  }

  /** How a port answers depends on the machine, and on luck. */
  private static void probe(Host from, Host to, int port, double at, Dialogue dialogue) {
    Chance chance = dialogue.chance();
    Application application = Application.tcp(port);
    if (to.kind() == HostKind.NOBODY || chance.is(0.2)) {
      dialogue.unanswered(from, to, application, at, chance.whole(1, 2));
    } else if (chance.is(0.88)) {
      dialogue.refused(from, to, application, at);
    } else {
      dialogue.looked(from, to, application, at);
    }
  }
}
