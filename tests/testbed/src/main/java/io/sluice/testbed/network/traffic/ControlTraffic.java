package io.sluice.testbed.network.traffic;

import io.sluice.testbed.network.host.Host;
import io.sluice.testbed.network.host.HostKind;
import io.sluice.testbed.network.host.PlantNetwork;
import io.sluice.testbed.network.random.Chance;

/**
 * Panels, SCADA and gateway ask controllers second by second over connections that are never
 * closed, and the historian and panels ask the gateway.
 */
final class ControlTraffic {

  /** A sensor tells of a connection so often, seconds. */
  private static final double PIECE = Dialogue.LONGEST;

  /** Of such a connection, for each of its pieces: it is set up anew. */
  private static final double ANEW = 0.0014;

  private ControlTraffic() {}

  static void addTo(Habits habits) {
    PlantNetwork network = habits.network();
    Chance chance = habits.chance();
    for (Host plc : network.plcs()) {
      for (Host panel : network.of(HostKind.HMI)) {
        // Not every panel shows every controller.
        if (chance.is(0.7)) {
          poll(habits, panel, plc, language(plc), chance.between(0.5, 2), 0.08);
        }
      }
      poll(habits, network.the(HostKind.SCADA), plc, language(plc), chance.between(1, 2), 0.05);
      poll(habits, network.the(HostKind.GATEWAY), plc, language(plc), chance.between(1, 5), 0);
      telemetry(habits, plc);
    }
    Host gateway = network.the(HostKind.GATEWAY);
    poll(habits, network.the(HostKind.HISTORIAN), gateway, Application.OPC_UA, 1, 0);
    for (Host panel : network.of(HostKind.HMI)) {
      poll(habits, panel, gateway, Application.OPC_UA, 2, 0.05);
    }
    for (Host first : network.of(HostKind.ENGINEERING)) {
      habits.perDay(6, DayCourse.OFFICE, (now, dialogue) -> browsed(now, dialogue, first, gateway));
    }
  }

  static Application language(Host plc) {
    return plc.kind() == HostKind.S7_PLC ? Application.S7 : Application.MODBUS;
  }

  /**
   * A connection, told piece by piece.
   *
   * @param period seconds from one question to the next
   * @param commands part of the pieces in which somebody sets a value
   */
  private static void poll(
      Habits habits, Host from, Host to, Application language, double period, double commands) {
    Chance own = habits.chance();
    double question = own.between(12, 36);
    double answer = own.between(60, 250);
    var port = new int[] {0};
    habits.every(
        PIECE,
        0.002,
        (now, dialogue) -> {
          Chance chance = dialogue.chance();
          int turns = (int) Math.round(PIECE / period * chance.about(1, 0.03));
          boolean commanded = chance.is(commands);
          double set = commanded ? chance.whole(1, 6) * chance.between(14, 60) : 0;
          var said =
              new Payload(
                  turns * question * chance.about(1, 0.01) + set,
                  turns * answer * chance.about(1, 0.02) + (commanded ? 24 : 0),
                  turns,
                  PIECE * chance.between(0.97, 0.999));
          if (port[0] == 0) {
            port[0] = dialogue.ephemeral(from);
          }
          if (chance.is(ANEW)) {
            port[0] = dialogue.ephemeral(from);
            // Whoever lost the other asks at once, and again.
            dialogue.refused(from, to, language, now);
            dialogue.session(from, to, language, now + chance.between(1, 4), part(said, 0.3));
          } else {
            dialogue.ongoing(from, port[0], to, language, now, said);
          }
        });
  }

  private static Payload part(Payload whole, double part) {
    return new Payload(
        whole.sent() * part,
        whole.answered() * part,
        (int) Math.max(1, whole.turns() * part),
        whole.seconds() * part);
  }

  /** Somebody looks through what the gateway offers. */
  private static void browsed(double now, Dialogue dialogue, Host from, Host gateway) {
    dialogue.session(
        from,
        gateway,
        Application.OPC_UA,
        now,
        new Payload(9_000, 45_000, 60, 45).vary(dialogue.chance(), 0.6));
  }

  /** Once there is a broker. */
  private static void telemetry(Habits habits, Host plc) {
    Host broker = habits.network().the(HostKind.BROKER);
    double size = habits.chance().between(150, 600);
    habits.everyFrom(
        habits.changes().service(),
        60,
        0.01,
        (now, dialogue) ->
            dialogue.session(
                plc,
                broker,
                Application.MQTT,
                now,
                new Payload(size, 40, 4, 0.15).vary(dialogue.chance(), 0.1)));
  }
}
