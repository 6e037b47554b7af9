package io.sluice.testbed.network.attack;

import io.sluice.testbed.network.host.Host;
import io.sluice.testbed.network.host.HostKind;
import io.sluice.testbed.network.host.PlantNetwork;
import io.sluice.testbed.network.random.Chance;
import io.sluice.testbed.network.traffic.Application;
import io.sluice.testbed.network.traffic.Dialogue;
import io.sluice.testbed.network.traffic.Payload;

/** Keeps a machine busy: connections, datagrams or requests without end. */
final class DenialOfService implements Intrusion {

  @Override
  public void play(PlantNetwork network, double start, Dialogue dialogue) {
    Chance chance = dialogue.chance();
    switch (chance.whole(0, 4)) {
      case 0 -> connections(network, start, dialogue);
      case 1 -> datagrams(network, start, dialogue);
      case 2 -> requests(network, start, dialogue);
      case 3 -> heldOpen(network, start, dialogue);
      default -> controller(network, start, dialogue);
    }
  }

  /** Half-open connections, of one sender or of many that are invented. */
  private static void connections(PlantNetwork network, double start, Dialogue dialogue) {
    Chance chance = dialogue.chance();
    Host to = server(network, chance);
    boolean isForged = chance.is(0.5);
    Host from = Footholds.within(network, chance);
    double pause = chance.between(30, 200) / 300;
    double at = start;
    int count = chance.whole(150, 400);
    for (int i = 0; i < count; i++) {
      Host sender = isForged ? PlantNetwork.stranger(chance) : from;
      dialogue.unanswered(sender, to, webOf(to), at, chance.is(0.8) ? 1 : 2);
      at += chance.waiting(pause);
    }
  }

  private static void datagrams(PlantNetwork network, double start, Dialogue dialogue) {
    Chance chance = dialogue.chance();
    Host from = Footholds.within(network, chance);
    Host to = Footholds.other(from, network, chance);
    boolean isEcho = chance.is(0.4);
    double at = start;
    int count = chance.whole(30, 120);
    for (int i = 0; i < count; i++) {
      Application application =
          isEcho ? Application.PING : Application.udp(chance.whole(1, 65_535));
      int packets = (int) chance.about(4_000, 0.8);
      double size = chance.between(200, 1_400);
      dialogue.told(
          from,
          to,
          application,
          at,
          new Payload(packets * size, 0, packets, chance.between(1, 10)));
      at += chance.waiting(2);
    }
  }

  private static void requests(PlantNetwork network, double start, Dialogue dialogue) {
    Chance chance = dialogue.chance();
    Host to = server(network, chance);
    Host from = chance.is(0.4) ? PlantNetwork.stranger(chance) : Footholds.within(network, chance);
    Payload usual = new Payload(420, 5_000, 1, 0.15).vary(chance, 0.6);
    double pause = chance.between(0.1, 0.9);
    double at = start;
    int count = chance.whole(150, 400);
    for (int i = 0; i < count; i++) {
      if (!to.equals(from)) {
        dialogue.session(from, to, webOf(to), at, usual.vary(chance, 0.08));
      }
      at += chance.waiting(pause);
    }
  }

  /** A few bytes now and then keep connections open until there are no more to be had. */
  private static void heldOpen(PlantNetwork network, double start, Dialogue dialogue) {
    Chance chance = dialogue.chance();
    Host to = server(network, chance);
    Host from = Footholds.within(network, chance);
    double at = start;
    int count = chance.whole(60, 160);
    for (int i = 0; i < count; i++) {
      if (!to.equals(from)) {
        dialogue.session(
            from,
            to,
            webOf(to),
            at,
            new Payload(260, 30, 12, chance.between(25, 58)).vary(chance, 0.05));
      }
      at += chance.waiting(1.2);
    }
  }

  /** A controller has few connections to give, and little time. */
  private static void controller(PlantNetwork network, double start, Dialogue dialogue) {
    Chance chance = dialogue.chance();
    Host to = chance.of(network.plcs());
    Host from = Footholds.within(network, chance);
    Application language = to.kind() == HostKind.S7_PLC ? Application.S7 : Application.MODBUS;
    double pause = chance.between(0.1, 0.8);
    double at = start;
    int count = chance.whole(100, 300);
    for (int i = 0; i < count; i++) {
      if (chance.is(0.3)) {
        dialogue.refused(from, to, language, at);
      } else {
        dialogue.session(from, to, language, at, new Payload(60, 70, 3, 0.2).vary(chance, 0.4));
      }
      at += chance.waiting(pause);
    }
  }

  private static Host server(PlantNetwork network, Chance chance) {
    return chance.of(
        network.of(HostKind.INTRANET, HostKind.GATEWAY, HostKind.SCADA, HostKind.PROXY));
  }

  private static Application webOf(Host server) {
    return switch (server.kind()) {
      case GATEWAY -> Application.OPC_UA;
      case PROXY -> Application.PROXY;
      case SCADA -> Application.HTTPS;
      default -> Application.HTTP;
    };
  }
}
