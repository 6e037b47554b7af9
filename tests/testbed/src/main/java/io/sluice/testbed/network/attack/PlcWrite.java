package io.sluice.testbed.network.attack;

import io.sluice.testbed.network.host.Host;
import io.sluice.testbed.network.host.HostKind;
import io.sluice.testbed.network.host.PlantNetwork;
import io.sluice.testbed.network.random.Chance;
import io.sluice.testbed.network.traffic.Application;
import io.sluice.testbed.network.traffic.Dialogue;
import io.sluice.testbed.network.traffic.Payload;
import java.util.List;

/** Reads what a controller has, and sets its values or loads a program of its own. */
final class PlcWrite implements Intrusion {

  @Override
  public void play(PlantNetwork network, double start, Dialogue dialogue) {
    Chance chance = dialogue.chance();
    Host from = Footholds.within(network, chance);
    List<Host> plcs = network.plcs();
    List<Host> targets =
        chance.shuffled(plcs).subList(0, chance.whole(1, Math.min(4, plcs.size())));
    double now = start;
    for (Host plc : targets) {
      Application language = plc.kind() == HostKind.S7_PLC ? Application.S7 : Application.MODBUS;
      dialogue.session(
          from, plc, language, now, new Payload(500, 3_500, 25, 2.5).vary(chance, 0.6));
      now += chance.about(12, 0.6);
      boolean isProgram = plc.kind() == HostKind.S7_PLC && chance.is(0.5);
      Payload write =
          isProgram
              ? new Payload(24_000, 3_500, 80, 9).vary(chance, 0.5)
              : new Payload(900, 420, 30, 3).vary(chance, 0.7);
      int times = isProgram ? chance.whole(1, 4) : chance.whole(4, 25);
      double pause = chance.about(9, 0.6);
      for (int i = 0; i < times; i++) {
        dialogue.session(from, plc, language, now, write.vary(chance, 0.12));
        now += Math.max(write.seconds(), chance.waiting(pause));
      }
    }
  }
}
