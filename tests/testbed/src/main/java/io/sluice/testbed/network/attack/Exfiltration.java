package io.sluice.testbed.network.attack;

import io.sluice.testbed.network.host.Host;
import io.sluice.testbed.network.host.HostKind;
import io.sluice.testbed.network.host.PlantNetwork;
import io.sluice.testbed.network.random.Chance;
import io.sluice.testbed.network.traffic.Application;
import io.sluice.testbed.network.traffic.Dialogue;
import io.sluice.testbed.network.traffic.Payload;
import java.util.List;

/** Carries files out: at once, in pieces, or as names that are asked for. */
final class Exfiltration implements Intrusion {

  @Override
  public void play(PlantNetwork network, double start, Dialogue dialogue) {
    Chance chance = dialogue.chance();
    Host from =
        chance.of(
            network.of(
                HostKind.HISTORIAN,
                HostKind.FILES,
                HostKind.ENGINEERING,
                HostKind.SCADA,
                HostKind.OFFICE));
    Host to = PlantNetwork.stranger(chance);
    switch (chance.whole(0, 3)) {
      case 0 -> atOnce(from, to, start, dialogue);
      case 1 -> inPieces(from, to, start, dialogue);
      case 2 -> patiently(from, to, start, dialogue);
      default -> asNames(from, network, start, dialogue);
    }
  }

  private static void atOnce(Host from, Host to, double start, Dialogue dialogue) {
    Chance chance = dialogue.chance();
    Application way =
        chance.of(List.of(Application.SSH, Application.HTTPS, Application.FTP.at(20)));
    double bytes = chance.about(300_000_000, 0.9);
    double seconds = Math.min(1_800, bytes / chance.about(900_000, 0.5));
    dialogue.session(
        from, to, way, start, new Payload(bytes, bytes * 0.002, (int) (seconds / 2) + 5, seconds));
  }

  private static void inPieces(Host from, Host to, double start, Dialogue dialogue) {
    Chance chance = dialogue.chance();
    Application way = chance.is(0.8) ? Application.HTTPS : Application.HTTPS.at(8_443);
    Payload piece = new Payload(chance.about(12_000_000, 0.6), 9_000, 20, chance.about(14, 0.4));
    double at = start;
    int count = chance.whole(5, 25);
    for (int i = 0; i < count; i++) {
      dialogue.session(from, to, way, at, piece.vary(chance, 0.1));
      at += piece.seconds() + chance.about(25, 0.6);
    }
  }

  /** So little at a time that no one piece is large. */
  private static void patiently(Host from, Host to, double start, Dialogue dialogue) {
    Chance chance = dialogue.chance();
    Application way = chance.is(0.5) ? Application.HTTP : Application.HTTPS;
    Payload piece = new Payload(chance.about(600_000, 0.4), 1_200, 4, 1.5);
    double at = start;
    int count = chance.whole(20, 50);
    for (int i = 0; i < count; i++) {
      dialogue.session(from, to, way, at, piece.vary(chance, 0.08));
      at += chance.about(40, 0.3);
    }
  }

  /** The server of names carries it out, and knows nothing of it. */
  private static void asNames(Host from, PlantNetwork network, double start, Dialogue dialogue) {
    Chance chance = dialogue.chance();
    Host directory = network.the(HostKind.DIRECTORY);
    Payload name = new Payload(chance.between(140, 230), chance.between(130, 260), 1, 0.03);
    double pause = chance.about(2.5, 0.6);
    double at = start;
    int count = chance.whole(100, 300);
    for (int i = 0; i < count; i++) {
      dialogue.datagrams(from, directory, Application.DNS, at, name.vary(chance, 0.05));
      at += chance.waiting(pause);
    }
  }
}
