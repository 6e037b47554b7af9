package io.sluice.testbed.network.attack;

import io.sluice.testbed.network.host.Host;
import io.sluice.testbed.network.host.PlantNetwork;
import io.sluice.testbed.network.random.Chance;
import io.sluice.testbed.network.traffic.Application;
import io.sluice.testbed.network.traffic.Dialogue;
import io.sluice.testbed.network.traffic.Payload;
import java.util.List;

/** Asks outside what to do, again and again, and seldom gets an answer that is worth anything. */
final class Beaconing implements Intrusion {

  private static final List<Application> WAYS =
      List.of(
          Application.HTTPS,
          Application.HTTPS,
          Application.HTTP,
          Application.HTTPS.at(8_443),
          Application.PROXY,
          Application.DNS);

  @Override
  public void play(PlantNetwork network, double start, Dialogue dialogue) {
    Chance chance = dialogue.chance();
    Host from = Footholds.within(network, chance);
    Host to = PlantNetwork.stranger(chance);
    Application way = chance.of(WAYS);
    Payload usual =
        new Payload(chance.about(420, 0.4), chance.about(350, 0.5), chance.whole(1, 3), 0.15);
    if (way.equals(Application.DNS)) {
      usual = new Payload(chance.between(90, 190), chance.between(180, 500), 1, 0.03);
    }
    int times = chance.whole(35, 100);
    double pause = Math.min(chance.between(20, 160), 5_400.0 / times);
    double jitter = chance.of(List.of(0.0, 0.1, 0.2, 0.3));
    double at = start;
    for (int i = 0; i < times; i++) {
      if (way.equals(Application.DNS)) {
        dialogue.datagrams(from, to, way, at, usual.vary(chance, 0.08));
      } else if (chance.is(0.05)) {
        // There is something to do.
        dialogue.session(from, to, way, at, new Payload(3_000, 60_000, 9, 3).vary(chance, 0.8));
      } else {
        dialogue.session(from, to, way, at, usual.vary(chance, 0.05));
      }
      at += pause * (1 + jitter * chance.between(-1, 1));
    }
  }
}
