package io.sluice.testbed.network.traffic;

import io.sluice.testbed.network.host.Host;
import io.sluice.testbed.network.host.HostKind;
import io.sluice.testbed.network.host.PlantNetwork;
import io.sluice.testbed.network.random.Chance;
import java.util.List;

/** People at their desks, and what their machines and the gateway have to do with the world. */
final class OfficeTraffic {

  private OfficeTraffic() {}

  static void addTo(Habits habits) {
    PlantNetwork network = habits.network();
    List<Host> world = network.of(HostKind.OUTSIDE);
    for (Host desk : network.of(HostKind.OFFICE)) {
      atADesk(habits, desk, world);
    }
    for (Host panel : network.of(HostKind.HMI, HostKind.SCADA, HostKind.ENGINEERING)) {
      habits.perDay(
          24,
          DayCourse.SHIFTS,
          (now, dialogue) ->
              page(now, dialogue, panel, network.the(HostKind.INTRANET), Application.HTTP));
    }
    Host proxy = network.the(HostKind.PROXY);
    habits.perDay(
        700,
        DayCourse.OFFICE,
        (now, dialogue) ->
            page(now, dialogue, proxy, dialogue.chance().of(world), Application.HTTPS));
    reporting(habits, world);
    updates(habits, world);
  }

  private static void atADesk(Habits habits, Host desk, List<Host> world) {
    PlantNetwork network = habits.network();
    Host intranet = network.the(HostKind.INTRANET);
    Host files = network.the(HostKind.FILES);
    habits.perDay(
        55,
        DayCourse.OFFICE,
        (now, dialogue) -> page(now, dialogue, desk, intranet, Application.HTTP));
    habits.perDay(
        90,
        DayCourse.OFFICE,
        (now, dialogue) ->
            page(now, dialogue, desk, network.the(HostKind.PROXY), Application.PROXY));
    habits.perDay(22, DayCourse.OFFICE, (now, dialogue) -> document(now, dialogue, desk, files));
    habits.perDay(
        3,
        DayCourse.OFFICE,
        (now, dialogue) ->
            dialogue.session(
                desk,
                dialogue.chance().of(network.of(HostKind.PRINTER)),
                Application.PRINTING,
                now,
                new Payload(400_000, 800, 6, 4).vary(dialogue.chance(), 0.9)));
    // Chat and mail keep in touch while somebody is there.
    Host chat = habits.chance().of(world);
    habits.perDay(
        110,
        DayCourse.OFFICE,
        (now, dialogue) ->
            dialogue.session(
                desk,
                chat,
                Application.HTTPS,
                now,
                new Payload(900, 1_400, 4, 0.4).vary(dialogue.chance(), 0.5)));
    // A mail with an attachment, a picture for a colleague.
    habits.perDay(
        5,
        DayCourse.OFFICE,
        (now, dialogue) ->
            dialogue.session(
                desk,
                chat,
                Application.HTTPS,
                now,
                new Payload(700_000, 9_000, 12, 3).vary(dialogue.chance(), 1.1)));
  }

  private static void page(
      double now, Dialogue dialogue, Host from, Host to, Application application) {
    Chance chance = dialogue.chance();
    int connections = chance.whole(1, 3);
    for (int i = 0; i < connections; i++) {
      dialogue.session(
          from,
          to,
          application,
          now + i * chance.between(0, 0.4),
          new Payload(1_400, 22_000, 5, 2.5).vary(chance, 1.0));
    }
  }

  /** Read mostly, written now and then. */
  private static void document(double now, Dialogue dialogue, Host desk, Host files) {
    Chance chance = dialogue.chance();
    boolean isWritten = chance.is(0.3);
    dialogue.session(
        desk,
        files,
        Application.SMB,
        now,
        (isWritten ? new Payload(900_000, 9_000, 40, 12) : new Payload(7_000, 600_000, 40, 12))
            .vary(chance, 1.1));
  }

  /** The gateway tells its maker's cloud how machines do, by a timer all day. */
  private static void reporting(Habits habits, List<Host> world) {
    PlantNetwork network = habits.network();
    Host cloud = world.get(4);
    double size = habits.chance().between(600, 3_500);
    habits.every(
        habits.chance().between(60, 180),
        0.03,
        (now, dialogue) ->
            dialogue.session(
                network.the(HostKind.GATEWAY),
                cloud,
                Application.HTTPS,
                now,
                new Payload(size, 420, 3, 0.3).vary(dialogue.chance(), 0.12)));
    // Each hour what was measured.
    habits.every(
        3_600,
        0.01,
        (now, dialogue) ->
            dialogue.session(
                network.the(HostKind.GATEWAY),
                cloud,
                Application.HTTPS,
                now,
                new Payload(1_500_000, 14_000, 20, 9).vary(dialogue.chance(), 0.4)));
    // The report of the day, for headquarters.
    habits.perDay(
        2,
        DayCourse.NIGHT,
        (now, dialogue) ->
            dialogue.session(
                network.the(HostKind.HISTORIAN),
                world.get(5),
                Application.HTTPS,
                now,
                new Payload(6_000_000, 40_000, 30, 25).vary(dialogue.chance(), 0.5)));
  }

  private static void updates(Habits habits, List<Host> world) {
    List<Host> makers = world.subList(6, 10);
    for (Host host : habits.network().inside()) {
      if (!host.kind().isWindows()) {
        continue;
      }
      Host maker = habits.chance().of(makers);
      habits.every(
          habits.chance().between(2_400, 4_800),
          0.1,
          (now, dialogue) ->
              dialogue.session(
                  host,
                  maker,
                  Application.HTTPS,
                  now,
                  new Payload(800, 3_400, 3, 0.5).vary(dialogue.chance(), 0.3)));
      habits.perDay(
          1.5,
          DayCourse.NIGHT,
          (now, dialogue) ->
              dialogue.session(
                  host,
                  maker,
                  Application.HTTP,
                  now,
                  new Payload(40_000, 40_000_000, 30, 70).vary(dialogue.chance(), 1.0)));
    }
  }
}
