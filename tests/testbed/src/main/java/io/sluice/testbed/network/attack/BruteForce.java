package io.sluice.testbed.network.attack;

import io.sluice.testbed.network.host.Host;
import io.sluice.testbed.network.host.HostKind;
import io.sluice.testbed.network.host.PlantNetwork;
import io.sluice.testbed.network.random.Chance;
import io.sluice.testbed.network.traffic.Application;
import io.sluice.testbed.network.traffic.Dialogue;
import io.sluice.testbed.network.traffic.Payload;
import java.util.List;

/** Guesses passwords, of one machine or of several in turn, from within or from outside. */
final class BruteForce implements Intrusion {

  /**
   * What is attacked.
   *
   * @param attempt what one guess looks like
   */
  private record Way(Application application, List<HostKind> targets, Payload attempt) {}

  private static final List<Way> WAYS =
      List.of(
          new Way(
              Application.SSH,
              List.of(HostKind.JUMP_HOST, HostKind.FILES, HostKind.GATEWAY, HostKind.SWITCH),
              new Payload(1_600, 2_250, 8, 1.9)),
          new Way(
              Application.RDP,
              List.of(HostKind.SCADA, HostKind.HISTORIAN, HostKind.ENGINEERING),
              new Payload(1_500, 1_900, 6, 0.7)),
          new Way(
              Application.SMB,
              List.of(HostKind.FILES, HostKind.HISTORIAN, HostKind.HMI),
              new Payload(1_150, 1_050, 5, 0.06)),
          new Way(
              Application.HTTP,
              List.of(HostKind.INTRANET, HostKind.GATEWAY, HostKind.PRINTER),
              new Payload(520, 640, 1, 0.05)),
          new Way(Application.TELNET, List.of(HostKind.SWITCH), new Payload(90, 210, 9, 3.4)),
          new Way(Application.FTP, List.of(HostKind.FILES), new Payload(60, 190, 5, 2.6)),
          new Way(Application.VNC, List.of(HostKind.HMI), new Payload(70, 100, 4, 0.5)));

  @Override
  public void play(PlantNetwork network, double start, Dialogue dialogue) {
    Chance chance = dialogue.chance();
    Way way = chance.of(WAYS);
    Payload usual = way.attempt().vary(chance, 0.15);
    List<Host> targets = chance.shuffled(network.of(way.targets().toArray(HostKind[]::new)));
    int together = chance.is(0.3) ? Math.min(targets.size(), chance.whole(2, 4)) : 1;
    boolean isFromOutside = way.application().equals(Application.SSH) && chance.is(0.4);
    Host from = isFromOutside ? PlantNetwork.stranger(chance) : Footholds.within(network, chance);
    int guesses = chance.whole(30, 200);
    double pause = Math.min(chance.about(2, 0.8), 1_200.0 / guesses);
    double at = start;
    for (int i = 0; i < guesses; i++) {
      Host to = targets.get(i % together);
      if (!to.equals(from)) {
        dialogue.session(from, to, way.application(), at, usual.vary(chance, 0.06));
      }
      at += chance.waiting(pause);
    }
  }
}
