package io.sluice.testbed.network.traffic;

import io.sluice.testbed.network.host.Host;
import io.sluice.testbed.network.host.HostKind;
import io.sluice.testbed.network.host.PlantNetwork;
import io.sluice.testbed.network.random.Chance;
import java.util.List;

/**
 * What administrators and programmers do: seldom, in large pieces, and much like what an intruder
 * does.
 */
final class MaintenanceTraffic {

  private static final List<Application> ASKED_FOR =
      List.of(
          Application.SSH,
          Application.HTTP,
          Application.HTTPS,
          Application.SMB,
          Application.RDP,
          Application.PRINTING);

  private MaintenanceTraffic() {}

  static void addTo(Habits habits) {
    administration(habits);
    programming(habits);
    backups(habits);
    inventory(habits);
    remoteSupport(habits);
  }

  private static void administration(Habits habits) {
    PlantNetwork network = habits.network();
    List<Host> administrators = network.of(HostKind.JUMP_HOST, HostKind.ENGINEERING);
    List<Host> linux =
        network.of(
            HostKind.GATEWAY,
            HostKind.FILES,
            HostKind.MONITOR,
            HostKind.INTRANET,
            HostKind.CLOCK,
            HostKind.PROXY,
            HostKind.SWITCH);
    habits.perDay(
        14,
        DayCourse.OFFICE,
        (now, dialogue) -> {
          Chance chance = dialogue.chance();
          Host from = chance.of(administrators);
          Host to = chance.of(linux);
          double at = now;
          // Everybody mistypes a password now and then.
          int wrong = chance.is(0.25) ? chance.whole(1, 3) : 0;
          for (int i = 0; i < wrong; i++) {
            dialogue.session(
                from,
                to,
                Application.SSH,
                at,
                new Payload(1_700, 2_300, 9, chance.between(3, 9)).vary(chance, 0.1));
            at += chance.between(10, 25);
          }
          typed(at, dialogue, from, to);
        });
    List<Host> windows =
        network.of(HostKind.SCADA, HostKind.HISTORIAN, HostKind.DIRECTORY, HostKind.HMI);
    habits.perDay(
        9,
        DayCourse.OFFICE,
        (now, dialogue) -> {
          Chance chance = dialogue.chance();
          dialogue.session(
              chance.of(administrators),
              chance.of(windows),
              Application.RDP,
              now,
              new Payload(160_000, 2_600_000, 700, 420).vary(chance, 0.8));
        });
    // Scripts of administrators, and files that they put somewhere.
    habits.perDay(
        5,
        DayCourse.OFFICE,
        (now, dialogue) -> {
          Chance chance = dialogue.chance();
          Host from = chance.of(network.of(HostKind.ENGINEERING));
          Host to = chance.of(windows);
          if (chance.is(0.5)) {
            dialogue.session(
                from,
                to,
                Application.WINRM,
                now,
                new Payload(9_000, 14_000, 14, 4).vary(chance, 0.6));
          } else {
            dialogue.session(
                from,
                to,
                Application.SMB,
                now,
                new Payload(2_500_000, 14_000, 40, 9).vary(chance, 1.0));
          }
        });
  }

  private static void typed(double now, Dialogue dialogue, Host from, Host to) {
    Chance chance = dialogue.chance();
    if (chance.is(0.2)) {
      dialogue.session(
          from, to, Application.SSH, now, new Payload(4_000_000, 60_000, 60, 15).vary(chance, 1.0));
      return;
    }
    double seconds = chance.about(260, 1.0);
    int keys = (int) Math.max(10, seconds * chance.between(0.4, 1.5));
    dialogue.session(
        from,
        to,
        Application.SSH,
        now,
        new Payload(2_200 + keys * 48, 3_000 + keys * 130, keys, seconds));
  }

  /** A programmer watches a controller for a while, and loads what was changed. */
  private static void programming(Habits habits) {
    PlantNetwork network = habits.network();
    habits.perDay(
        6,
        DayCourse.OFFICE,
        (now, dialogue) -> {
          Chance chance = dialogue.chance();
          Host from = chance.of(network.of(HostKind.ENGINEERING));
          Host plc = chance.of(network.plcs());
          Application language = ControlTraffic.language(plc);
          double seconds = chance.about(300, 0.8);
          int turns = (int) Math.max(5, seconds * chance.between(0.8, 3));
          dialogue.session(
              from, plc, language, now, new Payload(turns * 34.0, turns * 180.0, turns, seconds));
          if (chance.is(0.35)) {
            dialogue.session(
                from,
                plc,
                language,
                now + chance.between(5, 200),
                new Payload(30_000, 4_000, 90, 12).vary(chance, 0.7));
          }
        });
  }

  private static void backups(Habits habits) {
    PlantNetwork network = habits.network();
    Host files = network.the(HostKind.FILES);
    for (Host host :
        network.of(HostKind.HISTORIAN, HostKind.SCADA, HostKind.ENGINEERING, HostKind.DIRECTORY)) {
      habits.perDay(
          1,
          DayCourse.NIGHT,
          (now, dialogue) ->
              dialogue.session(
                  host,
                  files,
                  Application.SMB,
                  now,
                  new Payload(900_000_000, 2_500_000, 4_000, 600).vary(dialogue.chance(), 0.7)));
    }
    habits.perDay(
        1,
        DayCourse.NIGHT,
        (now, dialogue) ->
            dialogue.session(
                files,
                network.the(HostKind.INTRANET),
                Application.SSH,
                now,
                new Payload(120_000_000, 900_000, 300, 120).vary(dialogue.chance(), 0.6)));
  }

  /** At night the monitor looks what there is: a scan that is meant to be. */
  private static void inventory(Habits habits) {
    PlantNetwork network = habits.network();
    Host monitor = network.the(HostKind.MONITOR);
    habits.perDay(
        1,
        DayCourse.NIGHT,
        (now, dialogue) -> {
          Chance chance = dialogue.chance();
          double at = now;
          for (Host host : chance.shuffled(network.inside())) {
            if (host.kind().isPlc() || host.equals(monitor)) {
              continue; // controllers are left alone
            }
            for (Application application : ASKED_FOR) {
              at += chance.waiting(1.6);
              if (chance.is(0.25)) {
                dialogue.looked(monitor, host, application, at);
              } else if (chance.is(0.9)) {
                dialogue.refused(monitor, host, application, at);
              } else {
                dialogue.unanswered(monitor, host, application, at, chance.whole(1, 3));
              }
            }
          }
        });
  }

  /** Somebody of a maker logs in from elsewhere, and looks at a controller from within. */
  private static void remoteSupport(Habits habits) {
    PlantNetwork network = habits.network();
    Host jump = network.the(HostKind.JUMP_HOST);
    habits.perDay(
        1.5,
        DayCourse.OFFICE,
        (now, dialogue) -> {
          Chance chance = dialogue.chance();
          Host outside = network.of(HostKind.OUTSIDE).get(10);
          double seconds = chance.about(700, 0.6);
          int keys = (int) (seconds * chance.between(0.5, 1.5));
          dialogue.session(
              outside,
              jump,
              Application.SSH,
              now,
              new Payload(3_000 + keys * 60, 4_000 + keys * 300, keys, seconds));
          Host plc = chance.of(network.plcs());
          dialogue.session(
              jump,
              plc,
              ControlTraffic.language(plc),
              now + chance.between(0.1, 0.4) * seconds,
              new Payload(3_500, 16_000, 90, seconds * 0.4).vary(chance, 0.5));
        });
  }
}
